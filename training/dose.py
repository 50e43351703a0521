"""How long training takes. Seconds and minutes from plain values.

One logged set of one side takes reps × (up + hold + down). A set of both legs at once
counts once, not twice. There is one rest between two sets of a session. This way to
count is our convention.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from exercises.dose import DOWN_S, UP_S, set_seconds

# The article's suggestion for a week.
MINUTES_TARGET: Final = 15
# Convention: from here on we remind of the article's "not the main focus".
MINUTES_REMINDER: Final = 30
SESSIONS_PER_WEEK: Final = (2, 3)
# Convention: the article names no rest.
REST_S: Final = 30.0


@dataclass(frozen=True)
class LoggedSet:
    """One logged set: reps of one side, or of both legs at once; times in seconds."""

    reps: int
    hold_s: float = 0
    up_s: float = UP_S
    down_s: float = DOWN_S
    rest_s: float = REST_S

    @property
    def seconds(self) -> float:
        return set_seconds(self.reps, self.hold_s, self.up_s, self.down_s)


def logged_seconds(sets: Iterable[LoggedSet]) -> float:
    """Return the duration of one session in seconds, with rests between the sets."""
    logged = list(sets)
    work = sum(logged_set.seconds for logged_set in logged)
    return work + sum(logged_set.rest_s for logged_set in logged[:-1])


def minutes_left(minutes: float) -> float:
    """Return how many of the article's 15 minutes a week are left; 0 beyond them."""
    return max(MINUTES_TARGET - minutes, 0)
