import pytest

from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import SideScore, TestScore
from assessments.planning.rules import EntryCriteria, next_lean, propose, propose_for
from hipflex.sides import Side


def make_score(level, *, lean=0, limited_at=None):
    sides = (
        SideScore(side, level, furthest_lean_cleared=lean, range_limited_at=limited_at)
        for side in Side
    )
    return TestScore(*sides)


@pytest.mark.parametrize(
    ("level", "rule", "sessions", "exercises"),
    (
        (0, "LEVEL-0", (0, 0), []),
        (1, "LEVEL-1", (2, 2), ["supine-knee-raise", "seated-assisted-hold"]),
        (2, "LEVEL-2", (2, 3), ["seated-knee-lift"]),
        (3, "LEVEL-3", (2, 3), ["seated-knee-lift", "standing-knee-lift"]),
        (4, "LEVEL-4", (2, 2), ["seated-knee-lift-lean", "active-hang"]),
        (5, "LEVEL-5", (1, 2), ["seated-knee-lift-lean", "active-hang"]),
    ),
)
def test_plan_of_each_level(level, rule, sessions, exercises):
    plan = propose(Level(level))

    stretch = ["half-kneeling-stretch"] if exercises else []
    assert [item.exercise for item in plan.items] == exercises + stretch
    assert plan.rule_id == rule
    assert plan.sessions_per_week == sessions
    assert plan.words
    assert plan.basis


def test_next_exercise_leans_as_far_as_both_sides_cleared():
    item = propose(Level.UPRIGHT_STANDARD, furthest_common_lean=15).next

    assert item.exercise == "seated-knee-lift-lean"
    assert item.lean_deg == 15
    assert (item.sets, item.reps_low, item.reps_high) == (2, 8, 10)
    assert (item.hold_low, item.hold_high, item.sides) == (2, 3, 2)


@pytest.mark.parametrize(
    ("cleared", "limited_at", "rule", "exercise"),
    (
        (15, 30, "R-RANGE", "seated-knee-lift-band"),
        (0, 15, "R-RANGE", "seated-knee-lift-band"),
        (15, 45, "LEVEL-3", "seated-knee-lift-lean"),
        (15, None, "LEVEL-3", "seated-knee-lift-lean"),
    ),
)
def test_plan_goes_sideways_where_the_range_ends(cleared, limited_at, rule, exercise):
    plan = propose(
        Level.UPRIGHT_STANDARD,
        furthest_common_lean=cleared,
        range_limited_at=limited_at,
    )

    assert plan.rule_id == rule
    assert plan.next.exercise == exercise


@pytest.mark.parametrize(
    ("level", "met", "exercises"),
    (
        (
            4,
            EntryCriteria(hang=True, drive=True),
            ["seated-knee-lift-lean", "hanging-knee-raise", "band-knee-drive"],
        ),
        (5, EntryCriteria(hang=True), ["hanging-leg-raise", "seated-knee-lift-lean"]),
        (
            5,
            EntryCriteria(hang=True, pike=True, drive=True),
            ["hanging-pike", "cable-knee-drive", "seated-knee-lift-lean"],
        ),
        (
            5,
            EntryCriteria(hang=True, drive=True, sled=True),
            ["hanging-leg-raise", "forward-sled-drag", "seated-knee-lift-lean"],
        ),
    ),
)
def test_log_opens_further_exercises(level, met, exercises):
    plan = propose(Level(level), met=met)

    assert [item.exercise for item in plan.items[:-1]] == exercises


def test_plan_of_a_score():
    plan = propose_for(make_score(Level.UPRIGHT_STANDARD, lean=15, limited_at=45))

    assert plan.next.lean_deg == 15
    assert [rule.id for rule in plan.also] == ["R-STRETCH", "R-FREQ"]


def test_lower_side_and_keeping_come_with_the_plan():
    plan = propose_for(
        make_score(Level.LEAN_STANDARD, lean=45),
        previous_level=Level.BEYOND,
        flagged=Side.LEFT,
    )

    assert [rule.id for rule in plan.also][:2] == ["R-ASYM", "R-KEEP"]
    assert plan.also[0].words.startswith("Start each set on the left side;")


def test_no_level_no_exercise():
    plan = propose_for(make_score(Level.NOT_TESTED, lean=None), flagged=Side.LEFT)

    assert plan.next is None
    assert plan.also == ()


def test_lean_ends_at_45():
    assert [next_lean(lean) for lean in (0, 15, 30, 45)] == [15, 30, 45, None]
