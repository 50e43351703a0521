"""Packages of a Debian system, where we may install them."""

import os
import shutil

from launch.processes import run


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*names: str) -> None:
    options = {
        "capture_output": True,
        "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    }
    run("apt-get", "update", **options)
    run("apt-get", "install", "--yes", "--no-install-recommends", *names, **options)
