"""Where HipFlex keeps what it makes, and what it remembers between runs."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launch.console import ProblemError

REPOSITORY = Path(__file__).resolve().parent.parent


def read_settings_file(path: Path = REPOSITORY / ".env") -> None:
    """Values of `.env` that the environment does not already give."""
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


def remembered_secret(path: Path, *, length: int) -> str:
    """A random text, made at the first call and the same ever after."""
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(length))
        unfinished.rename(path)
    return path.read_text()


@contextmanager
def only_one(path: Path, *, what: str) -> Iterator[None]:
    """Refuse a second run; the lock goes with the process, however it ends."""
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProblemError(
                f"{what} already runs from {path.parent}: stop it first (Ctrl-C in"
                " its window), or choose another folder with DATA_DIR=."
            ) from None
        yield
