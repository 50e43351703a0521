"""A new test form, filled in from the athlete and the last test."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Athlete, User
from assessments.knee_lift.protocol import Position
from assessments.knee_lift.units import LiftUnit
from assessments.models import Assessment
from assessments.test_form.form import Prefill, TestForm, unit_of
from hipflex.sides import Side


def new_test_form(
    athlete: Athlete, user: User, data: Mapping[str, Any] | None = None
) -> TestForm:
    """Return a form with the last set-up; the right side is first in odd tests."""
    tests = Assessment.objects.filter(athlete=athlete).for_list()
    latest = tests.first()
    recorded = list(latest.trials.all()) if latest else []
    unit = unit_of(recorded, LiftUnit(user.length_unit))
    initial = {
        "taken_at": timezone.now(),
        # Answered anew at every test.
        "injured_recently": None,
        "trained_yesterday": None,
        "first_side": Side.LEFT if tests.count() % 2 else Side.RIGHT,
        "unit": unit,
        "stature_cm": athlete.stature_cm,
        "thigh_cm": athlete.thigh_cm,
    }
    prefill = Prefill(
        initial=initial | _setup_from(latest, initial),
        last=_last_lifts(latest, unit),
        latest=latest,
        length_unit=user.length_unit,
    )
    return TestForm(data, assessment=Assessment(athlete=athlete), prefill=prefill)


def _setup_from(
    latest: Assessment | None, initial: Mapping[str, Any]
) -> dict[str, Any]:
    if latest is None:
        return {"method": Assessment.Method.TAPE, "shoes": True}
    return {
        "method": latest.method,
        "shoes": latest.shoes,
        "chair_cm": latest.chair_cm,
        "stature_cm": initial["stature_cm"] or latest.stature_cm,
        "thigh_cm": initial["thigh_cm"] or latest.thigh_cm,
    }


def _last_lifts(latest: Assessment | None, unit: LiftUnit) -> dict[Side, str]:
    """Return the first upright lift of each side last time, for the placeholder."""
    if latest is None:
        return {}
    first_trials = [
        trial
        for trial in latest.trials.all()
        if trial.position == Position.UPRIGHT and trial.attempt == 1
    ]
    shown = {
        Side(trial.side): trial.shown_in(unit, latest.thigh) for trial in first_trials
    }
    return {side: f"{value:.1f}" for side, value in shown.items() if value is not None}
