"""A figure in words, for those who do not see it."""

from typing import Any

from django.utils.translation import gettext as _

from exercises.figures.catalogue import movement
from exercises.figures.protractor import value
from exercises.figures.scene import Measure, Scene

type Given = dict[str, Any]


def angles(scene: Scene) -> dict[Measure, int]:
    """The angles that the picture marks, in whole degrees."""
    body = scene.body(1)
    return {measure: round(value(body, measure)) for measure in scene.measures}


def spoken(measure: Measure, degrees: int) -> str:
    """One angle as a sentence."""
    if measure == Measure.LEAN:
        text = _("Trunk %(degrees)s° from vertical.")
    elif measure == Measure.HIP:
        text = _("Trunk-thigh angle %(degrees)s°.")
    elif degrees < 0:
        text, degrees = _("Thigh %(degrees)s° below horizontal."), -degrees
    else:
        text = _("Thigh %(degrees)s° above horizontal.")
    return text % {"degrees": degrees}


def alt(slug: str, illustration: Given) -> str:
    """ "Start: feet down. End: one knee up. Thigh 20° above horizontal." """
    start, end = (illustration[word]["caption"] for word in ("start", "end"))
    poses = _("Start: %(start)s. End: %(end)s.") % {"start": start, "end": end}
    marked = [spoken(*angle) for angle in angles(movement(slug, illustration)).items()]
    return " ".join([poses, *marked])
