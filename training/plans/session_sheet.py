"""The printed sheet of one session: a row for each set and side, with boxes to fill in.

Plain rows in, plain rows out; no queries. The rows come from `log.session_log`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from exercises.dose import Range
from exercises.models import Exercise
from hipflex.forms.fields import plain
from training import set_format
from training.log.session_log import build_session_log
from training.log.set_row import SetRow
from training.models import PlanItem


class SheetColumn(NamedTuple):
    """A column to fill in; `scale` is its unit or its range."""

    name: str
    label: Promise
    scale: str = ""


# In the order of the log's form.
COLUMNS: Final = (
    SheetColumn("reps", _("Reps")),
    SheetColumn("hold_s", _("Hold"), "s"),
    SheetColumn("distance_m", _("Distance"), "m"),
    SheetColumn("lean_deg", _("Lean"), "°"),
    SheetColumn("load", _("Load")),
    SheetColumn("effort", _("Effort"), "1–10"),
    SheetColumn("pain", _("Pain"), "0–10"),
    SheetColumn("faults", _("Faults")),
)


@dataclass(frozen=True)
class SheetRow:
    """One set of one side; `is_used` tells for each column whether it has a box."""

    set_row: SetRow
    target: str
    is_used: list[bool]


@dataclass(frozen=True)
class ExerciseBlock:
    """One exercise with its rows."""

    exercise: Exercise
    item: PlanItem
    load: str
    rows: list[SheetRow]


@dataclass(frozen=True)
class SessionSheet:
    columns: list[SheetColumn]
    blocks: list[ExerciseBlock]

    @property
    def width(self) -> int:
        """The number of columns, with set, side and target."""
        return len(self.columns) + 3


def build_session_sheet(items: Iterable[PlanItem]) -> SessionSheet:
    """Return the sheet with the columns that the plan's exercises use."""
    sections = build_session_log(items, [], []).sections
    used = set().union(*(asked_of(section.exercise) for section in sections))
    columns = [column for column in COLUMNS if column.name in used]
    blocks = [
        _block(section.exercise, section.item, section.rows, columns)
        for section in sections
        if section.item
    ]
    return SessionSheet(columns, blocks)


def asked_of(exercise: Exercise) -> set[str]:
    """What the log's form asks about a set of this exercise."""
    asks = {
        "reps": exercise.has_reps,
        "hold_s": exercise.has_hold,
        "distance_m": exercise.has_distance,
        "lean_deg": exercise.has_lean,
        "load": exercise.has_load,
        "faults": bool(exercise.faults),
    }
    return {"effort", "pain"} | {name for name, asked in asks.items() if asked}


def _block(
    exercise: Exercise,
    item: PlanItem,
    set_rows: list[SetRow],
    columns: list[SheetColumn],
) -> ExerciseBlock:
    used, target = asked_of(exercise), _target(exercise, item)
    is_used = [column.name in used for column in columns]
    rows = [SheetRow(set_row, target, is_used) for set_row in set_rows]
    return ExerciseBlock(exercise, item, _load(item), rows)


def _target(exercise: Exercise, item: PlanItem) -> str:
    """ "8–10 × 2–3 s", and the lean where one is planned."""
    reps = str(Range(item.reps_low, item.reps_high)) if exercise.has_reps else ""
    seconds = Range(item.hold_low_s, item.hold_high_s)
    hold = f"{seconds} s" if exercise.has_hold else ""
    distance = f"{plain(item.distance_m)} m" if item.distance_m is not None else ""
    one_set = " × ".join(part for part in (reps, hold, distance) if part)
    return ", ".join(part for part in (one_set, item.lean_words) if part)


def _load(item: PlanItem) -> str:
    return set_format.load(item.load_kind, value=item.load_kg, band=item.band_level)
