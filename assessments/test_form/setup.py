"""The part of the test form that is not a lift: questions, set-up, stop, note."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import LengthField
from accounts.units import from_cm
from assessments.knee_lift import safety
from assessments.knee_lift.geometry import seat_height_cm, thigh_length_cm
from assessments.knee_lift.protocol import LEAN_POSITIONS, RANGES, Outcome, Position
from assessments.knee_lift.units import LiftUnit
from assessments.models import Assessment, Trial
from hipflex.forms.conflicts import VersionField
from hipflex.forms.fields import CountField, MomentField, plain
from hipflex.forms.replay import KeyField
from hipflex.sides import Side

EARLIEST_YEAR: Final = 2000
# A device's clock may run ahead a little.
CLOCK_SLACK: Final = timedelta(minutes=10)
YES_NO: Final = [("no", gettext_lazy("No")), ("yes", gettext_lazy("Yes"))]
RIGHT_THEN_LEFT: Final = [(side, side.label) for side in (Side.RIGHT, Side.LEFT)]
NEEDED: Final = "stature_cm"
LENGTHS: Final = {
    "stature_cm": gettext_lazy("Athlete's height"),
    "chair_cm": gettext_lazy("Seat height"),
    "thigh_cm": gettext_lazy("Thigh length"),
}


def _yes(answer: object) -> bool:
    return answer in {"yes", True}


class YesNoField(forms.TypedChoiceField):
    """A question that must be answered: nothing is chosen beforehand."""

    widget = forms.RadioSelect

    def __init__(self, *, choices: Any = YES_NO, **kwargs: Any) -> None:
        words = {"required": gettext_lazy("Choose one of the two.")}
        super().__init__(choices=choices, coerce=_yes, error_messages=words, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def _tenths(length_cm: float, unit: str) -> str:
    return plain(from_cm(Decimal(str(length_cm)), unit))


def _length(name: str, label: Any, *, unit: str, required: bool) -> LengthField:
    limits = RANGES[name]
    return LengthField(
        label=f"{label}, {unit}",
        low_cm=int(limits.low),
        high_cm=int(limits.high),
        unit=unit,
        required=required,
        error_messages={
            "required": _(
                "Enter the height. We need it to convert the lift to an angle."
            )
        },
    )


def _pain(label: Any, *, required: bool) -> CountField:
    limits = RANGES["pain"]
    low, high = int(limits.low), int(limits.high)
    words = {"required": gettext_lazy("Enter a number; 0 means no pain.")}
    return CountField(
        label=label,
        min_value=low,
        max_value=high,
        required=required,
        error_messages=words,
    )


class AssessmentForm(forms.ModelForm):
    """Questions, set-up, stop and note of one test."""

    key = KeyField()
    version = VersionField()
    pain_before = _pain(gettext_lazy("Pain, 0 to 10"), required=True)
    injured_recently = YesNoField(
        label=gettext_lazy("Injury or surgery there in the last 6 weeks")
    )
    trained_yesterday = YesNoField(label=gettext_lazy("Hard hip work yesterday"))
    shoes = YesNoField(
        label=gettext_lazy("Shoes"),
        choices=[("yes", gettext_lazy("On")), ("no", gettext_lazy("Off"))],
    )
    method = forms.ChoiceField(
        label=gettext_lazy("Method"),
        choices=Assessment.Method.choices,
        widget=forms.RadioSelect,
    )
    first_side = forms.ChoiceField(
        label=gettext_lazy("First side"),
        choices=RIGHT_THEN_LEFT,
        widget=forms.RadioSelect,
    )
    unit = forms.TypedChoiceField(
        label=gettext_lazy("Lift unit"),
        choices=[(unit.value, unit.label) for unit in LiftUnit],
        coerce=LiftUnit,
        widget=forms.RadioSelect,
    )
    stopped = forms.BooleanField(
        label=gettext_lazy("The test was stopped for pain"), required=False
    )
    stop_pain = _pain(gettext_lazy("Pain, 0 to 10"), required=False)
    stop_side = forms.ChoiceField(
        label=gettext_lazy("Side being lifted"),
        choices=RIGHT_THEN_LEFT,
        widget=forms.RadioSelect,
        required=False,
    )
    stop_position = forms.ChoiceField(
        label=gettext_lazy("Step"),
        choices=[(p.value, p.label) for p in (Position.UPRIGHT, *LEAN_POSITIONS)],
        widget=forms.RadioSelect,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    # Set by `clean`; stays true when the answer itself is refused.
    no_test_today = False

    class Meta:
        model = Assessment
        fields = [
            "pain_before",
            "injured_recently",
            "trained_yesterday",
            "taken_at",
            "method",
            "shoes",
            "stature_cm",
            "thigh_cm",
            "chair_cm",
            "first_side",
            "stopped",
            "note",
        ]
        field_classes = {"taken_at": MomentField}

    def __init__(self, *args: Any, length_unit: str = "cm", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LENGTHS.items():
            field = _length(name, label, unit=length_unit, required=name == NEEDED)
            self.fields[name] = field
        stature = self.initial.get(NEEDED)
        if stature:
            self._propose(float(stature), length_unit)

    def _propose(self, stature_cm: float, unit: str) -> None:
        """The seat that fits, and the thigh a height has on average, in grey."""
        seat = _tenths(seat_height_cm(stature_cm), unit)
        values = {"height": _tenths(stature_cm, unit), "seat": seat, "unit": unit}
        words = _(
            "For horizontal thighs at a height of %(height)s %(unit)s, use %(seat)s."
        )
        self.fields["chair_cm"].help_text = words % values
        self.fields["chair_cm"].widget.attrs["placeholder"] = seat
        thigh = _tenths(thigh_length_cm(stature_cm), unit)
        self.fields["thigh_cm"].widget.attrs["placeholder"] = thigh

    def clean_taken_at(self) -> Any:
        taken_at = self.cleaned_data["taken_at"].replace(second=0, microsecond=0)
        if taken_at > timezone.now() + CLOCK_SLACK:
            raise ValidationError(
                _("This is in the future. Enter when the test was done.")
            )
        if taken_at.year < EARLIEST_YEAR:
            raise ValidationError(_("Enter a year from 2000 onwards."))
        return taken_at

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        pain, injured = cleaned.get("pain_before"), cleaned.get("injured_recently")
        self.no_test_today = safety.no_test_today(pain, injured)
        if cleaned.get("stopped"):
            self._check_where_it_hurt(cleaned)
        elif any(cleaned.get(f"stop_{what}") for what in ("pain", "side", "position")):
            self.add_error("stopped", _("Tick this if the test was stopped."))
        return cleaned

    def _check_where_it_hurt(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("stop_pain") is None and not self.has_error("stop_pain"):
            self.add_error("stop_pain", _("Enter the pain, 0 to 10."))
        if not cleaned.get("stop_side"):
            self.add_error("stop_side", _("Choose the side that was lifting."))
        if not cleaned.get("stop_position"):
            self.add_error(
                "stop_position", _("Choose the step where the test stopped.")
            )

    def stopped_trial(self) -> Trial | None:
        """The trial that ended the test; the test form sets its attempt."""
        cleaned = self.cleaned_data
        if not cleaned["stopped"]:
            return None
        return Trial(
            side=cleaned["stop_side"],
            position=cleaned["stop_position"],
            pain=cleaned["stop_pain"],
            result=Outcome.STOPPED,
        )

    @staticmethod
    def initial_stop(trial: Trial | None) -> dict[str, Any]:
        if trial is None:
            return {}
        return {
            "stop_pain": trial.pain,
            "stop_side": trial.side,
            "stop_position": trial.position,
        }

    def validate_constraints(self) -> None:
        """Left to the database: the fields say the same limits, in better words."""
