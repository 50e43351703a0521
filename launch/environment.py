"""The project's own Python environment, from hash-pinned requirements."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from launch.console import ProblemError, say
from launch.folders import REPOSITORY
from launch.identity import reachable
from launch.processes import run

RUN = "requirements.txt"
# Holds everything in RUN with the same pins.
TEST = "requirements-dev.txt"


def environment_folder() -> Path:
    """In the repository, unless only root could enter it there."""
    named = os.environ.get("VENV")
    return Path(named).resolve() if named else reachable(REPOSITORY / ".venv")


def ensure_environment(requirements: str) -> Path:
    """The environment's Python, with the requirements installed."""
    folder = environment_folder()
    python = folder / "bin" / "python"
    works = python.exists() and run(python, "-c", "pass").returncode == 0
    if works and _is_installed(folder, requirements):
        return python

    if not works:
        say(f"Making the Python environment in {folder} …")
    clear = () if works else ("--clear",)
    apart = {"capture_output": True, "start_new_session": True}
    folder.parent.mkdir(parents=True, exist_ok=True)
    _must(run(sys.executable, "-m", "venv", *clear, folder, **apart))
    say(f"Installing {requirements} (only when it changed) …")
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    # The file holds what each of them needs: that was looked up when it was made.
    pinned = ("--require-hashes", "--no-deps", "-r", REPOSITORY / requirements)
    _must(run(*pip, "--no-compile", *pinned, **apart))
    # On all cores at once; what is for another Python does not compile.
    run(python, "-m", "compileall", "-q", "-j", "0", folder / "lib", **apart)
    _remember(folder, requirements)
    return python


def _must(step: subprocess.CompletedProcess[str]) -> None:
    if step.returncode != 0:
        raise ProblemError(
            f"The Python environment could not be made: {step.stderr.strip()[-1500:]}"
        )


def _stamp(folder: Path, requirements: str) -> Path:
    return folder / f"{requirements}.sha256"


def _hash(requirements: str) -> str:
    return hashlib.sha256((REPOSITORY / requirements).read_bytes()).hexdigest()


def _is_installed(folder: Path, requirements: str) -> bool:
    stamp = _stamp(folder, requirements)
    return stamp.exists() and stamp.read_text() == _hash(requirements)


def _remember(folder: Path, requirements: str) -> None:
    names = (RUN, TEST) if requirements == TEST else (requirements,)
    for name in names:
        _stamp(folder, name).write_text(_hash(name))
