"""Compare two exercises, attribute by attribute, as texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.models import Exercise


@dataclass(frozen=True)
class ComparedAttribute:
    """One attribute with its text for each of the two exercises; "" if it has none."""

    label: str | Promise
    values: tuple[str, str]

    @property
    def differs(self) -> bool:
        return self.values[0] != self.values[1]


def comparison(first: Exercise, second: Exercise) -> list[ComparedAttribute]:
    """Return all attributes that at least one of the two has."""
    attributes = (
        ComparedAttribute(label, (text_of(first), text_of(second)))
        for label, text_of in ATTRIBUTES
    )
    return [attribute for attribute in attributes if any(attribute.values)]


def _dose(exercise: Exercise) -> str:
    dose = exercise.dose
    if dose.distance_m:
        return f"{dose.sets} × {dose.distance_m} m"
    reps = f"{dose.sets} × {dose.reps}" if exercise.has_reps else f"{dose.sets} ×"
    hold = _("hold %(seconds)s s") % {"seconds": dose.hold_s}
    return f"{reps}, {hold}" if exercise.has_hold else reps


def _minutes(exercise: Exercise) -> str:
    minutes = exercise.dose.minutes
    return _("about %(minutes)s a session") % {"minutes": minutes} if minutes else ""


def _hip_range(exercise: Exercise) -> str:
    start, end = exercise.hip_start_deg, exercise.hip_end_deg
    if start is None or end is None:
        return ""
    return _("%(start)s° to %(end)s°") % {"start": start, "end": end}


def _gravity_peak(exercise: Exercise) -> str:
    peak = exercise.gravity_peak_deg
    return "" if peak is None else _("near %(peak)s°") % {"peak": peak}


def _equipment(exercise: Exercise) -> str:
    pieces = exercise.equipment_list
    required = [piece["name"] for piece in pieces if piece["is_required"]]
    return ", ".join(required) or _("Nothing, just some space")


def _muscles(exercise: Exercise, *, primary: bool) -> str:
    return ", ".join(
        muscle["name"]
        for muscle in exercise.muscle_list
        if muscle["is_primary"] == primary
    )


ATTRIBUTES: Final[tuple[tuple[Promise, Callable[[Exercise], str]], ...]] = (
    (gettext_lazy("Summary"), lambda exercise: exercise.summary),
    (gettext_lazy("Level"), lambda exercise: exercise.get_level_display()),
    (gettext_lazy("Sides"), lambda exercise: exercise.get_laterality_display()),
    (gettext_lazy("Position"), lambda exercise: exercise.get_position_display()),
    (gettext_lazy("Dose"), _dose),
    (
        gettext_lazy("Source of the dose"),
        lambda exercise: exercise.get_dose_basis_display(),
    ),
    (gettext_lazy("Minutes"), _minutes),
    (gettext_lazy("Trunk-thigh angle"), _hip_range),
    (gettext_lazy("Gravity's pull is greatest"), _gravity_peak),
    (gettext_lazy("Above 90°"), lambda exercise: exercise.get_above_90_display()),
    (gettext_lazy("What you need"), _equipment),
    (
        gettext_lazy("Primary muscles"),
        lambda exercise: _muscles(exercise, primary=True),
    ),
    (
        gettext_lazy("Secondary muscles"),
        lambda exercise: _muscles(exercise, primary=False),
    ),
    (
        gettext_lazy("Where it comes from"),
        lambda exercise: exercise.get_origin_display(),
    ),
)
