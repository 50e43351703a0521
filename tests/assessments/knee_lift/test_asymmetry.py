import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.knee_lift.asymmetry import (
    Lifts,
    difference_cm,
    difference_text,
    lower_side_flag,
    percent_of_stronger,
)
from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import SideScore, TestScore
from assessments.measurement_error.change import PROVISIONAL
from hipflex.sides import Side

lifts = st.floats(0.5, 35)


@pytest.mark.parametrize(
    ("sides", "difference", "percent"),
    (
        ((9.0, 6.0), 3.0, 33.3),
        ((3.0, 1.0), 2.0, None),
        ((8.0, 8.0), 0.0, 0.0),
        ((6.0, 9.5), -3.5, 36.8),
    ),
)
def test_left_right_measures(sides, difference, percent):
    assert difference_cm(*sides) == difference
    assert percent_of_stronger(*sides) == (
        percent if percent is None else pytest.approx(percent, abs=0.05)
    )


@pytest.mark.parametrize(("right", "left"), ((None, 5.0), (5.0, None)))
def test_missing_side_has_no_difference(right, left):
    assert difference_cm(right, left) is None
    assert percent_of_stronger(right, left) is None


@given(right=lifts, left=lifts)
def test_difference_changes_sign_with_the_sides(right, left):
    assert difference_cm(right, left) == -difference_cm(left, right)
    assert percent_of_stronger(right, left) == percent_of_stronger(left, right)


@pytest.mark.parametrize(
    ("current", "previous", "kind", "side"),
    (
        (Lifts(9.0, 6.0), Lifts(7.0, 6.5), "lower", Side.LEFT),
        (Lifts(6.0, 9.0), Lifts(6.5, 7.0), "lower", Side.RIGHT),
        (Lifts(9.0, 6.0), Lifts(6.5, 7.0), "watch", Side.LEFT),
        (Lifts(9.0, 6.0), Lifts(7.0, 7.0), "watch", Side.LEFT),
        (Lifts(9.0, 6.0), None, "watch", Side.LEFT),
        (Lifts(8.5, 6.0), Lifts(9.0, 5.0), "none", None),
        (Lifts(9.0, 6.0, 1), Lifts(9.0, 5.0), "none", None),
        (Lifts(9.0, None, 0), Lifts(9.0, 5.0), "none", None),
    ),
)
def test_flag_of_the_lower_side(current, previous, kind, side):
    flag = lower_side_flag(current, previous, PROVISIONAL)

    assert (flag.kind, flag.side) == (kind, side)
    assert bool(flag) is (kind != "none")


@pytest.mark.parametrize(
    ("current", "previous", "words"),
    (
        (
            Lifts(8.75, 7.5),
            None,
            "This difference is too small for the test to detect; that would take 2.9 "
            "cm.",
        ),
        (
            Lifts(9.0, 6.0),
            Lifts(7.0, 6.5),
            "Left was lower than right in two tests, this time by more than the "
            "smallest detectable change (2.9 cm).",
        ),
        (
            Lifts(6.0, 9.0),
            None,
            "Right was lower than left in this test by more than the smallest "
            "detectable change (2.9 cm). The next test will show whether it lasts.",
        ),
        (Lifts(None, 9.0, 0), None, ""),
    ),
)
def test_sentence_beside_the_difference(current, previous, words):
    flag = lower_side_flag(current, previous, PROVISIONAL)

    assert difference_text(current, flag, PROVISIONAL) == words


def test_lifts_of_a_score_are_the_means():
    score = TestScore(
        SideScore(Side.LEFT, Level.BUILDING, mean_upright_cm=4.0, trials_in_mean=2),
        SideScore(Side.RIGHT, Level.BUILDING, mean_upright_cm=5.0, trials_in_mean=1),
    )

    assert Lifts.of(score) == Lifts(right=5.0, left=4.0, trials_in_mean=1)
