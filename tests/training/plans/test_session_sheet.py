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
from training.plans.session_sheet import asked_of, build_session_sheet

pytestmark = pytest.mark.django_db


def names(sheet):
    return [column.name for column in sheet.columns]


def test_sheet_has_a_row_for_each_set_and_side():
    sheet = build_session_sheet([make_plan_item(sets=2)])

    rows = [(row.set_row.number, row.set_row.side) for row in sheet.blocks[0].rows]
    assert rows == [(1, "L"), (1, "R"), (2, "L"), (2, "R")]


def test_columns_are_the_fields_of_the_log(athlete):
    call_command("load_exercises", verbosity=0)
    session = make_session(athlete=athlete)
    differ = {}
    for exercise in Exercise.objects.all():
        form = SetLogForm(session=session, exercise=exercise, user=athlete.user)
        fields = {"load" if name in LOAD_FIELDS else name for name in form.fields}
        if fields - {"key", "number", "side"} != asked_of(exercise):
            differ[exercise.slug] = fields ^ asked_of(exercise)

    assert differ == {}


def test_sheet_has_only_the_columns_that_are_used():
    plain = make_exercise(mode="reps", faults=[])

    assert names(build_session_sheet([make_plan_item(exercise=plain)])) == [
        "reps",
        "effort",
        "pain",
    ]


def test_unused_column_of_an_exercise_has_no_box():
    plan = make_plan()
    reps = make_exercise(slug="a", mode="reps", faults=[])
    hold = make_exercise(slug="b", mode="hold_time", faults=[])
    items = [
        make_plan_item(plan=plan, exercise=exercise, position=position, hold_high_s=30)
        for position, exercise in enumerate((reps, hold))
    ]

    sheet = build_session_sheet(items)

    assert names(sheet) == ["reps", "hold_s", "effort", "pain"]
    assert sheet.width == 7
    assert [block.rows[0].is_used for block in sheet.blocks] == [
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
def test_target_is_as_short_as_the_log(mode, dose, target):
    item = make_plan_item(exercise=make_exercise(mode=mode), **dose)

    assert build_session_sheet([item]).blocks[0].rows[0].target == target


def test_target_has_the_lean_and_the_block_its_load():
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

    block = build_session_sheet([item]).blocks[0]

    assert block.rows[0].target == "8 × 2 s, 45°"
    assert block.load.startswith("5 kg")


def test_plan_without_exercises_has_an_empty_sheet():
    assert build_session_sheet([]).blocks == []
