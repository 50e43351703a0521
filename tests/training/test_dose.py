from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.dose import session_seconds, set_seconds
from training.dose import (
    MINUTES_TARGET,
    LoggedSet,
    logged_seconds,
    minutes_left,
)

sets = st.builds(
    LoggedSet,
    reps=st.integers(0, 30),
    hold_s=st.integers(0, 30),
    rest_s=st.integers(0, 120),
)


@pytest.mark.parametrize(
    ("factors", "seconds"),
    (
        ((2, 2, 8, 2, 2, 2, 30), 282),
        ((2, 2, 10, 2, 3, 2, 30), 370),
        ((1, 1, 8, 2, 2, 2, 30), 48),
        ((0, 2, 8, 2, 2, 2, 30), 0),
    ),
)
def test_seconds_of_a_planned_exercise(factors, seconds):
    assert session_seconds(*factors) == seconds


def test_seconds_of_a_set():
    assert set_seconds(8, 2) == 48
    assert set_seconds(1, 30, 0, 0) == 30


@pytest.mark.parametrize(
    "negative",
    (
        partial(set_seconds, -1, 2),
        partial(set_seconds, 8, -2),
        partial(session_seconds, 2, 2, 8, 2, 2, 2, -30),
        partial(session_seconds, -2, 2, 8, 2, 2, 2, 30),
    ),
)
def test_time_is_never_negative(negative):
    with pytest.raises(ValueError, match="zero or more"):
        negative()


def test_logged_session_takes_what_the_plan_says():
    session = [LoggedSet(reps=8, hold_s=2)] * 4

    assert logged_seconds(session) == session_seconds(2, 2, 8, 2, 2, 2, 30)


def test_week_is_near_the_target_with_three_sessions():
    session = [LoggedSet(reps=8, hold_s=2)] * 4

    minutes = 3 * logged_seconds(session) / 60

    assert round(minutes, 1) == 14.1
    assert round(minutes_left(minutes), 1) == 0.9


def test_nothing_is_left_beyond_the_target():
    assert minutes_left(20) == 0
    assert minutes_left(0) == MINUTES_TARGET


@given(session=st.lists(sets, max_size=8), added=sets)
def test_one_more_set_never_takes_less_time(session, added):
    assert logged_seconds([*session, added]) >= logged_seconds(session)
