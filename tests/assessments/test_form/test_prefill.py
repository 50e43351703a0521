import pytest

from assessments.knee_lift.protocol import Position
from assessments.knee_lift.units import LiftUnit
from assessments.test_form.prefill import new_sheet
from assessments.test_form.trials import Slot
from hipflex.sides import Side
from tests.factories import make_assessment, make_athlete, make_trial, make_user

pytestmark = pytest.mark.django_db


def test_new_sheet_knows_the_test_before():
    athlete = make_athlete(stature_cm=None)
    before = make_assessment(
        athlete=athlete, chair_cm=42, shoes=False, method="phone", stature_cm=180
    )
    make_trial(assessment=before, side="L", lift_value=None, thigh_deg=11)
    make_trial(assessment=before, side="R", lift_value=None, result="invalid")

    sheet = new_sheet(athlete, make_user())

    first = sheet.trials[0]
    assert first.slot == Slot(Side.LEFT, Position.UPRIGHT)
    assert first.fields["lift"].widget.attrs["placeholder"] == "11.0"
    assert "placeholder" not in sheet.trials[1].fields["lift"].widget.attrs
    assert sheet.unit is LiftUnit.DEGREE
    initial = sheet.form.initial
    names = ("chair_cm", "shoes", "method", "stature_cm", "injured_recently")
    assert [initial[name] for name in names] == [42, False, "phone", 180, None]


def test_first_sheet_proposes_the_chair():
    user = make_user(length_unit="in")

    sheet = new_sheet(make_athlete(stature_cm=175), user)

    words = "Thighs level at 68.9 in of height: use 16.9."
    assert sheet.form.fields["chair_cm"].help_text == words
    assert sheet.form["first_side"].value() == "R"
    assert sheet.unit is LiftUnit.INCH
    assert [round(row.travel_cm) for row in sheet.lean] == [13, 25, 36]


def test_first_sheet_without_a_height_proposes_nothing():
    sheet = new_sheet(make_athlete(stature_cm=None), make_user())

    assert sheet.form.fields["chair_cm"].help_text == ""
    assert [row.travel_cm for row in sheet.lean] == [None, None, None]
