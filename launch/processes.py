"""Start other programs, recognise them by their process id, and end them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

Finished = subprocess.CompletedProcess[str]
PROC = Path("/proc")


def run(*command: str | Path, **options: Any) -> Finished:
    """Run a program to its end; options are those of `subprocess.run`."""
    arguments = [str(part) for part in command]
    options = {"check": False, "text": True} | options
    return subprocess.run(arguments, **options)  # noqa: S603  # no shell


def start(*command: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start a program in its own session, so that Ctrl-C reaches the launcher alone."""
    arguments = [str(part) for part in command]
    return subprocess.Popen(  # noqa: S603  # no shell
        arguments, stdin=subprocess.DEVNULL, start_new_session=True, **options
    )


def command_of(pid: int) -> str:
    """Return a process's command line; empty if it has ended or is a zombie."""
    if PROC.is_dir():
        try:
            arguments = (PROC / str(pid) / "cmdline").read_bytes()
        except OSError:
            return ""
        return arguments.replace(b"\0", b" ").decode(errors="replace").strip()
    listed = run("ps", "-o", "stat=,command=", "-p", str(pid), capture_output=True)
    state, _, command = listed.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else command.strip()


def is_taken(pid: int) -> bool:
    """Return whether a process or a zombie, whosever it is, has this number."""
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except ProcessLookupError:
        return False
    return True


def read_pid(path: Path) -> int | None:
    """Return the number in the first line of a pid file; None if there is none."""
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Return whether the condition became true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def end_process(pid: int, first: signal.Signals, *, seconds: float) -> None:
    """Send the first signal, and SIGKILL if the process still runs after `seconds`."""
    for number in (first, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(pid, number)
        if wait_until(lambda: not command_of(pid), seconds=seconds):
            return
