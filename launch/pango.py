"""What WeasyPrint draws words with: the system's own Pango."""

from pathlib import Path

from launch.console import ProblemError, say
from launch.packages import can_install, install
from launch.processes import run

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def ensure_pango(python: Path) -> None:
    if not _is_found(python) and can_install():
        say("Installing Pango …")
        install(*PACKAGES)
    if not _is_found(python):
        raise ProblemError(
            "The tests of PDF files need Pango: install it from your system's packages"
            f" (on Debian {', '.join(PACKAGES)})."
        )


def _is_found(python: Path) -> bool:
    # It warns of a library that it will need, and a warning fails the tests.
    words = ("-W", "error", "-c", "import weasyprint")
    return run(python, *words, capture_output=True).returncode == 0
