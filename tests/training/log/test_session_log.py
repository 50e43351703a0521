from decimal import Decimal

import pytest

from tests.factories import (
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
)
from training.log.session_log import build
from training.log.set_row import Choice
from training.models import PlanItem, SetLog

pytestmark = pytest.mark.django_db


def places(sheet):
    return [(line.number, line.side) for line in sheet.lines]


def posted(line):
    return {name: str(one) for name, one in line.posted if name != "key"}


def reread(*sets):
    return list(SetLog.objects.filter(pk__in=[one.pk for one in sets]).in_order())


def test_sheet_has_a_line_for_each_set_and_side():
    item = make_plan_item(sets=2)

    sheet = build([item], [], [])

    assert places(sheet) == [(1, "L"), (1, "R"), (2, "L"), (2, "R")]
    assert sheet.open_line is sheet.lines[0]
    assert sheet.after is sheet.lines[1]
    assert sheet.sections[0].next_address == f"?exercise={item.exercise.slug}&set=3"


@pytest.mark.parametrize(
    ("sides", "sided", "lines"),
    (
        ("L", True, ["L"]),
        ("R", True, ["R"]),
        ("each", True, ["L", "R"]),
        ("B", True, ["L", "R"]),
        ("B", False, ["B"]),
        ("each", False, ["B"]),
    ),
)
def test_sheet_follows_the_sides_of_plan_and_exercise(sides, sided, lines):
    exercise = make_exercise(sided=sided)
    item = make_plan_item(exercise=exercise, sets=1, sides=sides)

    assert [line.side for line in build([item], [], []).lines] == lines


def test_line_posts_the_values_that_it_shows():
    item = make_plan_item(sets=1, reps_high=10, hold_high_s=3)

    line = build([item], [], []).lines[0]

    assert line.asked == "8 × 2 s"
    assert posted(line) == {
        "number": "1",
        "side": "L",
        "reps": "8",
        "hold_s": "2",
        "load_kind": "bodyweight",
        "load_unit": "kg",
    }
    assert line.name == "set 1, left"


@pytest.mark.parametrize(
    ("last_reps", "asked"), ((9, "9 × 2 s"), (12, "10 × 2 s"), (5, "8 × 2 s"))
)
def test_plan_asks_what_was_done_last_time_within_its_range(last_reps, asked):
    item = make_plan_item(sets=1, reps_high=10)
    last = make_set_log(exercise=item.exercise, reps=last_reps)

    line = build([item], [], reread(last)).lines[0]

    assert (line.asked, line.last.reps) == (asked, last_reps)


def test_last_time_at_another_lean_does_not_set_the_dose():
    exercise = make_exercise(measures=["reps", "hold_s", "lean_deg", "side"])
    item = make_plan_item(exercise=exercise, reps_high=10, lean_deg=30)
    last = make_set_log(exercise=exercise, reps=10, lean_deg=15)

    line = build([item], [], reread(last)).lines[0]

    assert line.asked == "8 × 2 s"
    assert posted(line)["lean_deg"] == "30"


@pytest.mark.parametrize(
    ("exercise", "item"),
    (
        ({"mode": "distance", "sided": False}, {}),
        ({"load_kinds": ["plate"]}, {"load_kind": "plate"}),
    ),
)
def test_line_without_its_values_cannot_be_ticked(exercise, item):
    planned = make_plan_item(exercise=make_exercise(**exercise), **item)

    line = build([planned], [], []).lines[0]

    assert (line.posted, line.asked) == ([], "")


def test_distance_is_taken_from_last_time_where_the_plan_has_none():
    walk = make_exercise(mode="distance", sided=False)
    item = make_plan_item(exercise=walk)
    last = make_set_log(exercise=walk, distance_m=Decimal("25.0"))

    line = build([item], [], reread(last)).lines[0]

    assert posted(line)["distance_m"] == "25"


def test_right_side_can_take_over_what_left_did():
    item = make_plan_item(sets=1, reps_high=10)
    left = make_set_log(exercise=item.exercise, reps=9)

    sheet = build([item], reread(left), [])

    copied = dict(sheet.lines[1].copied)
    assert (copied["reps"], copied["side"], copied["hold_s"]) == (9, "R", "2")
    assert sheet.lines[0].copied == []
    assert sheet.done_count == 1


def test_copy_is_not_offered_where_the_tick_saves_the_same():
    item = make_plan_item(sets=1)
    left = make_set_log(exercise=item.exercise, reps=8)

    assert build([item], reread(left), []).lines[1].copied == []


def test_free_exercise_shows_what_is_begun_and_nothing_as_entered():
    exercise = make_exercise()
    left = make_set_log(exercise=exercise)

    sheet = build([], reread(left), [])

    assert places(sheet) == [(1, "L"), (1, "R")]
    assert sheet.open_line.posted == []
    assert dict(sheet.open_line.copied)["reps"] == 8


def test_chosen_exercise_opens_its_next_set():
    exercise = make_exercise()
    session = make_session()
    sides = [
        make_set_log(session=session, exercise=exercise, side=side) for side in "LR"
    ]

    sheet = build([make_plan_item()], reread(*sides), [], Choice(exercise))

    assert (sheet.open_line.exercise, sheet.open_line.number) == (exercise, 2)
    assert sheet.after.number == 2


def test_chosen_line_opens_and_the_next_one_follows():
    item = make_plan_item(sets=2)

    sheet = build([item], [], [], Choice(item.exercise, 2, "R"))

    assert sheet.open_line is sheet.lines[3]
    assert sheet.after is sheet.lines[0]
    assert sheet.lines[3].address == f"?exercise={item.exercise.slug}&set=2&side=R"


def test_finished_sheet_has_no_open_line():
    item = make_plan_item(sets=1, sides="L")
    done = make_set_log(exercise=item.exercise, pain=5)

    sheet = build([item], reread(done), [])

    assert (sheet.open_line, sheet.after, sheet.highest_pain) == (None, None, 5)
    assert sheet.sections[0].is_done


def test_exercise_twice_in_a_plan_keeps_one_section():
    item = make_plan_item()
    make_plan_item(plan=item.plan, exercise=item.exercise)
    items = PlanItem.objects.in_order()

    assert len(build(items, [], []).sections) == 1


def test_minutes_are_the_plan_with_what_was_done_in_its_place():
    plan = make_plan()
    lift = make_exercise(rest_s=30)
    stretch = make_exercise(mode="hold_time", sided=False, rest_s=30)
    walk = make_exercise(mode="distance", sided=False)
    make_plan_item(plan=plan, exercise=lift, sets=1)
    make_plan_item(plan=plan, exercise=stretch, hold_low_s=30, hold_high_s=30)
    make_plan_item(plan=plan, exercise=walk)
    done = make_set_log(exercise=lift, reps=10, hold_s=3)

    sheet = build(plan.items.in_order(), reread(done), [])

    # 10 × (2 + 3 + 2) left, 8 × (2 + 2 + 2) right, 2 × 30 s, three rests of 30 s
    assert sheet.minutes * 60 == 70 + 48 + 60 + 90
