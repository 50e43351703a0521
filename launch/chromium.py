"""The browser of the browser tests: the system's own Chromium."""

import os
import shutil
from pathlib import Path

from launch.console import ProblemError, say
from launch.packages import can_install, install

# The engine alone, without windows, takes two thirds of the time.
NAMES = (
    "chromium-headless-shell",
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
)
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = ("chromium-headless-shell", "chromium")


def find_chromium() -> str | None:
    named = (os.environ.get("CHROMIUM") or None, *map(shutil.which, NAMES))
    installed = (str(MAC),) if MAC.exists() else ()
    return next((path for path in (*named, *installed) if path), None)


def ensure_chromium() -> str:
    found = find_chromium() or install_chromium()
    if found is None:
        raise ProblemError(
            "The browser tests need Chromium: install it from your system's packages, "
            "or set CHROMIUM= to its path."
        )
    return found


def install_chromium() -> str | None:
    """Not every system has the engine by itself."""
    for package in PACKAGES if can_install() else ():
        say("Installing Chromium …")
        install(package)
        if found := find_chromium():
            return found
    return None
