"""The rules about pain in training, 0 to 10: what stops an exercise or a harder step.

The rules of the test are apart: its limits in `assessments/knee_lift/protocol.py`, what
stops it in `assessments/knee_lift/trials.py`.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from assessments.knee_lift.protocol import PAIN_STOP

# Our conventions: how long pain of 4 or more stops an exercise, the least pain that is
# shown, and the most pain that still allows a harder step.
PAIN_STOP_HOURS: Final = 48
MIN_PAIN_SHOWN: Final = 2
MAX_GOOD_PAIN: Final = 2


def stopping_since(now: datetime) -> datetime:
    """Return the time since which pain of 4 or more stops an exercise, in UTC."""
    # In UTC: local hours are an hour off where the clocks change.
    return now.astimezone(UTC) - timedelta(hours=PAIN_STOP_HOURS)


def stops_exercise(pain: int | None, at: datetime, *, now: datetime) -> bool:
    """Return whether pain at a time still stops its exercise."""
    return (pain or 0) >= PAIN_STOP and at.astimezone(UTC) >= stopping_since(now)


def pain_tone(pain: int | None) -> str:
    """Return "bad" for pain that stops an exercise, "warn" for less, "" for none."""
    if (pain or 0) >= PAIN_STOP:
        return "bad"
    return "warn" if (pain or 0) >= MIN_PAIN_SHOWN else ""
