"""`python -m launch COMMAND`: the commands of the Makefile."""

import argparse
import os
import signal
import sys
from types import FrameType

from launch import checks
from launch.console import ProblemError, write_line
from launch.folders import REPOSITORY, read_settings_file
from launch.site import run_manage, run_site

COMMANDS = {
    "run": run_site,
    "manage": run_manage,
    "test": checks.run_all,
    "test-unit": checks.run_unit_tests,
    "lint": checks.run_lint,
    "format": checks.run_format,
    "bench": checks.run_bench,
    "validate": checks.run_validate,
}
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main() -> int:
    parser = argparse.ArgumentParser(prog="launch", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    command = parser.parse_args().command
    os.chdir(REPOSITORY)
    # Root's database account must be able to read what is installed.
    os.umask(0o022)
    if command in ("run", "manage"):
        read_settings_file()
    for number in STOP_SIGNALS:
        signal.signal(number, interrupt)
    return execute(command)


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Stop as after Ctrl-C; further signals must not interrupt the clean-up."""
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def execute(command: str) -> int:
    """Return the exit code of a command; show a problem in one sentence."""
    try:
        return COMMANDS[command]()
    except KeyboardInterrupt:
        write_line("\nStopped.")
        return 0 if command == "run" else 130
    except ProblemError as problem:
        message = str(problem)
    except PermissionError as problem:
        message = (
            f"{problem.filename or 'A running server'} cannot be used by this account:"
            " start as the account"
            " that made it, or choose another folder with DATA_DIR=."
        )
    sys.stderr.write(f"{message}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
