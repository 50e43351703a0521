"""One line of the sheet: a set of one side, done or still to do."""

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


def address_of(exercise: Exercise, number: int, side: str = "") -> str:
    query = {"exercise": exercise.address, "set": number, "side": side}
    return f"?{urlencode({name: one for name, one in query.items() if one})}"


@dataclass(frozen=True)
class Choice:
    """The line that a person chose to open."""

    exercise: Exercise
    number: int | None = None
    side: str = ""

    def names(self, line: "Line") -> bool:
        right_number = self.number is None or self.number == line.number
        return (
            line.exercise == self.exercise
            and right_number
            and self.side in ("", line.side)
        )


@dataclass
class Line:
    """One set of one side: done, or still to do with what the plan asks."""

    exercise: Exercise
    number: int
    side: str
    done: SetLog | None = None
    last: SetLog | None = None
    other: SetLog | None = None
    planned: Mapping[str, Any] = field(default_factory=dict)
    is_open: bool = False

    @property
    def name(self) -> str:
        """ "set 1, left", or "set 1" of an exercise without sides."""
        return set_format.place(self.number, self.side)

    @property
    def address(self) -> str:
        """What opens this line on the session's page."""
        return address_of(self.exercise, self.number, self.side)

    @property
    def values(self) -> dict[str, Any]:
        """What a tick would save; empty where something is still to be typed."""
        asked = dict(self.planned)
        needed = MEASURED[self.exercise.mode]
        if any(asked.get(name) is None for name in needed) or _lacks_weight(asked):
            return {}
        return asked

    @property
    def posted(self) -> list[tuple[str, Any]]:
        return self._as_posted(self.values)

    @property
    def copied(self) -> list[tuple[str, Any]]:
        """The other side's values, unless the tick would save the same."""
        if self.other is None:
            return []
        values = {name: getattr(self.other, name) for name in DOSE_FIELDS}
        return [] if _same(values, self.values) else self._as_posted(values)

    @property
    def asked(self) -> str:
        """What the tick stands for, as text: "9 × 2 s"."""
        values = {name: self.values.get(name) for name in AMOUNTS}
        return set_format.amount(self.exercise.mode, **values) if self.values else ""

    def _as_posted(self, values: Mapping[str, Any]) -> list[tuple[str, Any]]:
        if not values:
            return []
        named = {"key": uuid.uuid4(), "number": self.number, "side": self.side}
        given = {name: _plain(one) for name, one in values.items() if one is not None}
        return list((named | given).items())


def _lacks_weight(values: Mapping[str, Any]) -> bool:
    """Return whether a weight is still missing; a planned band always has its level."""
    kind = values.get("load_kind", LoadKind.BODYWEIGHT)
    return requires_weight(kind) and values["load_value"] is None


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one[name] == other.get(name) for name in DOSE_FIELDS)


def _plain(value: Any) -> Any:
    return plain(value) if isinstance(value, Decimal) else value
