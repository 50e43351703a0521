from datetime import UTC, datetime, timedelta

import pytest

from training.pain_rules import PAIN_STOP_HOURS, pain_tone, stops_exercise

NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)
LIMIT = timedelta(hours=PAIN_STOP_HOURS)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("pain", "ago", "stops"),
    (
        (4, LIMIT, True),
        (4, LIMIT + SECOND, False),
        (10, timedelta(0), True),
        (3, timedelta(0), False),
        (None, timedelta(0), False),
    ),
)
def test_pain_of_four_stops_an_exercise_for_48_hours(pain, ago, stops):
    assert stops_exercise(pain, NOW - ago, now=NOW) is stops


@pytest.mark.parametrize(
    ("pain", "tone"), ((None, ""), (1, ""), (2, "warn"), (3, "warn"), (4, "bad"))
)
def test_tone_follows_the_limits(pain, tone):
    assert pain_tone(pain) == tone
