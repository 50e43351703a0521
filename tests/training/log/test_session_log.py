from decimal import Decimal

import pytest

from tests.factories import (
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
)
from training.log.session_log import build_session_log
from training.log.set_row import ChosenSet
from training.models import PlanItem, SetLog

pytestmark = pytest.mark.django_db


def places(session_log):
    return [(row.number, row.side) for row in session_log.rows]


def submitted(row):
    return {name: str(value) for name, value in row.form_values if name != "key"}


def reread(*sets):
    return list(
        SetLog.objects.filter(pk__in=[set_log.pk for set_log in sets]).in_order()
    )


def test_session_log_has_a_row_for_each_set_and_side():
    item = make_plan_item(sets=2)

    session_log = build_session_log([item], [], [])

    assert places(session_log) == [(1, "L"), (1, "R"), (2, "L"), (2, "R")]
    assert session_log.open_row is session_log.rows[0]
    assert session_log.next_row is session_log.rows[1]
    assert session_log.sections[0].next_query == f"?exercise={item.exercise.slug}&set=3"


@pytest.mark.parametrize(
    ("sides", "sided", "expected"),
    (
        ("L", True, ["L"]),
        ("R", True, ["R"]),
        ("each", True, ["L", "R"]),
        ("B", True, ["L", "R"]),
        ("B", False, ["B"]),
        ("each", False, ["B"]),
    ),
)
def test_session_log_follows_the_sides_of_plan_and_exercise(sides, sided, expected):
    exercise = make_exercise(sided=sided)
    item = make_plan_item(exercise=exercise, sets=1, sides=sides)

    assert [row.side for row in build_session_log([item], [], []).rows] == expected


def test_row_submits_the_values_that_it_shows():
    item = make_plan_item(sets=1, reps_high=10, hold_high_s=3)

    row = build_session_log([item], [], []).rows[0]

    assert row.target == "8 × 2 s"
    assert submitted(row) == {
        "number": "1",
        "side": "L",
        "reps": "8",
        "hold_s": "2",
        "load_kind": "bodyweight",
        "load_unit": "kg",
    }
    assert row.name == "set 1, left"


@pytest.mark.parametrize(
    ("previous_reps", "target"), ((9, "9 × 2 s"), (12, "10 × 2 s"), (5, "8 × 2 s"))
)
def test_target_is_the_previous_amount_within_the_planned_range(previous_reps, target):
    item = make_plan_item(sets=1, reps_high=10)
    previous = make_set_log(exercise=item.exercise, reps=previous_reps)

    row = build_session_log([item], [], reread(previous)).rows[0]

    assert (row.target, row.previous.reps) == (target, previous_reps)


def test_previous_set_at_another_lean_does_not_set_the_target():
    exercise = make_exercise(measures=["reps", "hold_s", "lean_deg", "side"])
    item = make_plan_item(exercise=exercise, reps_high=10, lean_deg=30)
    previous = make_set_log(exercise=exercise, reps=10, lean_deg=15)

    row = build_session_log([item], [], reread(previous)).rows[0]

    assert row.target == "8 × 2 s"
    assert submitted(row)["lean_deg"] == "30"


@pytest.mark.parametrize(
    ("exercise", "item"),
    (
        ({"mode": "distance", "sided": False}, {}),
        ({"load_kinds": ["plate"]}, {"load_kind": "plate"}),
    ),
)
def test_row_without_its_values_cannot_be_saved_in_one_tap(exercise, item):
    planned = make_plan_item(exercise=make_exercise(**exercise), **item)

    row = build_session_log([planned], [], []).rows[0]

    assert (row.form_values, row.target) == ([], "")


def test_distance_is_the_previous_one_if_the_plan_has_none():
    walk = make_exercise(mode="distance", sided=False)
    item = make_plan_item(exercise=walk)
    previous = make_set_log(exercise=walk, distance_m=Decimal("25.0"))

    row = build_session_log([item], [], reread(previous)).rows[0]

    assert submitted(row)["distance_m"] == "25"


def test_right_side_can_copy_the_left():
    item = make_plan_item(sets=1, reps_high=10)
    left = make_set_log(exercise=item.exercise, reps=9)

    session_log = build_session_log([item], reread(left), [])

    copied = dict(session_log.rows[1].copy_form_values)
    assert (copied["reps"], copied["side"], copied["hold_s"]) == (9, "R", "2")
    assert session_log.rows[0].copy_form_values == []
    assert session_log.done_count == 1


def test_copy_is_not_offered_if_it_saves_the_same_as_the_plan():
    item = make_plan_item(sets=1)
    left = make_set_log(exercise=item.exercise, reps=8)

    assert build_session_log([item], reread(left), []).rows[1].copy_form_values == []


def test_exercise_without_a_plan_shows_the_other_side_without_values():
    exercise = make_exercise()
    left = make_set_log(exercise=exercise)

    session_log = build_session_log([], reread(left), [])

    assert places(session_log) == [(1, "L"), (1, "R")]
    assert session_log.open_row.form_values == []
    assert dict(session_log.open_row.copy_form_values)["reps"] == 8


def test_chosen_exercise_opens_its_next_set():
    exercise = make_exercise()
    session = make_session()
    sides = [
        make_set_log(session=session, exercise=exercise, side=side) for side in "LR"
    ]

    session_log = build_session_log(
        [make_plan_item()], reread(*sides), [], ChosenSet(exercise)
    )

    assert (session_log.open_row.exercise, session_log.open_row.number) == (exercise, 2)
    assert session_log.next_row.number == 2


def test_chosen_row_opens_and_the_next_one_follows():
    item = make_plan_item(sets=2)

    session_log = build_session_log([item], [], [], ChosenSet(item.exercise, 2, "R"))

    assert session_log.open_row is session_log.rows[3]
    assert session_log.next_row is session_log.rows[0]
    assert session_log.rows[3].query == f"?exercise={item.exercise.slug}&set=2&side=R"


def test_finished_session_log_has_no_open_row():
    item = make_plan_item(sets=1, sides="L")
    done = make_set_log(exercise=item.exercise, pain=5)

    session_log = build_session_log([item], reread(done), [])

    assert (session_log.open_row, session_log.next_row, session_log.highest_pain) == (
        None,
        None,
        5,
    )
    assert session_log.sections[0].is_done


def test_exercise_twice_in_a_plan_keeps_one_section():
    item = make_plan_item()
    make_plan_item(plan=item.plan, exercise=item.exercise)
    items = PlanItem.objects.in_order()

    assert len(build_session_log(items, [], []).sections) == 1


def test_minutes_are_as_logged_or_else_as_planned():
    plan = make_plan()
    lift = make_exercise(rest_s=30)
    stretch = make_exercise(mode="hold_time", sided=False, rest_s=30)
    walk = make_exercise(mode="distance", sided=False)
    make_plan_item(plan=plan, exercise=lift, sets=1)
    make_plan_item(plan=plan, exercise=stretch, hold_low_s=30, hold_high_s=30)
    make_plan_item(plan=plan, exercise=walk)
    done = make_set_log(exercise=lift, reps=10, hold_s=3)

    session_log = build_session_log(plan.items.in_order(), reread(done), [])

    # 10 × (2 + 3 + 2) left, 8 × (2 + 2 + 2) right, 2 × 30 s, three rests of 30 s
    assert session_log.minutes * 60 == 70 + 48 + 60 + 90
