import pytest

from assessments.knee_lift.protocol import Position
from assessments.knee_lift.units import LiftUnit
from assessments.test_form.prefill import new_test_form
from assessments.test_form.trials import TrialSlot
from hipflex.sides import Side
from tests.factories import make_assessment, make_athlete, make_trial, make_user

pytestmark = pytest.mark.django_db


def test_new_form_knows_the_test_before():
    athlete = make_athlete(stature_cm=None)
    before = make_assessment(
        athlete=athlete, chair_cm=42, shoes=False, method="phone", stature_cm=180
    )
    make_trial(assessment=before, side="L", lift_value=None, thigh_deg=11)
    make_trial(assessment=before, side="R", lift_value=None, result="invalid")

    test_form = new_test_form(athlete, make_user())

    first = test_form.trials[0]
    assert first.slot == TrialSlot(Side.LEFT, Position.UPRIGHT)
    assert first.fields["lift"].widget.attrs["placeholder"] == "11.0"
    assert "placeholder" not in test_form.trials[1].fields["lift"].widget.attrs
    assert test_form.unit is LiftUnit.DEGREE
    initial = test_form.form.initial
    names = ("chair_cm", "shoes", "method", "stature_cm", "injured_recently")
    assert [initial[name] for name in names] == [42, False, "phone", 180, None]


def test_first_form_proposes_the_chair():
    user = make_user(length_unit="in")

    test_form = new_test_form(make_athlete(stature_cm=175), user)

    words = "For horizontal thighs at a height of 68.9 in, use 16.9."
    assert test_form.form.fields["chair_cm"].help_text == words
    assert test_form.form["first_side"].value() == "R"
    assert test_form.unit is LiftUnit.INCH
    assert [round(row.travel_cm) for row in test_form.lean] == [13, 25, 36]


def test_first_form_without_a_height_proposes_nothing():
    test_form = new_test_form(make_athlete(stature_cm=None), make_user())

    assert test_form.form.fields["chair_cm"].help_text == ""
    assert [row.travel_cm for row in test_form.lean] == [None, None, None]
