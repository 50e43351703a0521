import uuid
from decimal import Decimal

import pytest

from assessments.models import Assessment
from assessments.test_form.form import TestForm
from assessments.test_form.prefill import new_test_form
from tests.assessments.test_form.form_data import (
    NOTHING,
    messages_of,
    submitted_data,
    submitted_form,
)
from tests.factories import make_assessment, make_athlete, make_trial, make_user

pytestmark = pytest.mark.django_db

STOPPED_EARLY = {
    "L-upright-1-notes": ["cramp"],
    "R-lean30-1-result": "range_limited",
    "R-lean45-1-result": None,
    "L-lean15-1-result": None,
    "L-lean30-1-result": None,
    "L-lean45-1-result": None,
    "stop_position": "lean15",
}


def saved_test(**changes):
    test_form = submitted_form(**changes)
    assert test_form.is_valid(), messages_of(test_form)
    pk = test_form.save(user=make_user()).pk
    return Assessment.objects.for_page().get(pk=pk)


def test_form_of_a_stored_test_shows_its_values():
    test = saved_test(stopped="on", stop_pain="6", stop_side="L", **STOPPED_EARLY)

    test_form = TestForm.of(test)

    values = {
        form.add_prefix(name): form[name].value()
        for form in test_form.forms
        for name in form.fields
    }
    assert values["L-upright-1-lift"] == "8"
    assert values["L-upright-1-notes"] == ["cramp"]
    assert values["R-lean30-1-result"] == "range_limited"
    assert values["L-lean15-1-result"] == ""
    assert (values["stop_pain"], values["stop_side"]) == ("6", "L")
    assert [row.is_open for row in test_form.lean] == [False, False, False]
    assert not test_form.third_is_open


@pytest.mark.parametrize(
    "changes",
    (
        {},
        {"stopped": "on", "stop_pain": "6", "stop_side": "L", **STOPPED_EARLY},
        {"unit": "in", "R-lean45-1-result": "cleared", "R-lean45-1-lift": "3.25"},
        {"unit": "deg", "R-upright-1-lift": "12.5"},
        {"thigh_cm": "44.5", "chair_cm": "43", "note": "Tired.", "first_side": "L"},
        {"R-upright-1-faults": ["slouch"], "R-upright-1-notes": ["knee_in"]},
    ),
)
def test_the_same_form_again_changes_nothing(changes):
    key = str(uuid.uuid4())
    test = saved_test(key=key, **changes)

    assert not TestForm.of(test, submitted_data(key=key, **changes)).has_changed()


def test_edit_writes_a_new_version_and_keeps_the_old():
    test = saved_test()
    user = make_user()
    keys = {one.place: one.pk for one in test.trials.all()}
    changes = {"R-upright-1-lift": "9.5", "L-lean45-1-result": None, "version": "1"}
    test_form = TestForm.of(test, submitted_data(note="Read again.", **changes))
    assert test_form.is_valid()

    test_form.save(user=user)

    test = Assessment.objects.for_page().get(pk=test.pk)
    now = {one.place: one for one in test.trials.all()}
    revision = test.revisions.get()
    assert (test.version, test.note) == (2, "Read again.")
    assert now["R", "upright", 1].lift_cm == Decimal("9.50")
    assert {place: one.pk for place, one in now.items()} == {
        place: key for place, key in keys.items() if place != ("L", "lean45", 1)
    }
    assert revision.edited_by_id == user.pk
    assert revision.values["test"]["note"] == ""
    assert len(revision.values["trials"]) == 10


def test_edit_keeps_earlier_tries_and_standing_lifts():
    test = make_assessment()
    for side, lift in (("R", 9), ("L", 8)):
        make_trial(assessment=test, side=side, lift_value=lift)
    lean = {"assessment": test, "side": "R", "position": "lean15", "lift_value": None}
    make_trial(**lean, cleared=False, result="failed")
    make_trial(**lean, attempt=2, cleared=True)
    make_trial(assessment=test, position="standing")
    data = submitted_data(**NOTHING) | {
        "L-upright-1-lift": "8",
        "R-upright-1-lift": "9",
        "R-lean15-2-result": "failed",
    }
    test = Assessment.objects.for_page().get(pk=test.pk)
    test_form = TestForm.of(test, data)
    assert test_form.is_valid()

    test_form.save(user=make_user())

    places = {(*one.place[1:], one.result) for one in test.trials.in_order()}
    assert places == {
        ("upright", 1, "valid"),
        ("lean15", 1, "failed"),
        ("lean15", 2, "failed"),
        ("standing", 1, "valid"),
    }


def test_outdated_form_shows_saved_values():
    test = saved_test(**{"L-upright-1-notes": ["cramp"]})
    typed = submitted_data(version="7", method="phone", note="Mine.")
    test_form = TestForm.of(test, typed | {"R-upright-1-lift": "9.5"})
    assert test_form.is_valid()
    assert test_form.is_stale

    test_form.with_saved_values()

    saved_values = {
        form.add_prefix(name): form[name].help_text
        for form in test_form.forms
        for name in form.changed_data
    }
    assert saved_values == {
        "method": "Currently saved: Tape or ruler",
        "note": "Currently saved: –",
        "R-upright-1-lift": "Currently saved: 9",
        "L-upright-1-notes": "Currently saved: Cramp",
    }
    assert test_form.form["version"].value() == "1"


def test_lengths_are_typed_in_the_unit_of_the_preferences():
    athlete = make_athlete()
    user = make_user(length_unit="in")
    typed = {"stature_cm": "68.9", "chair_cm": "17", "thigh_cm": ""}
    test_form = new_test_form(athlete, user, submitted_data(**typed))
    assert test_form.is_valid()

    test = test_form.save(user=user)

    assert (test.stature_cm, test.chair_cm) == (Decimal("175.0"), Decimal("43.2"))
    again = TestForm.of(
        Assessment.objects.for_page().get(pk=test.pk),
        submitted_data(key=str(test.pk), **typed),
        length_unit="in",
    )
    assert not again.has_changed()
