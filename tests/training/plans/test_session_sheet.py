import pytest
from django.core.management import call_command

from exercises.models import Exercise
from tests.factories import (
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
)
from training.log.set_form import SetLogForm
from training.models.set_log import LOAD_FIELDS
from training.plans.session_sheet import asked_of, build

pytestmark = pytest.mark.django_db


def names(sheet):
    return [box.name for box in sheet.boxes]


def test_sheet_has_a_row_for_each_set_and_side():
    sheet = build([make_plan_item(sets=2)])

    rows = [(row.line.number, row.line.side) for row in sheet.blocks[0].rows]
    assert rows == [(1, "L"), (1, "R"), (2, "L"), (2, "R")]


def test_boxes_are_those_that_the_log_asks(athlete):
    call_command("load_exercises", verbosity=0)
    session = make_session(athlete=athlete)
    differ = {}
    for exercise in Exercise.objects.all():
        form = SetLogForm(session=session, exercise=exercise, user=athlete.user)
        asked = {"load" if one in LOAD_FIELDS else one for one in form.fields}
        if asked - {"key", "number", "side"} != asked_of(exercise):
            differ[exercise.slug] = asked ^ asked_of(exercise)

    assert differ == {}


def test_sheet_has_no_column_that_nothing_fills():
    plain = make_exercise(mode="reps", faults=[])

    assert names(build([make_plan_item(exercise=plain)])) == ["reps", "effort", "pain"]


def test_box_that_one_exercise_lacks_is_struck_out():
    plan = make_plan()
    reps = make_exercise(slug="a", mode="reps", faults=[])
    hold = make_exercise(slug="b", mode="hold_time", faults=[])
    items = [
        make_plan_item(plan=plan, exercise=one, position=place, hold_high_s=30)
        for place, one in enumerate((reps, hold))
    ]

    sheet = build(items)

    assert names(sheet) == ["reps", "hold_s", "effort", "pain"]
    assert sheet.width == 7
    assert [block.rows[0].boxes for block in sheet.blocks] == [
        [True, False, True, True],
        [False, True, True, True],
    ]


@pytest.mark.parametrize(
    ("mode", "dose", "target"),
    (
        (
            "reps_hold",
            {"reps_low": 8, "reps_high": 10, "hold_low_s": 2, "hold_high_s": 3},
            "8–10 × 2–3 s",
        ),
        ("reps", {"reps_low": 6, "reps_high": 6}, "6"),
        ("hold_time", {"hold_low_s": 30, "hold_high_s": 30}, "30 s"),
        ("distance", {"distance_m": 20}, "20 m"),
        ("distance", {}, ""),
    ),
)
def test_target_is_said_as_short_as_it_is_logged(mode, dose, target):
    item = make_plan_item(exercise=make_exercise(mode=mode), **dose)

    assert build([item]).blocks[0].rows[0].target == target


def test_target_names_lean_and_the_block_its_load():
    exercise = make_exercise(load_kinds=["bodyweight", "plate"])
    item = make_plan_item(
        exercise=exercise,
        lean_deg=45,
        load_kind="plate",
        load_kg=5,
        reps_low=8,
        reps_high=8,
        hold_low_s=2,
        hold_high_s=2,
    )

    block = build([item]).blocks[0]

    assert block.rows[0].target == "8 × 2 s, 45°"
    assert block.load.startswith("5 kg")


def test_plan_without_exercises_has_an_empty_sheet():
    assert build([]).blocks == []
