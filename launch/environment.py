"""The project's own Python environment, installed from hash-pinned requirements."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from launch.console import ProblemError, write_line
from launch.folders import REPOSITORY, accessible_folder
from launch.processes import run

RUN = "requirements-local.txt"
# Contains everything in RUN, with the same pins.
TEST = "requirements-dev.txt"
QUIETLY = {"capture_output": True, "start_new_session": True}


def ensure_environment(requirements: str) -> Path:
    """Return the environment's Python, with the requirements installed.

    ProblemError with the installer's message if that fails.
    """
    named = os.environ.get("VENV")
    folder = Path(named).resolve() if named else accessible_folder(REPOSITORY / ".venv")
    python = folder / "bin" / "python"
    works = python.exists() and run(python, "-c", "pass").returncode == 0
    if works and _is_installed(folder, requirements):
        return python
    write_line(f"Installing {requirements} in {folder} (only when it changes) …")
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear = () if works else ("--clear",)
    _run_or_raise(sys.executable, "-m", "venv", *clear, folder)
    _install(python, requirements)
    for name in (RUN, TEST) if requirements == TEST else (requirements,):
        _stamp(folder, name).write_text(_digest(name))
    return python


def _install(python: Path, requirements: str) -> None:
    """Install with uv if it is there, with pip otherwise."""
    exactly = ("--quiet", "--no-deps", "--require-hashes", "-r", requirements)
    if uv := shutil.which("uv"):
        compiled = ("--compile-bytecode", "--python", python)
        done = run(uv, "pip", "install", *compiled, *exactly, cwd=REPOSITORY, **QUIETLY)
        # uv does not read pip's settings: where it finds no package, pip may.
        if done.returncode == 0:
            return
    _run_or_raise(python, "-m", "pip", "install", *exactly)


def _run_or_raise(*command: str | Path) -> None:
    done = run(*command, cwd=REPOSITORY, **QUIETLY)
    if done.returncode != 0:
        output = (done.stdout + done.stderr).strip()[-1500:]
        raise ProblemError(f"The Python environment could not be made: {output}")


def _is_installed(folder: Path, requirements: str) -> bool:
    stamp = _stamp(folder, requirements)
    return stamp.exists() and stamp.read_text() == _digest(requirements)


def _stamp(folder: Path, requirements: str) -> Path:
    return folder / f"{requirements}.sha256"


def _digest(requirements: str) -> str:
    return hashlib.sha256((REPOSITORY / requirements).read_bytes()).hexdigest()
