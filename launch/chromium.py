"""The browser of the browser tests: the system's own Chromium."""

import os
import shutil
from pathlib import Path

from launch.console import ProblemError, say
from launch.packages import can_install, install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = ("chromium",)


def find_chromium() -> str | None:
    named = (os.environ.get("CHROMIUM") or None, *map(shutil.which, NAMES))
    installed = (str(MAC),) if MAC.exists() else ()
    return next((path for path in (*named, *installed) if path), None)


def ensure_chromium() -> str:
    found = find_chromium()
    if found is None and can_install():
        say("Installing Chromium …")
        install(*PACKAGES)
        found = find_chromium()
    if found is None:
        raise ProblemError(
            "The browser tests need Chromium: install it from your system's"
            " packages, or name it with CHROMIUM=."
        )
    return found
