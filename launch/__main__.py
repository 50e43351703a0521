"""`python -m launch COMMAND`: what the Makefile calls."""

import argparse
import os
import signal
import sys
from types import FrameType

from launch import audits, checks
from launch.console import ProblemError, complain, say
from launch.folders import REPOSITORY, read_settings_file
from launch.manage import run_manage
from launch.site import run_site

COMMANDS = {
    "run": run_site,
    "manage": run_manage,
    "test": checks.run_all,
    "test-unit": checks.run_unit_tests,
    "lint": checks.run_lint,
    "format": checks.run_format,
    "bench": checks.run_bench,
    "lighthouse": audits.run_lighthouse,
    "validate": audits.run_validate,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="launch", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    command = parser.parse_args().command
    os.chdir(REPOSITORY)
    # Root's database account must be able to read what is installed.
    os.umask(0o022)
    if command in ("run", "manage"):
        read_settings_file()
    stop_on_signals()
    return carry_out(command)


def stop_on_signals() -> None:
    def stop(number: int, _: FrameType | None) -> None:
        for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(wanted, signal.SIG_IGN)
        raise KeyboardInterrupt

    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wanted, stop)


def carry_out(command: str) -> int:
    try:
        return COMMANDS[command]()
    except KeyboardInterrupt:
        say("\nStopped.")
        return 0 if command == "run" else 130
    except ProblemError as problem:
        complain(str(problem))
    except PermissionError as problem:
        complain(
            f"{problem.filename} cannot be used by this account: start as the account"
            " that made it, or choose another folder with DATA_DIR=."
        )
    return 1


if __name__ == "__main__":
    sys.exit(main())
