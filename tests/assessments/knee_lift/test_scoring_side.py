import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.scoring import score_side
from assessments.knee_lift.trials import LeanResult, TrialResult
from hipflex.sides import Side
from tests.assessments.knee_lift.trials import THIGH, lean, upright

NOTHING_TRIED = dict.fromkeys((15, 30, 45), LeanResult.NOT_TRIED)


def score(*trials):
    return score_side(trials, side=Side.LEFT, thigh_cm=THIGH)


@pytest.mark.parametrize(
    ("best", "at_45", "lift_45", "level"),
    (
        (None, None, None, 1),
        (2.4, "fail", None, 1),
        (2.5, "fail", None, 2),
        (7.4, "fail", None, 2),
        (7.5, "fail", None, 3),
        (9.0, "range_limited", None, 3),
        (9.0, "clear", 3.0, 4),
        (9.0, "clear", None, 4),
        (11.0, "clear", 8.0, 5),
    ),
)
def test_level_of_a_side(best, at_45, lift_45, level):
    outcome = Outcome.INVALID if best is None else Outcome.VALID
    trials = [upright(best, outcome=outcome)]
    if at_45:
        trials.append(lean(45, at_45, lift_cm=lift_45))

    assert score(*trials).level == level


@pytest.mark.parametrize(
    ("best", "leans", "points"),
    (
        (2.0, ("fail", "fail", "fail"), 0),
        (2.0, ("clear", "clear", "clear"), 0),
        (6.0, ("clear", "fail", "fail"), 3),
        (9.0, ("clear", "clear", "fail"), 7),
        (9.0, ("clear", "clear", "clear"), 10),
    ),
)
def test_points_of_a_side(best, leans, points):
    steps = zip((15, 30, 45), leans, strict=True)
    trials = [upright(best), *(lean(step, what) for step, what in steps)]

    assert score(*trials).points == points


@pytest.mark.parametrize(
    "undone",
    (
        {"outcome": Outcome.INVALID},
        {"outcome": Outcome.FAILED},
        {"compensations": frozenset({"slouch"})},
        {"compensations": frozenset({"knee_in", "other_foot"})},
        {"hold_s": 1.9},
        {"lift_cm": None},
        {"side": Side.RIGHT},
        {"position": Position.STANDING},
    ),
)
def test_lift_that_does_not_count(undone):
    fields = {"side": Side.LEFT, "position": Position.UPRIGHT, "lift_cm": 9.0} | undone

    best = score(upright(3.0), TrialResult(attempt=2, **fields)).best_upright_cm

    assert best == 3.0


@pytest.mark.parametrize(
    "noted",
    ({"compensations": frozenset({"knee_in", "cramp", "shin_swing"})}, {"hold_s": 2.0}),
)
def test_lift_that_counts_with_a_note(noted):
    assert score(upright(9.0, **noted)).best_upright_cm == 9.0


@pytest.mark.parametrize(
    ("lifts", "best", "mean", "spread", "third"),
    (
        ((6.0,), 6.0, 6.0, None, False),
        ((6.0, 7.0), 7.0, 6.5, 1.0, False),
        ((4.0, 7.5), 7.5, 5.75, 3.5, True),
        ((4.0, 7.5, 7.0), 7.5, 7.25, 0.5, False),
        ((7.0, 7.5, 9.0), 9.0, 7.25, 0.5, False),
        ((4.0, 4.5, 12.0), 4.5, 4.25, 0.5, False),
        ((4.0, 5.0, 6.0), 6.0, 4.5, 1.0, False),
    ),
)
def test_upright_lifts_of_a_side(lifts, best, mean, spread, third):
    side = score(*(upright(lift) for lift in lifts))

    assert side.best_upright_cm == best
    assert side.mean_upright_cm == mean
    assert side.trials_in_mean == min(len(lifts), 2)
    assert side.spread_cm == spread
    assert side.third_trial_needed is third


def test_third_trial_is_not_asked_for_beyond_three_attempts():
    side = score(upright(4.0), upright(9.0), upright(9.0, outcome=Outcome.INVALID))

    assert not side.third_trial_needed


