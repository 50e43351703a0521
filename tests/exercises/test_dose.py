from functools import partial

import pytest

from exercises.dose import Dose, Range, session_seconds, set_seconds


def make_dose(**fields):
    defaults = {
        "sets": 2,
        "sides": 2,
        "reps": Range(8, 10),
        "hold_s": Range(2, 3),
        "up_s": 2,
        "down_s": 2,
        "rest_s": 30,
        "per_week": Range(2, 3),
    }
    return Dose(**defaults | fields)


@pytest.mark.parametrize(
    ("ends", "shown"), (((8, 10), "8–10"), ((8, 8), "8"), ((0, 1), "0–1"))
)
def test_range_shows_one_number_where_both_are_the_same(ends, shown):
    assert str(Range(*ends)) == shown


def test_dose_takes_what_the_formula_says():
    assert make_dose().seconds == (282, 370)
    assert make_dose().minutes == (5, 6)


def test_dose_takes_a_minute_at_least():
    dose = make_dose(sets=1, sides=1, reps=Range(1, 1), hold_s=Range(5, 5))

    assert dose.minutes == (1, 1)


def test_time_of_a_distance_is_not_known():
    assert make_dose(distance_m=20).minutes is None


@pytest.mark.parametrize(
    "negative",
    (
        partial(set_seconds, -1, 2),
        partial(session_seconds, 2, 2, 8, 2, 2, 2, -30),
    ),
)
def test_time_is_never_negative(negative):
    with pytest.raises(ValueError, match="zero or more"):
        negative()


def test_no_sets_take_no_time():
    assert session_seconds(0, 2, 8, 2, 2, 2, 30) == 0
