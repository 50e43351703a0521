import pytest

from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import score_test
from assessments.knee_lift.trials import StopReason, stop_reasons
from hipflex.sides import Side
from tests.assessments.knee_lift.trials import THIGH, lean, upright


@pytest.mark.parametrize(
    "stop",
    (
        lean(15, "stopped"),
        lean(15, "fail", pain=4),
        lean(15, "fail", compensations=frozenset({"pain"})),
    ),
)
def test_pain_stops_the_test(stop):
    trials = [upright(9.0), upright(9.0, side=Side.RIGHT), stop]

    result = score_test(trials, thigh_cm=THIGH)

    assert result.overall_level == Level.NOT_TESTED
    assert result.words == "This test gave no level."
    assert stop_reasons(0, False, trials) == (StopReason.PAIN_IN_TEST,)


def test_level_of_a_test_is_the_lower_side():
    trials = [
        upright(9.0),
        upright(8.0, side=Side.RIGHT),
        lean(15, "clear"),
        lean(15, "clear", side=Side.RIGHT),
        lean(30, "clear"),
        lean(30, "range_limited", side=Side.RIGHT),
        lean(45, "clear"),
    ]

    result = score_test(trials, thigh_cm=THIGH)

    assert result.overall_level == Level.UPRIGHT_STANDARD
    assert result.lower_side is Side.RIGHT
    assert result.of(Side.LEFT).level == Level.LEAN_STANDARD
    assert result.common_lean_cleared == 15
    assert result.range_limited_at == 30
    assert result.words.endswith("The level is that of the lower side, here the right.")


def test_both_sides_of_one_level_have_no_lower_one():
    trials = [upright(9.0), upright(8.0, side=Side.RIGHT)]

    result = score_test(trials, thigh_cm=THIGH)

    assert result.lower_side is None
    assert result.words.endswith("Both sides reach this level.")


def test_left_side_can_be_the_lower_one():
    trials = [upright(1.0), upright(8.0, side=Side.RIGHT)]

    result = score_test(trials, thigh_cm=THIGH)

    assert result.lower_side is Side.LEFT
    assert result.common_lean_cleared is None


def test_athlete_who_is_not_cleared_has_no_score():
    result = score_test([upright(9.0)], thigh_cm=THIGH, not_cleared=True)

    assert result.overall_level == Level.NOT_TESTED
    assert result.left.best_upright_cm is None


@pytest.mark.parametrize(
    ("pain", "injured", "reasons"),
    (
        (None, None, ()),
        (2, False, ()),
        (3, False, ("pain_before",)),
        (0, True, ("recent_injury",)),
        (9, True, ("pain_before", "recent_injury")),
    ),
)
def test_questions_before_the_test(pain, injured, reasons):
    assert stop_reasons(pain, injured) == reasons


def test_stop_reasons_have_words():
    assert [reason.words[-10:] for reason in StopReason] == [
        "est today.",
        "est today.",
        " for pain.",
    ]


def test_levels_have_names_and_words():
    assert [level.label for level in Level] == [
        "Not tested",
        "Starting point",
        "Building",
        "Upright standard",
        "Lean standard",
        "Above standard",
    ]
    assert len({level.words for level in Level}) == len(Level)
