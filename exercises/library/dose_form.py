"""The calculator: how long a dose takes."""

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
    """Calculate the minutes of a dose, at first that of the exercise."""

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
            if not getattr(exercise, f"has_{name}"):
                del self.fields[name]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(*map(Stepper, self.fields))
        return helper

    @property
    def dose_values(self) -> dict[str, Any] | None:
        """Return the submitted dose or the initial one; None if a number is invalid."""
        initial = dict(self.initial)
        if not self.is_bound:
            return initial
        return initial | self.cleaned_data if self.is_valid() else None

    @property
    def seconds(self) -> float:
        """Return the seconds of one session; 0 if a number is invalid."""
        if (values := self.dose_values) is None:
            return 0
        return session_seconds(
            int(values["sets"]),
            self.dose.sides,
            int(values["reps"]),
            self.dose.up_s,
            float(values["hold"]),
            self.dose.down_s,
            self.dose.rest_s,
        )

    @property
    def session(self) -> str:
        """Return the minutes and seconds of one session: "4:42"."""
        minutes, seconds = divmod(round(self.seconds), 60)
        return f"{minutes}:{seconds:02}"

    @property
    def week_minutes(self) -> int:
        """Return the whole minutes of all sessions of a week."""
        days = int(self.dose_values["days"]) if self.dose_values else 0
        return round(self.seconds * days / 60)
