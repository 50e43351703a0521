"""A new run sheet, with what is known of the athlete and the test before."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Athlete, User
from assessments.knee_lift.protocol import Position
from assessments.knee_lift.units import LiftUnit
from assessments.models import Assessment
from assessments.test_form.form import Known, Sheet, unit_of
from hipflex.sides import Side


def new_sheet(
    athlete: Athlete, user: User, data: Mapping[str, Any] | None = None
) -> Sheet:
    """Same chair, shoes and method as last time; right first at odd tests."""
    tests = Assessment.objects.filter(athlete=athlete).for_list()
    latest = tests.first()
    recorded = list(latest.trials.all()) if latest else []
    unit = unit_of(recorded, LiftUnit(user.length_unit))
    initial = {
        "taken_at": timezone.now(),
        # Asked every time.
        "injured_recently": None,
        "trained_yesterday": None,
        "first_side": Side.LEFT if tests.count() % 2 else Side.RIGHT,
        "unit": unit,
        "stature_cm": athlete.stature_cm,
        "thigh_cm": athlete.thigh_cm,
    }
    known = Known(
        initial=initial | _set_up_as(latest, initial),
        last=_last_lifts(latest, unit),
        latest=latest,
        length_unit=user.length_unit,
    )
    return Sheet(data, assessment=Assessment(athlete=athlete), known=known)


def _set_up_as(latest: Assessment | None, known: Mapping[str, Any]) -> dict[str, Any]:
    if latest is None:
        return {"method": Assessment.Method.TAPE, "shoes": True}
    return {
        "method": latest.method,
        "shoes": latest.shoes,
        "chair_cm": latest.chair_cm,
        "stature_cm": known["stature_cm"] or latest.stature_cm,
        "thigh_cm": known["thigh_cm"] or latest.thigh_cm,
    }


def _last_lifts(latest: Assessment | None, unit: LiftUnit) -> dict[Side, str]:
    """The first upright lift of each side last time, as it stands in grey."""
    if latest is None:
        return {}
    firsts = [
        trial
        for trial in latest.trials.all()
        if trial.position == Position.UPRIGHT and trial.attempt == 1
    ]
    shown = {Side(one.side): one.shown_in(unit, latest.thigh) for one in firsts}
    return {side: f"{value:.1f}" for side, value in shown.items() if value is not None}
