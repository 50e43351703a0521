"""Which sets of an exercise there are, and which come next: set number and side.

Plain values in, plain values out; no queries.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import product
from typing import NamedTuple

from exercises.models import Exercise
from training.models import PlanItem, SetLog


class SetPlace(NamedTuple):
    """A set number and one side, "L", "R" or "B"; in this order they are done."""

    number: int
    side: str


def sides_of(exercise: Exercise, item: PlanItem | None = None) -> list[str]:
    """Return the sides that are logged separately: "L" and "R", or "B" alone.

    A plan item can ask for only one side of an exercise.
    """
    if not exercise.sided:
        return ["B"]
    if item and item.sides in (PlanItem.Sides.LEFT, PlanItem.Sides.RIGHT):
        return [item.sides]
    return ["L", "R"]


def planned_places(item: PlanItem) -> set[SetPlace]:
    return _places(range(1, item.sets + 1), sides_of(item.exercise, item))


def unfinished_places(logged: Set[SetPlace], sides: Sequence[str]) -> set[SetPlace]:
    """Return all sides of each set that is logged on one side and lacks the other."""
    numbers = {place.number for place in logged}
    return _places((n for n in numbers if not _is_done(n, logged, sides)), sides)


def requested_places(
    number: int | None,
    side: str,
    *,
    exercise: Exercise,
    item: PlanItem | None,
    logged: Set[SetPlace],
) -> set[SetPlace]:
    """Return the sides of a set that someone opens, planned or not.

    No `number` means the first set that isn't complete. A `side` that the exercise
    doesn't have is ignored.
    """
    sides = sides_of(exercise, item)
    number = number or _first_incomplete(logged, sides)
    return _places([number], {*sides, *({side} & set(sides_of(exercise)))})


def next_set_number(exercise: Exercise, sets: Iterable[SetLog]) -> int:
    """Return the first set number that isn't logged on all sides."""
    logged = {SetPlace(set_log.number, set_log.side) for set_log in sets}
    return _first_incomplete(logged, sides_of(exercise))


def _first_incomplete(logged: Set[SetPlace], sides: Sequence[str]) -> int:
    number = 1
    while _is_done(number, logged, sides):
        number += 1
    return number


def _is_done(number: int, logged: Set[SetPlace], sides: Sequence[str]) -> bool:
    return _places([number], sides) <= logged


def _places(numbers: Iterable[int], sides: Iterable[str]) -> set[SetPlace]:
    return {SetPlace(number, side) for number, side in product(numbers, sides)}
