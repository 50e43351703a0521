from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import SideScore
from assessments.measurement_error.change import (
    PROVISIONAL,
    ErrorEstimate,
    SideChange,
    Verdict,
    earliest_retest_on,
    error_of,
    level_note,
    retest_on,
    typical_error,
    verdict,
)
from hipflex.sides import Side

PAIRS = [
    (6.0, 6.5),
    (8.0, 7.0),
    (4.5, 5.5),
    (9.0, 9.5),
    (7.0, 6.0),
    (5.0, 5.0),
    (8.5, 9.5),
    (6.5, 6.0),
    (3.0, 4.0),
    (10.0, 9.5),
]


def make_score(mean, *, level=Level.BUILDING, lean=0, trials=2):
    return SideScore(
        Side.LEFT,
        level,
        mean_upright_cm=mean,
        furthest_lean_cleared=lean,
        trials_in_mean=trials,
    )


def test_typical_error_of_ten_pairs():
    found = typical_error(PAIRS)

    assert round(found.bias_cm, 2) == 0.10
    assert round(found.typical_error_cm, 2) == 0.57
    assert round(found.mdc95, 2) == 1.59


def test_typical_error_needs_two_pairs():
    with pytest.raises(ValueError, match="two pairs"):
        typical_error(PAIRS[:1])


@pytest.mark.parametrize(("n", "source"), ((9, "provisional"), (10, "squad")))
def test_own_error_starts_at_ten_pairs(n, source):
    assert error_of(PAIRS[:n]).source == source


@pytest.mark.parametrize(
    ("trials", "sem", "mdc95", "band"), ((1, 1.5, 4.2, 2.9), (2, 1.1, 2.9, 2.1))
)
def test_provisional_error(trials, sem, mdc95, band):
    assert round(PROVISIONAL.sem(trials), 1) == sem
    assert round(PROVISIONAL.mdc95(trials), 1) == mdc95
    assert round(PROVISIONAL.band(trials), 1) == band


@pytest.mark.parametrize(
    ("difference", "trials", "expected"),
    (
        (0, 2, "no_change"),
        (1.4, 2, "no_change"),
        (1.5, 2, "possible"),
        (-2.8, 2, "possible"),
        (2.9, 2, "larger"),
        (-3.0, 2, "larger"),
        (2.0, 1, "no_change"),
        (4.1, 1, "possible"),
        (4.2, 1, "larger"),
    ),
)
def test_verdict_of_a_difference(difference, trials, expected):
    assert verdict(difference, error=PROVISIONAL, trials_in_mean=trials) == expected


def test_verdicts_have_the_binding_words():
    assert [one.words for one in Verdict] == [
        "no change this test can detect",
        "possible change, but small enough to be measurement error",
        "change larger than measurement error",
    ]


@given(
    difference=st.floats(-35, 35),
    sem=st.floats(0.1, 5),
    trials=st.sampled_from((1, 2)),
)
def test_verdict_does_not_depend_on_the_direction(difference, sem, trials):
    error = ErrorEstimate(sem)

    up = verdict(difference, error=error, trials_in_mean=trials)
    down = verdict(-difference, error=error, trials_in_mean=trials)

    assert up == down


@pytest.mark.parametrize(
    ("stepped", "said", "note"),
    (
        (True, Verdict.POSSIBLE, "confirm next time"),
        (True, None, "confirm next time"),
        (True, Verdict.LARGER, ""),
        (False, Verdict.NO_CHANGE, ""),
    ),
)
def test_note_on_a_new_level(stepped, said, note):
    assert level_note(stepped=stepped, verdict=said) == note


def test_change_of_a_side():
    before, now = make_score(4.5), make_score(7.5, level=Level.UPRIGHT_STANDARD)

    change = SideChange(before, now, PROVISIONAL)

    assert change.difference_cm == 3.0
    assert round(change.mdc95, 1) == 2.9
    assert change.verdict == Verdict.LARGER
    assert change.level_changed
    assert change.note == ""


def test_lean_step_alone_is_to_be_confirmed():
    change = SideChange(make_score(4.5), make_score(5.0, lean=15), PROVISIONAL)

    assert not change.level_changed
    assert change.lean_changed
    assert change.note == "confirm next time"


def test_change_uses_the_error_of_the_shorter_mean():
    change = SideChange(make_score(4.5, trials=1), make_score(8.0), PROVISIONAL)

    assert round(change.mdc95, 1) == 4.2
    assert change.verdict == Verdict.POSSIBLE


def test_change_without_an_earlier_lift_says_nothing():
    before = make_score(None, level=Level.NOT_TESTED, lean=None, trials=0)

    change = SideChange(before, make_score(5.0), PROVISIONAL)

    assert change.difference_cm is None
    assert change.mdc95 is None
    assert change.verdict is None
    assert not change.level_changed
    assert change.note == ""


def test_retest_after_a_month_and_never_within_two_weeks():
    assert retest_on(date(2026, 11, 20)) == date(2026, 12, 18)
    assert earliest_retest_on(date(2026, 11, 20)) == date(2026, 12, 4)
