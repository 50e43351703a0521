"""Whom PostgreSQL runs as, and what that account can reach.

PostgreSQL refuses to run as root. Root starts it as the owner of the data
folder, or as `nobody` when the folder is new; anyone else as themselves.
"""

import hashlib
import os
import pwd
from pathlib import Path
from typing import Any

from launch.processes import run

ELSEWHERE = Path("/var/lib/hipflex")


def identity(home: Path) -> dict[str, Any]:
    """The options of `subprocess` that start a program as the right account."""
    if os.geteuid() != 0:
        return {}
    if home.exists() and home.stat().st_uid != 0:
        owner = home.stat()
        return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def give(path: Path, *, to: dict[str, Any]) -> None:
    if "user" in to:
        os.chown(path, to["user"], to["group"])


def can_enter(folder: Path, account: dict[str, Any]) -> bool:
    return run("test", "-x", folder, cwd="/", **account).returncode == 0


def reachable(wish: Path) -> Path:
    """The folder itself, or one outside root's own folders that stands for it."""
    if can_enter(wish.parent, identity(wish)):
        return wish
    # Named after the place it stands for, so that each clone has its own.
    name = hashlib.sha256(bytes(wish.parent)).hexdigest()[:12]
    return ELSEWHERE / name / wish.name
