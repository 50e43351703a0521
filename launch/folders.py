"""Folders and files that the launcher creates, and who can use them.

PostgreSQL refuses to run as root. Root runs it as the owner of the database's
folder, or as `nobody` when the folder is new; anyone else runs it as themselves.
"""

import fcntl
import hashlib
import os
import pwd
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from launch.console import ProblemError
from launch.processes import run

REPOSITORY = Path(__file__).resolve().parent.parent
OUTSIDE = Path("/var/lib/hipflex")


def read_settings_file(path: Path = REPOSITORY / ".env") -> None:
    """Add the values of `.env` that the environment does not set already."""
    if not path.exists():
        return
    for line in path.read_text().splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def data_folder() -> Path:
    path = Path(os.environ.get("DATA_DIR") or REPOSITORY / "data").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def stored_secret(path: Path, *, length: int) -> str:
    """Return the secret in a file; create a random one at the first call."""
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(length))
        unfinished.rename(path)
    return path.read_text()


@contextmanager
def exclusive_lock(path: Path, *, name: str) -> Iterator[None]:
    """Refuse a second run in a folder; the lock ends with the process."""
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProblemError(
                f"{name} already runs from {path.parent}: stop it first (Ctrl-C in"
                " its window), or choose another folder with DATA_DIR=."
            ) from None
        yield


def database_account(home: Path) -> dict[str, Any]:
    """Return the `subprocess` options that run a program as PostgreSQL's account."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    user, group = nobody.pw_uid, nobody.pw_gid
    if home.exists() and (owner := home.stat()).st_uid != 0:
        user, group = owner.st_uid, owner.st_gid
    return {"user": user, "group": group, "extra_groups": []}


def is_accessible(folder: Path, account: dict[str, Any]) -> bool:
    return run("test", "-x", folder, cwd="/", **account).returncode == 0


def accessible_folder(folder: Path) -> Path:
    """Return the folder, or one in /var/lib if PostgreSQL's account can't enter it."""
    if is_accessible(folder.parent, database_account(folder)):
        return folder
    # Each clone of the repository has its own.
    name = hashlib.sha256(bytes(folder.parent)).hexdigest()[:12]
    return OUTSIDE / name / folder.name
