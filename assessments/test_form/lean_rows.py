"""How a test form is shown: its rows of lean."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.knee_lift.protocol import Position
from assessments.test_form.trials import TrialForm


@dataclass(frozen=True)
class LeanRow:
    """One step of the lean: both sides, and how far the shoulder travels in cm."""

    position: Position
    forms: Sequence[TrialForm]
    travel_cm: float | None

    @property
    def has_lift(self) -> bool:
        return "lift" in self.forms[0].fields

    @property
    def is_open(self) -> bool:
        """Whether the row's small print has something that must be seen."""
        names = ("faults", "notes", "lift") if self.has_lift else ("faults", "notes")
        return any(
            form.has_error(name) or form[name].value()
            for form in self.forms
            for name in names
        )
