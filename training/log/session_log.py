"""The log of one session: its exercises, with a row for each set and side.

Rows of the database in, plain rows out; no queries. A row that can be saved with one
tap saves exactly the values that it shows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from exercises.measurement_modes import AMOUNTS, MEASURED
from exercises.models import Exercise
from training import dose
from training.log.set_places import (
    SetPlace,
    planned_places,
    requested_places,
    sides_of,
    unfinished_places,
)
from training.log.set_row import ChosenSet, SetRow, set_query
from training.log.timing import timed_set
from training.models import PlanItem, SetLog

type SetsByPlace = Mapping[SetPlace, SetLog]


@dataclass
class ExerciseSection:
    """One exercise of the session; `item` is None for one that isn't in the plan."""

    exercise: Exercise
    item: PlanItem | None
    rows: list[SetRow]

    @property
    def sets(self) -> list[tuple[int, list[SetRow]]]:
        """Each set number with the rows of its sides."""
        by_number = defaultdict(list)
        for row in self.rows:
            by_number[row.number].append(row)
        return sorted(by_number.items())

    @property
    def next_query(self) -> str:
        """The query string that opens one more set."""
        number = max((row.number for row in self.rows), default=0) + 1
        return set_query(self.exercise, number)

    @property
    def is_done(self) -> bool:
        return all(row.logged for row in self.rows)


@dataclass
class SessionLog:
    """All rows of a session; `open_row` has the form, `next_row` is where it skips."""

    sections: list[ExerciseSection]
    open_row: SetRow | None = None
    next_row: SetRow | None = None

    @property
    def rows(self) -> list[SetRow]:
        return [row for section in self.sections for row in section.rows]

    @property
    def done_count(self) -> int:
        return sum(row.logged is not None for row in self.rows)

    @property
    def minutes(self) -> float:
        """The time for all rows in minutes, as logged or else as planned.

        Exercises measured by distance aren't counted.
        """
        timed = [_timed(row) for row in self.rows if not row.exercise.has_distance]
        return dose.logged_seconds(timed) / 60

    @property
    def highest_pain(self) -> int:
        pains = (row.logged.pain or 0 for row in self.rows if row.logged)
        return max(pains, default=0)


def build_session_log(
    items: Iterable[PlanItem],
    logged: Iterable[SetLog],
    previous: Iterable[SetLog],
    chosen: ChosenSet | None = None,
) -> SessionLog:
    """Return the plan's exercises, then the others that were logged or chosen."""
    logged = list(logged)
    logged_sets, previous_sets = _by_exercise(logged), _by_exercise(previous)
    sections = [
        _section(
            exercise,
            item,
            logged_sets.get(exercise.pk, {}),
            previous_sets.get(exercise.pk, {}),
            chosen if chosen and chosen.exercise == exercise else None,
        )
        for exercise, item in _exercises(items, logged, chosen)
    ]
    return _open_row(SessionLog(sections), chosen)


def _by_exercise(sets: Iterable[SetLog]) -> Mapping[int, SetsByPlace]:
    by_exercise: dict[int, dict[SetPlace, SetLog]] = defaultdict(dict)
    for set_log in sets:
        place = SetPlace(set_log.number, set_log.side)
        by_exercise[set_log.exercise_id][place] = set_log
    return by_exercise


def _exercises(
    items: Iterable[PlanItem], logged: Iterable[SetLog], chosen: ChosenSet | None
) -> list[tuple[Exercise, PlanItem | None]]:
    """Return each exercise once; one that is in the plan twice has its first dose."""
    found: dict[int, tuple[Exercise, PlanItem | None]] = {}
    for item in items:
        found.setdefault(item.exercise_id, (item.exercise, item))
    for set_log in logged:
        found.setdefault(set_log.exercise_id, (set_log.exercise, None))
    if chosen:
        found.setdefault(chosen.exercise.pk, (chosen.exercise, None))
    return list(found.values())


def _section(
    exercise: Exercise,
    item: PlanItem | None,
    logged: SetsByPlace,
    previous: SetsByPlace,
    chosen: ChosenSet | None,
) -> ExerciseSection:
    rows = []
    for place in sorted(_places(exercise, item, logged.keys(), chosen)):
        row = SetRow(exercise, *place, logged.get(place), previous.get(place))
        if place.side == "R":
            row.left = logged.get(SetPlace(place.number, "L"))
        row.planned = _planned_values(item, row)
        rows.append(row)
    return ExerciseSection(exercise, item, rows)


def _places(
    exercise: Exercise,
    item: PlanItem | None,
    logged: Set[SetPlace],
    chosen: ChosenSet | None,
) -> Set[SetPlace]:
    """Return the sets to show: logged, planned, begun on one side, or chosen."""
    places = logged | unfinished_places(logged, sides_of(exercise, item))
    if item:
        places |= planned_places(item)
    if chosen:
        places |= requested_places(
            chosen.number, chosen.side, exercise=exercise, item=item, logged=logged
        )
    return places


def _planned_values(item: PlanItem | None, row: SetRow) -> dict[str, Any]:
    """Return one set as planned, with the previous amounts as far as they are in range.

    The previous amounts at another lean don't count.
    """
    if item is None:
        return {}
    exercise, previous = row.exercise, row.previous
    same_lean = previous is not None and previous.lean_deg in (None, item.lean_deg)
    reps = previous.reps if same_lean and previous else None
    hold = previous.hold_s if same_lean and previous else None
    return {
        "reps": _clamp(reps, item.reps_low, item.reps_high),
        "hold_s": _clamp(hold, item.hold_low_s, item.hold_high_s),
        "distance_m": item.distance_m or (previous.distance_m if previous else None),
        "lean_deg": item.lean_deg if exercise.has_lean else None,
        "load_kind": item.load_kind,
        "load_value": item.load_kg,
        "load_unit": SetLog.LoadUnit.KG.value,
        "band_level": item.band_level,
    } | {name: None for name in AMOUNTS if name not in MEASURED[exercise.mode]}


def _clamp(number: Decimal | int | None, low: int, high: int) -> Decimal | int:
    return low if number is None else min(max(number, low), high)


def _open_row(session_log: SessionLog, chosen: ChosenSet | None) -> SessionLog:
    """Open the chosen row, or the first that is still to do."""
    to_do = [row for row in session_log.rows if row.logged is None]
    wanted = [row for row in to_do if chosen and chosen.matches(row)]
    session_log.open_row = next(iter([*wanted, *to_do]), None)
    if session_log.open_row:
        session_log.open_row.is_open = True
        index = to_do.index(session_log.open_row)
        session_log.next_row = (to_do[index + 1 :] + to_do[:index] + [None])[0]
    return session_log


def _timed(row: SetRow) -> dose.LoggedSet:
    """Return the row for the duration: as logged, else as planned."""
    if row.logged:
        return timed_set(row.exercise, reps=row.logged.reps, hold_s=row.logged.hold_s)
    reps, hold_s = row.values.get("reps"), row.values.get("hold_s")
    return timed_set(row.exercise, reps=reps, hold_s=hold_s)
