"""Sets with their times, for `training.dose`."""

from decimal import Decimal

from exercises.models import Exercise
from training.dose import LoggedSet


def timed_set(
    exercise: Exercise, *, reps: int | None, hold_s: Decimal | int | None
) -> LoggedSet:
    """Return the set with its times. A timed hold is one rep without up and down."""
    if exercise.mode == Exercise.Mode.HOLD_TIME:
        return LoggedSet(1, float(hold_s or 0), 0, 0, exercise.rest_s)
    up, down, rest = exercise.up_s, exercise.down_s, exercise.rest_s
    return LoggedSet(int(reps or 0), float(hold_s or 0), up, down, rest)
