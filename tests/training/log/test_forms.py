import uuid

import pytest
from crispy_forms.utils import render_crispy_form

from tests.factories import make_exercise, make_session, make_set_log, make_user
from training.log.set_form import SetLogForm
from training.models import SetLog

pytestmark = pytest.mark.django_db

KINDS = ["bodyweight", "band", "plate", "assistance"]


def make_form(exercise, data=None, **values):
    defaults = {"key": str(uuid.uuid4()), "number": "1", "side": "L"}
    return SetLogForm(
        defaults | {"reps": "8", "hold_s": "2"} | values if data is None else data,
        session=make_session(),
        exercise=exercise,
        user=make_user(weight_unit="lb"),
    )


@pytest.mark.parametrize(
    ("exercise", "fields"),
    (
        ({}, {"side", "reps", "hold_s"}),
        ({"sided": False}, {"reps", "hold_s"}),
        ({"mode": "reps"}, {"side", "reps"}),
        ({"mode": "hold_time"}, {"side", "hold_s"}),
        ({"mode": "distance", "sided": False}, {"distance_m"}),
        ({"measures": ["reps", "hold_s", "lean_deg"]}, {"reps", "hold_s", "lean_deg"}),
        ({"load_kinds": ["band"]}, {"side", "reps", "hold_s", "band_level"}),
        (
            {"load_kinds": ["sled"], "sided": False},
            {"reps", "hold_s", "load_value", "load_unit"},
        ),
        (
            {"load_kinds": KINDS, "sided": False},
            {"reps", "hold_s", "load_kind", "load_value", "load_unit", "band_level"},
        ),
        (
            {"faults": [{"see": "Slumping"}], "sided": False},
            {"reps", "hold_s", "faults"},
        ),
    ),
)
def test_form_has_only_the_fields_the_exercise_measures(exercise, fields):
    form = make_form(make_exercise(**exercise))

    assert set(form.fields) - {"key", "number", "effort", "pain"} == fields


@pytest.mark.parametrize(
    ("values", "stored"),
    (
        ({}, ("bodyweight", None, None)),
        ({"load_kind": "band", "band_level": "3"}, ("band", None, 3)),
        ({"load_kind": "plate", "load_value": "2,5"}, ("plate", 2.5, None)),
        ({"load_kind": "assistance"}, ("assistance", None, None)),
        ({"load_kind": "assistance", "load_value": "5"}, ("assistance", 5, None)),
    ),
)
def test_load_is_saved_as_submitted(values, stored):
    form = make_form(make_exercise(load_kinds=KINDS), **values)

    assert form.is_valid()
    form.save()

    set_log = SetLog.objects.get()
    saved = (set_log.load_kind, set_log.load_value, set_log.band_level)
    assert saved == stored
    assert set_log.load_unit == "lb"


@pytest.mark.parametrize(
    ("values", "errors"),
    (
        (
            {"load_kind": "band"},
            {"band_level": ["Enter the band level; 1 is the lightest."]},
        ),
        (
            {"load_kind": "plate", "load_value": "5", "band_level": "2"},
            {"band_level": ["To enter a band level, choose “Band” as the load."]},
        ),
        (
            {"load_value": "5"},
            {
                "load_value": [
                    "You entered 5 without a load. Choose the load, or clear this "
                    "field."
                ]
            },
        ),
        ({"load_kind": "plate"}, {"load_value": ["Enter the load amount."]}),
        (
            {"load_kind": "plate", "load_value": "501"},
            {"load_value": ["501 is too high; the maximum is 500. Did you mean 50.1?"]},
        ),
        ({"load_kind": "sled"}, {"load_kind": ["Choose a load from the list."]}),
        (
            {"load_unit": "st"},
            {"load_unit": ["Choose kg or lb."]},
        ),
    ),
)
def test_load_that_does_not_fit_has_an_error_at_its_field(values, errors):
    form = make_form(make_exercise(load_kinds=KINDS), **values)

    assert form.errors == errors


def test_exercise_with_one_load_needs_no_choice():
    form = make_form(make_exercise(load_kinds=["sled"]), load_value="20")

    assert form.is_valid()
    assert form.save().load == "20 lb sled"


@pytest.mark.parametrize(
    ("exercise", "initial", "label", "is_open"),
    (
        ({}, {}, "More: effort, pain", False),
        ({"load_kinds": KINDS}, {}, "More: load, effort, pain", False),
        ({"load_kinds": ["band"]}, {}, "More: load, effort, pain", True),
        (
            {"measures": ["reps", "hold_s", "lean_deg"]},
            {"lean_deg": 15},
            "More: lean, effort, pain",
            False,
        ),
    ),
)
def test_label_of_the_optional_fields_lists_them(exercise, initial, label, is_open):
    form = SetLogForm(
        initial=initial,
        session=make_session(),
        exercise=make_exercise(**exercise),
        user=make_user(),
    )

    assert (form.more_label, form.is_more_open) == (label, is_open)


@pytest.mark.parametrize(("unit", "is_shown"), (("lb", True), ("kg", False)))
def test_previous_load_is_shown_only_in_the_same_unit(unit, is_shown):
    exercise = make_exercise(load_kinds=["plate"])
    previous = make_set_log(
        exercise=exercise, load_kind="plate", load_value=5, load_unit=unit
    )

    form = SetLogForm(
        session=make_session(),
        exercise=exercise,
        user=make_user(weight_unit="lb"),
        previous=previous,
    )

    assert ('placeholder="5"' in render_crispy_form(form, form.more)) is is_shown
