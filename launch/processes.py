"""Starting other programs, knowing one again, and ending it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROC = Path("/proc")


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run to the end; `capture_output` and the like as in `subprocess.run`."""
    words = [str(word) for word in command]
    options = {"check": False, "text": True} | options
    return subprocess.run(words, **options)  # noqa: S603  # no shell, own words


def start(*command: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start in its own session: Ctrl-C reaches the launcher alone."""
    words = [str(word) for word in command]
    return subprocess.Popen(  # noqa: S603  # no shell, own words
        words, stdin=subprocess.DEVNULL, start_new_session=True, **options
    )


def command_of(pid: int) -> str:
    """The command line of a process; empty for one that is gone or a zombie."""
    if PROC.is_dir():
        try:
            words = (PROC / str(pid) / "cmdline").read_bytes()
        except OSError:
            return ""
        return words.replace(b"\0", b" ").decode(errors="replace").strip()
    listed = run("ps", "-o", "stat=,command=", "-p", str(pid), capture_output=True)
    state, _, command = listed.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else command.strip()


def is_there(pid: int) -> bool:
    """Whether a signal could reach it: true for a zombie too."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def read_pid(path: Path) -> int | None:
    """The process that a pid file names in its first line."""
    try:
        return int(path.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def wait_until(holds: Callable[[], bool], *, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


def end_stranger(pid: int, gently: signal.Signals, *, seconds: float) -> None:
    """End a process that an earlier launcher left behind."""

    def gone() -> bool:
        return not command_of(pid)

    for how in (gently, signal.SIGKILL):
        try:
            os.kill(pid, how)
        except ProcessLookupError:
            return
        if wait_until(gone, seconds=seconds):
            return


def end_child(
    child: subprocess.Popen[bytes], gently: signal.Signals, *, seconds: float
) -> None:
    """End a process of this launcher, and wait for its end."""
    if child.poll() is not None:
        return
    child.send_signal(gently)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
