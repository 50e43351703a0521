"""Check the links between the exercises of a catalogue."""

from collections.abc import Mapping

from exercises.catalogue.progressions import find_cycle
from exercises.catalogue.schema import ExerciseEntry


def duplicates(what: str, names: list[str]) -> list[str]:
    """Return a problem for each name that occurs more than once."""
    return [
        f"{what}: “{name}” is there {names.count(name)} times"
        for name in sorted(set(names))
        if name and names.count(name) > 1
    ]


def link_problems(exercises: tuple[ExerciseEntry, ...]) -> list[str]:
    """Return each link that is unknown, one-way or part of a cycle, in words."""
    by_slug = {entry.slug: entry for entry in exercises}
    problems = [
        f"exercise {entry.slug}: {key} names “{name}”, which is not in the file"
        for entry in exercises
        for key, names in _linked(entry)
        for name in names
        if name not in by_slug
    ]
    problems += [
        f"exercise {entry.slug}: variants names the exercise itself"
        for entry in exercises
        if entry.slug in entry.variants
    ]
    for entry in exercises:
        problems += _one_way(entry, by_slug)
    if cycle := find_cycle({entry.slug: entry.harder for entry in exercises}):
        problems.append(f"the easier-to-harder links form a loop: {' → '.join(cycle)}")
    return problems


def _linked(entry: ExerciseEntry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("regress", entry.easier),
        ("progress", entry.harder),
        ("variants", entry.variants),
    )


def _one_way(entry: ExerciseEntry, by_slug: Mapping[str, ExerciseEntry]) -> list[str]:
    """Return the links of an exercise that the linked exercise lacks."""
    up = [
        f"exercise {entry.slug}: progress lists “{name}”, but its regress does not "
        "list this exercise"
        for name in entry.harder
        if name in by_slug and entry.slug not in by_slug[name].easier
    ]
    down = [
        f"exercise {entry.slug}: regress lists “{name}”, but its progress does not "
        "list this exercise"
        for name in entry.easier
        if name in by_slug and entry.slug not in by_slug[name].harder
    ]
    across = [
        f"exercise {entry.slug}: variants lists “{name}”, but its variants do not list "
        "this exercise"
        for name in entry.variants
        if name in by_slug and entry.slug not in by_slug[name].variants
    ]
    return up + down + across
