"""What one asks of a dose: how long it takes."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from exercises.dose import session_seconds
from exercises.models import Exercise
from hipflex.forms.fields import MeasureField
from hipflex.forms.layout import Stepper


class DoseForm(forms.Form):
    """A dose of one's own, worked out by the catalogue's formula."""

    sets = MeasureField(label=_("Sets"), min_value=1, max_value=10, decimal_places=0)
    reps = MeasureField(label=_("Reps"), min_value=1, max_value=50, decimal_places=0)
    hold = MeasureField(label=_("Hold, s"), max_value=120, decimal_places=0, unit="s")
    days = MeasureField(
        label=_("Days a week"), min_value=1, max_value=7, decimal_places=0
    )

    def __init__(self, *args: Any, exercise: Exercise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dose = exercise.dose
        self.initial = {
            "sets": self.dose.sets,
            "reps": self.dose.reps.low,
            "hold": self.dose.hold_s.low,
            "days": self.dose.per_week.low,
        }
        for name in ("reps", "hold"):
            if not getattr(exercise, f"asks_{name}"):
                del self.fields[name]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(*map(Stepper, self.fields))
        return helper

    @property
    def asked(self) -> dict[str, Any] | None:
        """The dose as typed, or the exercise's own; None while a number is wrong."""
        usual = dict(self.initial)
        if not self.is_bound:
            return usual
        return usual | self.cleaned_data if self.is_valid() else None

    @property
    def seconds(self) -> float:
        """Of one session; 0 while a number is wrong."""
        if (asked := self.asked) is None:
            return 0
        return session_seconds(
            int(asked["sets"]),
            self.dose.sides,
            int(asked["reps"]),
            self.dose.up_s,
            float(asked["hold"]),
            self.dose.down_s,
            self.dose.rest_s,
        )

    @property
    def session(self) -> str:
        """ "4:42": minutes and seconds of one session."""
        whole = round(self.seconds)
        return f"{whole // 60}:{whole % 60:02}"

    @property
    def week_minutes(self) -> int:
        """Of all sessions of a week, in whole minutes."""
        days = int(self.asked["days"]) if self.asked else 0
        return round(self.seconds * days / 60)
