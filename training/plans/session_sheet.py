"""The sheet of one session on paper: a row a set and side, and a box for each answer.

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
from training.log import session_log
from training.log.set_row import Line
from training.models import PlanItem


class Box(NamedTuple):
    """What is written into one column, and in what, or from where to where."""

    name: str
    label: Promise
    scale: str = ""


# All there are, in the order of the form.
BOXES: Final = (
    Box("reps", _("Reps")),
    Box("hold_s", _("Hold"), "s"),
    Box("distance_m", _("Distance"), "m"),
    Box("lean_deg", _("Lean"), "°"),
    Box("load", _("Load")),
    Box("effort", _("Effort"), "1–10"),
    Box("pain", _("Pain"), "0–10"),
    Box("faults", _("Faults")),
)


@dataclass(frozen=True)
class Row:
    """One set of one side: what the plan asks, and which boxes there are to fill."""

    line: Line
    target: str
    boxes: list[bool]


@dataclass(frozen=True)
class Block:
    """One exercise with its rows."""

    exercise: Exercise
    item: PlanItem
    load: str
    rows: list[Row]


@dataclass(frozen=True)
class PaperSheet:
    boxes: list[Box]
    blocks: list[Block]

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.boxes) + 3


def build(items: Iterable[PlanItem]) -> PaperSheet:
    """Only the columns that some exercise of the plan needs."""
    sections = session_log.build(items, [], []).sections
    asked = [asked_of(section.exercise) for section in sections]
    boxes = [box for box in BOXES if any(box.name in names for names in asked)]
    found = [
        _block(section.exercise, section.item, section.lines, boxes)
        for section in sections
        if section.item
    ]
    return PaperSheet(boxes, found)


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
    exercise: Exercise, item: PlanItem, lines: list[Line], boxes: list[Box]
) -> Block:
    asked, load = asked_of(exercise), _load(item)
    ticks = [box.name in asked for box in boxes]
    rows = [Row(line, _target(exercise, item), ticks) for line in lines]
    return Block(exercise, item, load, rows)


def _target(exercise: Exercise, item: PlanItem) -> str:
    """ "8–10 × 2–3 s", and the lean where one is planned."""
    reps = str(Range(item.reps_low, item.reps_high)) if exercise.has_reps else ""
    seconds = Range(item.hold_low_s, item.hold_high_s)
    hold = f"{seconds} s" if exercise.has_hold else ""
    way = f"{plain(item.distance_m)} m" if item.distance_m is not None else ""
    one_set = " × ".join(part for part in (reps, hold, way) if part)
    return ", ".join(part for part in (one_set, item.lean_words) if part)


def _load(item: PlanItem) -> str:
    return set_format.load(item.load_kind, value=item.load_kg, band=item.band_level)
