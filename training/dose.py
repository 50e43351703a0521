"""How long training takes. Seconds and minutes from plain values.

The rule of volume: one logged line is one set of one side and takes
reps × (up + hold + down). A line marked "both" moves both legs at once and counts
once, not twice. Between two lines of a session lies one rest; sessions add up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from exercises.dose import DOWN_S, UP_S, set_seconds

# The article's suggestion for a week.
MINUTES_TARGET: Final = 15
# Convention: beyond this the article's "not the main focus" is brought to mind.
MINUTES_REMINDER: Final = 30
SESSIONS_PER_WEEK: Final = (2, 3)
# Convention: the article names no rest.
REST_S: Final = 30.0


@dataclass(frozen=True)
class LoggedSet:
    """One logged line: reps of one side, or of both legs at once; times in seconds."""

    reps: int
    hold_s: float = 0
    up_s: float = UP_S
    down_s: float = DOWN_S
    rest_s: float = REST_S

    @property
    def seconds(self) -> float:
        return set_seconds(self.reps, self.hold_s, self.up_s, self.down_s)


def logged_seconds(lines: Iterable[LoggedSet]) -> float:
    """Seconds of one session as logged, each line but the last followed by its rest."""
    logged = list(lines)
    work = sum(line.seconds for line in logged)
    return work + sum(line.rest_s for line in logged[:-1])


def weekly_minutes(sessions: Iterable[Iterable[LoggedSet]]) -> float:
    """Minutes of a week's sessions: their sum, as nothing is counted between them."""
    return sum(logged_seconds(session) for session in sessions) / 60


def minutes_left(minutes: float) -> float:
    """How much of the article's 15 minutes a week is still to go."""
    return max(MINUTES_TARGET - minutes, 0)