def test_lift_is_derived_from_the_angle():
    side = score(upright(None, thigh_deg=10.0))

    assert side.best_upright_cm == pytest.approx(7.4, abs=0.05)
    assert side.best_upright_deg == pytest.approx(10.0)


def test_lift_above_the_thigh_has_no_angle():
    side = score_side([upright(30.0)], side=Side.LEFT, thigh_cm=26.0)

    assert side.best_upright_deg is None
    assert side.closure_deg is None
    assert side.level == Level.UPRIGHT_STANDARD


@pytest.mark.parametrize(
    ("leans", "results", "steepest", "limited_at"),
    (
        ((), ("not_tried",) * 3, 0, None),
        (((15, "clear"), (30, "fail")), ("cleared", "failed", "not_tried"), 15, None),
        (
            ((15, "clear"), (30, "range_limited")),
            ("cleared", "range_limited", "range_limited"),
            15,
            30,
        ),
        (
            ((15, "fail"), (15, "clear"), (30, "stopped")),
            ("cleared", "not_tried", "not_tried"),
            15,
            None,
        ),
        (
            ((15, "range_limited"), (45, "clear")),
            ("range_limited", "range_limited", "cleared"),
            45,
            15,
        ),
    ),
)
def test_lean_steps_of_a_side(leans, results, steepest, limited_at):
    side = score(upright(8.0), *(lean(*step) for step in leans))

    assert tuple(side.lean_results.values()) == results
    assert side.furthest_lean_cleared == steepest
    assert side.range_limited_at == limited_at


def test_lean_counts_for_nothing_below_an_inch():
    side = score(upright(2.0), lean(15, "clear"))

    assert side.furthest_lean_cleared is None
    assert side.lean_results[15] == LeanResult.CLEARED


@pytest.mark.parametrize(
    ("trials", "closure"),
    (
        ((upright(7.5, cleared=True),), 100.1),
        ((upright(7.5), lean(45, "clear")), 138.3),
        ((upright(7.5), lean(45, "clear", lift_cm=7.5)), 145.1),
        ((upright(7.5), lean(45, "fail", lift_cm=7.5)), 100.1),
        ((lean(45, "fail"),), None),
    ),
)
def test_closure_is_the_largest_that_counts(trials, closure):
    angle = score(*trials).closure_deg

    assert angle == (closure and pytest.approx(closure, abs=0.05))


@pytest.mark.parametrize(
    ("trials", "end"),
    (
        ((upright(8.0),), "The lean was not tried."),
        ((upright(8.0), lean(15, "fail")), "the foot does not clear the block yet."),
        (
            (upright(8.0), lean(30, "range_limited")),
            "The hip ran out of range at a 30° lean.",
        ),
        ((upright(3.0),), "(7.5 cm, our convention)."),
        ((upright(1.0),), "less than 2.5 cm."),
        ((upright(8.0), lean(45, "clear")), "both of the article's marks."),
        ((), "This test gave no level."),
    ),
)
def test_words_of_a_side(trials, end):
    assert score(*trials).words.endswith(end)


def test_side_without_trials_is_not_tested():
    side = score(TrialResult(Side.LEFT, Position.STANDING, 1, lift_cm=20.0))

    assert side.level == Level.NOT_TESTED
    assert side.lean_results == NOTHING_TRIED


lifts = st.floats(0, 35)


@given(lower=lifts, higher=lifts, cleared=st.booleans())
def test_level_and_points_never_fall_with_the_lift(lower, higher, cleared):
    lower, higher = sorted((lower, higher))
    steps = [lean(45, "clear")] if cleared else []

    before, after = score(upright(lower), *steps), score(upright(higher), *steps)

    assert before.level <= after.level
    assert 0 <= before.points <= after.points <= 10


@given(
    lifts=st.lists(lifts, max_size=3),
    cleared=st.sets(st.sampled_from((15, 30, 45))),
)
def test_side_always_has_a_score(lifts, cleared):
    trials = [upright(lift) for lift in lifts] + [lean(d, "clear") for d in cleared]

    side = score(*trials)

    assert side.level in Level
    assert 0 <= side.points <= 10
    assert (side.best_upright_cm is None) == (not lifts)
