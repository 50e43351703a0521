"""The form of one trial, upright or leaning."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.knee_lift.protocol import INVALIDATING, Outcome, Position
from assessments.knee_lift.units import LiftUnit
from assessments.models import Trial
from hipflex.forms.fields import MeasureField
from hipflex.sides import Side

ORDINALS: Final = {
    1: gettext_lazy("trial 1"),
    2: gettext_lazy("trial 2"),
    3: gettext_lazy("trial 3"),
}
# Shorter than the protocol's names, because they are on buttons.
FAULTS: Final = {
    "slouch": gettext_lazy("Slouch"),
    "squirm": gettext_lazy("Squirm"),
    "lean_back": gettext_lazy("Leaned back"),
    "trunk_opens": gettext_lazy("Trunk rose"),
    "hands": gettext_lazy("Hands pushed"),
    "bounce": gettext_lazy("Jerk or short hold"),
    "other_foot": gettext_lazy("Other foot lifted"),
}
NOTES: Final = {
    "knee_in": gettext_lazy("Knee in"),
    "knee_out": gettext_lazy("Knee out"),
    "cramp": gettext_lazy("Cramp"),
    "shin_swing": gettext_lazy("Shin swung"),
}
LEAN_OUTCOMES: Final = {
    "cleared": gettext_lazy("Cleared"),
    Outcome.FAILED.value: gettext_lazy("Not cleared"),
    Outcome.RANGE_LIMITED.value: gettext_lazy("Out of range"),
}


@dataclass(frozen=True)
class TrialSlot:
    """One place on the test form for a trial: side, position and attempt."""

    side: Side
    position: Position
    attempt: int = 1

    @property
    def prefix(self) -> str:
        return f"{self.side}-{self.position}-{self.attempt}"

    @property
    def place(self) -> tuple[str, str, int]:
        return (self.side, self.position, self.attempt)

    @property
    def label(self) -> str:
        upright = self.position is Position.UPRIGHT
        what = ORDINALS[self.attempt] if upright else self.position.label
        return f"{self.side.label}, {what}"


def _chips(label: Any, words: Iterable[tuple[str, Any]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(words),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class TrialForm(forms.Form):
    """One trial. If it is left empty, it is not recorded."""

    faults = _chips(gettext_lazy("Faults seen"), FAULTS.items())
    notes = _chips(gettext_lazy("Note only (still counts)"), NOTES.items())

    def __init__(
        self,
        data: Any = None,
        *,
        slot: TrialSlot,
        unit: LiftUnit,
        recorded: Trial | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        initial_values = self.initial_of(recorded) | (initial or {})
        super().__init__(data, prefix=slot.prefix, initial=initial_values)
        self.slot = slot
        self.unit = unit

    @staticmethod
    def initial_of(recorded: Trial | None) -> dict[str, Any]:
        """Return which chips are selected for a recorded trial."""
        seen = recorded.compensations if recorded else []
        return {
            "faults": [one for one in seen if one in FAULTS],
            "notes": [one for one in seen if one in NOTES],
        }

    def lift_field(self, label: str, *, last: str = "") -> MeasureField:
        field = MeasureField(
            label=label,
            required=False,
            max_value=self.unit.highest,
            decimal_places=self.unit.places,
            unit=self.unit.symbol,
        )
        if last:
            field.widget.attrs["placeholder"] = last
        return field

    @property
    def compensations(self) -> list[str]:
        """Return the selected faults and notes that are valid."""
        seen: list[str] = self.cleaned_data.get("faults", [])
        return [*seen, *self.cleaned_data.get("notes", [])]

    @property
    def is_filled_in(self) -> bool:
        return any(value not in (None, "", []) for value in self.cleaned_data.values())

    def trial(self) -> Trial:
        """Return the trial without its test. The form must be valid and not empty."""
        lift = self.cleaned_data.get("lift")
        angle = self.unit is LiftUnit.DEGREE
        return Trial(
            side=self.slot.side,
            position=self.slot.position,
            attempt=self.slot.attempt,
            lift_value=None if angle else lift,
            lift_unit=LiftUnit.CM if angle else self.unit,
            thigh_deg=lift if angle else None,
            compensations=self.compensations,
            result=self.outcome,
            cleared=self.cleared,
        )

    @property
    def outcome(self) -> Outcome:
        raise NotImplementedError

    @property
    def cleared(self) -> bool | None:
        raise NotImplementedError


class UprightForm(TrialForm):
    """An upright trial: the lift and the faults seen."""

    def __init__(self, *args: Any, last: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lift"] = self.lift_field(self.slot.label, last=last)
        faults = [one for one in FAULTS.items() if one[0] != "trunk_opens"]
        self.fields["faults"] = _chips(self.fields["faults"].label, faults)

    def clean(self) -> dict[str, Any]:
        """Reject a note without a lift; a fault alone is an invalid trial."""
        cleaned = super().clean() or self.cleaned_data
        empty = cleaned.get("lift") is None and not self.has_error("lift")
        if empty and cleaned.get("notes") and not cleaned.get("faults"):
            self.add_error("lift", _("Enter the lift this note belongs to."))
        return cleaned

    @property
    def outcome(self) -> Outcome:
        undone = INVALIDATING.intersection(self.compensations)
        return Outcome.INVALID if undone else Outcome.VALID

    @property
    def cleared(self) -> None:
        return None


class LeanForm(TrialForm):
    """A leaning trial: whether the foot cleared the block; the lift at 45° only."""

    def __init__(
        self, *args: Any, recorded: Trial | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, recorded=recorded, **kwargs)
        self.fields["result"] = forms.ChoiceField(
            label=self.slot.label,
            choices=[("", _not_tried()), *LEAN_OUTCOMES.items()],
            widget=forms.RadioSelect,
            required=False,
        )
        self.initial["result"] = _lean_outcome(recorded)
        if self.slot.position is Position.LEAN45:
            label = _("%(slot)s: lift") % {"slot": self.slot.label}
            self.fields["lift"] = self.lift_field(label)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("result") == "cleared" and cleaned.get("faults"):
            words = _("With the faults you ticked, this step doesn't count as cleared.")
            self.add_error("result", words)
        elif cleaned.get("lift") is not None and cleaned.get("result") != "cleared":
            self.add_error(
                "lift", _("Only enter a lift height if the step was cleared.")
            )
        elif self.compensations and not cleaned.get("result"):
            self.add_error("result", _("Choose how the step went."))
        return cleaned

    @property
    def outcome(self) -> Outcome:
        return Outcome.VALID if self.cleared else Outcome(self.cleaned_data["result"])

    @property
    def cleared(self) -> bool:
        return bool(self.cleaned_data["result"] == "cleared")


def _not_tried() -> str:
    return format_html(
        '<span aria-hidden="true">–</span><span class="visually-hidden">{}</span>',
        _("Not tried"),
    )


def _lean_outcome(recorded: Trial | None) -> str:
    if recorded is None or recorded.result == Outcome.STOPPED:
        return ""
    if recorded.cleared and recorded.result == Outcome.VALID:
        return "cleared"
    limited = recorded.result == Outcome.RANGE_LIMITED
    return Outcome.RANGE_LIMITED.value if limited else Outcome.FAILED.value
