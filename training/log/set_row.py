"""One row of the session log: a set of one side, logged or still to do."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from exercises.choices import LoadKind
from exercises.measurement_modes import AMOUNTS, MEASURED
from exercises.models import Exercise
from hipflex.forms.fields import plain
from training import set_format
from training.load_kinds import requires_weight
from training.models import SetLog
from training.models.set_log import DOSE_FIELDS


def set_query(exercise: Exercise, number: int, side: str = "") -> str:
    """Return the query string that opens this set on the session's page."""
    params = {"exercise": exercise.address, "set": number, "side": side}
    return f"?{urlencode({name: value for name, value in params.items() if value})}"


@dataclass(frozen=True)
class ChosenSet:
    """The set to open, from the address; without number or side, any of them."""

    exercise: Exercise
    number: int | None = None
    side: str = ""

    def matches(self, row: "SetRow") -> bool:
        return (
            row.exercise == self.exercise
            and self.number in (None, row.number)
            and self.side in ("", row.side)
        )


@dataclass
class SetRow:
    """One set of one side: logged, or still to do with the plan's values.

    `previous` is the same set of an earlier session. `left` is the logged left side
    of the same set, on the row of the right side.
    """

    exercise: Exercise
    number: int
    side: str
    logged: SetLog | None = None
    previous: SetLog | None = None
    left: SetLog | None = None
    planned: Mapping[str, Any] = field(default_factory=dict)
    is_open: bool = False

    @property
    def name(self) -> str:
        """ "set 1, left", or "set 1" of an exercise without sides."""
        return set_format.place(self.number, self.side)

    @property
    def query(self) -> str:
        return set_query(self.exercise, self.number, self.side)

    @property
    def values(self) -> dict[str, Any]:
        """The planned values that one tap saves; empty if one of them is missing."""
        values = dict(self.planned)
        required = MEASURED[self.exercise.mode]
        if any(values.get(name) is None for name in required) or _lacks_weight(values):
            return {}
        return values

    @property
    def form_values(self) -> list[tuple[str, Any]]:
        """The hidden fields of the form that saves the planned values."""
        return self._as_form_values(self.values)

    @property
    def copy_form_values(self) -> list[tuple[str, Any]]:
        """The hidden fields of the form that copies the left side to the right.

        Empty if `form_values` would save the same.
        """
        if self.left is None:
            return []
        left = {name: getattr(self.left, name) for name in DOSE_FIELDS}
        is_same = all(left[name] == self.values.get(name) for name in DOSE_FIELDS)
        return [] if is_same else self._as_form_values(left)

    @property
    def target(self) -> str:
        """The planned amount: "9 × 2 s"; "" without `values`."""
        amounts = {name: self.values.get(name) for name in AMOUNTS}
        return set_format.amount(self.exercise.mode, **amounts) if self.values else ""

    def _as_form_values(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        if not values:
            return []
        place = {"key": uuid.uuid4(), "number": self.number, "side": self.side}
        filled = {
            name: plain(value) if isinstance(value, Decimal) else value
            for name, value in values.items()
            if value is not None
        }
        return list((place | filled).items())


def _lacks_weight(values: Mapping[str, Any]) -> bool:
    """Return whether a weight is still missing; a planned band always has its level."""
    kind = values.get("load_kind", LoadKind.BODYWEIGHT)
    return requires_weight(kind) and values["load_value"] is None
