"""The drawings that a page shows of an exercise, as SVG or an image element."""

from typing import Any

from django.utils.safestring import SafeString

from exercises.figures.bodymap import overlay
from exercises.figures.catalogue import loads
from exercises.figures.thumbnail import NEUTRAL, drawing, photograph
from exercises.models import Exercise

type Captioned = tuple[SafeString, str]


def thumbnail(exercise: Exercise) -> SafeString:
    """Return the small figure, or a custom exercise's picture; may be empty."""
    if exercise.photo:
        return photograph(exercise.photo_thumbnail)
    return drawing(NEUTRAL if exercise.squad_id else exercise.slug)


def start_and_end(exercise: Exercise) -> list[Captioned]:
    """Return the small figures of the start and the end, with their captions."""
    return [
        (drawing(f"{exercise.slug}-{end}"), exercise.illustration[end]["caption"])
        for end in ("start", "end")
    ]


def muscle_map(exercise: Exercise) -> SafeString:
    """Return the trained muscles, to lie over the picture of a body.

    The exercise must come from `for_page`.
    """
    muscles: dict[bool, list[str]] = {True: [], False: []}
    for muscle in exercise.muscle_list:
        muscles[muscle["is_primary"]].append(muscle["slug"])
    return SafeString(overlay(muscles[True], muscles[False]))


def load_figures(exercise: Exercise) -> list[Captioned]:
    """Return the small figures with each load that is drawn, with the loads' names.

    The exercise must come from `for_page`. A custom exercise has none.
    """
    if exercise.squad_id:
        return []
    names = {piece["slug"]: piece["name"] for piece in exercise.equipment_list}
    kinds = loads(exercise.laterality, exercise.family, names)
    return [(drawing(f"{exercise.slug}-{kind}"), names[kind]) for kind in kinds]


def drawn_faults(exercise: Exercise) -> list[dict[str, Any]]:
    """Return the faults with their fixes, each with its small figure or ""."""
    return [
        fault | {"drawing": drawing(fault.get("picture", ""))}
        for fault in exercise.faults
    ]
