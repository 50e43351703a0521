"""The browser of the browser tests: the system's own Chromium."""

import os
import shutil
from pathlib import Path

from launch.console import ProblemError, say
from launch.processes import run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = ("chromium",)


def find_chromium() -> str | None:
    named = (os.environ.get("CHROMIUM") or None, *map(shutil.which, NAMES))
    installed = (str(MAC),) if MAC.exists() else ()
    return next((path for path in (*named, *installed) if path), None)


def ensure_chromium() -> str:
    found = find_chromium()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium …")
        options = {
            "capture_output": True,
            "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        }
        run("apt-get", "update", **options)
        quiet = ("install", "--yes", "--no-install-recommends")
        run("apt-get", *quiet, *PACKAGES, **options)
        found = find_chromium()
    if found is None:
        raise ProblemError(
            "The browser tests need Chromium: install it from your system's"
            " packages, or name it with CHROMIUM=."
        )
    return found
