"""The sheet of one session: exercises, their sets, a line per side.

Plain rows in, plain lines out; no queries. Nothing is shown as entered that nobody
entered: a line that can be ticked carries the values it shows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from exercises.measurement_modes import AMOUNTS, MEASURED
from exercises.models import Exercise
from training import dose
from training.log import timing
from training.log.set_places import (
    SetPlace,
    planned_places,
    requested_places,
    sides_of,
    unfinished_places,
)
from training.log.set_row import Choice, Line, address_of
from training.models import PlanItem, SetLog


@dataclass
class Section:
    """One exercise of the session."""

    exercise: Exercise
    item: PlanItem | None
    lines: list[Line]

    @property
    def sets(self) -> list[tuple[int, list[Line]]]:
        numbers = sorted({line.number for line in self.lines})
        return [(n, [one for one in self.lines if one.number == n]) for n in numbers]

    @property
    def next_address(self) -> str:
        """What opens one set more than there are."""
        number = max((line.number for line in self.lines), default=0) + 1
        return address_of(self.exercise, number)

    @property
    def is_done(self) -> bool:
        return all(line.done for line in self.lines)


@dataclass
class Sheet:
    """All of a session's lines, with the one that is open to type in."""

    sections: list[Section]
    open_line: Line | None = None
    after: Line | None = None

    @property
    def lines(self) -> list[Line]:
        return [line for section in self.sections for line in section.lines]

    @property
    def done_count(self) -> int:
        return sum(line.done is not None for line in self.lines)

    @property
    def minutes(self) -> float:
        """About how long the plan takes, or what was logged took, in minutes."""
        return (
            dose.logged_seconds(
                _timed(line) for line in self.lines if not line.exercise.has_distance
            )
            / 60
        )

    @property
    def highest_pain(self) -> int:
        pains = (line.done.pain or 0 for line in self.lines if line.done)
        return max(pains, default=0)


def build(
    items: Iterable[PlanItem],
    logged: Iterable[SetLog],
    last: Iterable[SetLog],
    chosen: Choice | None = None,
) -> Sheet:
    """Lay out the plan's items, then what was logged beside them, in order."""
    done = {(one.exercise_id, one.number, one.side): one for one in logged}
    ghosts = {(one.exercise_id, one.number, one.side): one for one in last}
    sections = [
        _section(exercise, item, done, ghosts, chosen)
        for exercise, item in _exercises(items, done.values(), chosen)
    ]
    return _open(Sheet(sections), chosen)


def _exercises(
    items: Iterable[PlanItem], logged: Iterable[SetLog], chosen: Choice | None
) -> list[tuple[Exercise, PlanItem | None]]:
    """Each exercise once; an exercise twice in a plan keeps its first dose."""
    found: dict[int, tuple[Exercise, PlanItem | None]] = {}
    for item in items:
        found.setdefault(item.exercise_id, (item.exercise, item))
    for one in logged:
        found.setdefault(one.exercise_id, (one.exercise, None))
    if chosen:
        found.setdefault(chosen.exercise.pk, (chosen.exercise, None))
    return list(found.values())


type _Key = tuple[int, int, str]


def _section(
    exercise: Exercise,
    item: PlanItem | None,
    done: Mapping[_Key, SetLog],
    ghosts: Mapping[_Key, SetLog],
    chosen: Choice | None,
) -> Section:
    lines = []
    for number, side in sorted(_places(exercise, item, done, chosen)):
        key = (exercise.pk, number, side)
        line = Line(exercise, number, side, done.get(key), ghosts.get(key))
        line.other = done.get((exercise.pk, number, "L")) if side == "R" else None
        line.planned = _planned_values(item, line)
        lines.append(line)
    return Section(exercise, item, lines)


def _places(
    exercise: Exercise,
    item: PlanItem | None,
    done: Iterable[_Key],
    chosen: Choice | None,
) -> set[SetPlace]:
    """Return the sets to show: logged, planned, begun on one side, or chosen."""
    logged = {SetPlace(n, side) for pk, n, side in done if pk == exercise.pk}
    places = logged | unfinished_places(logged, sides_of(exercise, item))
    if item:
        places |= planned_places(item)
    if chosen and chosen.exercise == exercise:
        places |= requested_places(
            chosen.number, chosen.side, exercise=exercise, item=item, logged=logged
        )
    return places


def _planned_values(item: PlanItem | None, line: Line) -> dict[str, Any]:
    """One set as the plan asks it: last time's numbers where its range holds them."""
    if item is None:
        return {}
    exercise, last = line.exercise, line.last
    same = last is not None and last.lean_deg in (None, item.lean_deg)
    reps = last.reps if same and last else None
    hold = last.hold_s if same and last else None
    return {
        "reps": _within(reps, item.reps_low, item.reps_high),
        "hold_s": _within(hold, item.hold_low_s, item.hold_high_s),
        "distance_m": item.distance_m or (last.distance_m if last else None),
        "lean_deg": item.lean_deg if exercise.has_lean else None,
        "load_kind": item.load_kind,
        "load_value": item.load_kg,
        "load_unit": SetLog.LoadUnit.KG.value,
        "band_level": item.band_level,
    } | {name: None for name in AMOUNTS if name not in MEASURED[exercise.mode]}


def _within(number: Decimal | int | None, low: int, high: int) -> Decimal | int:
    return low if number is None else min(max(number, low), high)


def _open(sheet: Sheet, chosen: Choice | None) -> Sheet:
    """Open the chosen line, or the first that is still to do."""
    to_do = [line for line in sheet.lines if line.done is None]
    wished = [line for line in to_do if chosen and chosen.names(line)]
    sheet.open_line = next(iter([*wished, *to_do]), None)
    if sheet.open_line:
        sheet.open_line.is_open = True
        place = to_do.index(sheet.open_line)
        sheet.after = (to_do[place + 1 :] + to_do[:place] + [None])[0]
    return sheet


def _timed(line: Line) -> dose.LoggedSet:
    """A line's time: as logged, else as planned."""
    exercise, done = line.exercise, line.done
    values: Mapping[str, Any] = (
        {name: getattr(done, name) for name in AMOUNTS} if done else line.values
    )
    reps, hold = values.get("reps"), values.get("hold_s")
    return timing.timed_set(exercise, reps=reps, hold_s=hold)
