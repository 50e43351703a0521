"""One set of each side by exercise: personal bests and latest sets. No queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from exercises.models import Exercise
from training.models import SetLog


@dataclass(frozen=True)
class SetsBySide:
    """One exercise with a set of each side; `both` is set if it has no sides."""

    exercise: Exercise
    left: SetLog | None = None
    right: SetLog | None = None
    both: SetLog | None = None


def sets_by_side(sets: Iterable[SetLog]) -> list[SetsBySide]:
    """Group sets, one for each exercise and side, by exercise, in library order."""
    by_exercise: dict[Exercise, dict[str, SetLog]] = defaultdict(dict)
    for set_log in sets:
        by_exercise[set_log.exercise][set_log.side] = set_log
    rows = [
        SetsBySide(exercise, sides.get("L"), sides.get("R"), sides.get("B"))
        for exercise, sides in by_exercise.items()
    ]
    return sorted(rows, key=_library_order)


def _library_order(row: SetsBySide) -> tuple[str, int, int]:
    exercise = row.exercise
    return exercise.family, exercise.position_in_family, exercise.pk
