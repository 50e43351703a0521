"""The project's own Python environment, from hash-pinned requirements."""

import hashlib
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from launch.console import ProblemError, say
from launch.folders import REPOSITORY
from launch.identity import reachable
from launch.processes import run, start

RUN = "requirements.txt"
# Holds everything in RUN with the same pins.
TEST = "requirements-dev.txt"
# How many times pip runs beside itself: it waits as much as it works.
AT_ONCE = 3
# Compiled by those who made it, by `venv`, or never run.
NOT_COMPILED = "/(mypyc?|pip|tests?)/"
APART = {"capture_output": True, "start_new_session": True}


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
        say(f"Creating the Python environment in {folder} …")
    clear = () if works else ("--clear",)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = run(sys.executable, "-m", "venv", *clear, folder, **APART)
    _must(made.returncode, made.stderr)
    say(f"Installing {requirements} (only needed when it has changed) …")
    _install(python, requirements)
    # On all cores at once; what is for another Python does not compile.
    compile_all = ("-m", "compileall", "-q", "-j", "0", "-x", NOT_COMPILED)
    run(python, *compile_all, folder / "lib", **APART)
    _remember(folder, requirements)
    return python


def _install(python: Path, requirements: str) -> None:
    """Several pips side by side; what interrupts them leaves none behind."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        pips = []
        for number, share in enumerate(_shares(requirements)):
            packages = Path(folder, f"{number}-{requirements}")
            packages.write_text(share)
            pip = stack.enter_context(_pip(python, packages))
            stack.callback(pip.kill)
            pips.append(pip)
        for pip in pips:
            _, said = pip.communicate()
            _must(pip.returncode, said.decode(errors="replace"))


def _shares(requirements: str) -> list[str]:
    """The packages and their hashes, dealt out: each is looked up and fetched alone."""
    packages = (REPOSITORY / requirements).read_text().replace("\\\n", "").splitlines()
    return ["\n".join(packages[first::AT_ONCE]) for first in range(AT_ONCE)]


def _pip(python: Path, packages: Path) -> subprocess.Popen[bytes]:
    """What each of them needs is in one of the shares, so pip need not look for it."""
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    exactly = ("--no-compile", "--no-deps", "--require-hashes", "--requirement")
    out = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return start(*pip, *exactly, packages, **out)


def _must(returncode: int, said: str) -> None:
    if returncode != 0:
        words = said.strip()[-1500:]
        raise ProblemError(f"The Python environment could not be created: {words}")


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
