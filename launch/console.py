"""Lines on the terminal of the person who started the launcher."""

import sys


class ProblemError(Exception):
    """A problem the person can fix; the message is one sentence that shows how."""


def write_line(line: str) -> None:
    """Write to standard output at once, before a child process writes there."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
