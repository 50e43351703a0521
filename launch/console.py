"""What the launcher tells the person who started it."""

import sys


class ProblemError(Exception):
    """Something the person can put right, in one sentence that says how."""


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")
