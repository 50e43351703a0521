"""Two exercises side by side, as lines of words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises.models import Exercise


@dataclass(frozen=True)
class Line:
    """One thing to compare, with its words for each of the two."""

    what: str | Promise
    values: tuple[str, str]

    @property
    def differs(self) -> bool:
        return self.values[0] != self.values[1]


def lines(one: Exercise, other: Exercise) -> list[Line]:
    """What both have something to say on; a line that is empty for both is left out."""
    both = (Line(what, (said(one), said(other))) for what, said in SAID)
    return [line for line in both if any(line.values)]


def _dose(exercise: Exercise) -> str:
    dose = exercise.dose
    if dose.distance_m:
        return f"{dose.sets} × {dose.distance_m} m"
    reps = f"{dose.sets} × {dose.reps}" if exercise.asks_reps else f"{dose.sets} ×"
    hold = _("hold %(seconds)s s") % {"seconds": dose.hold_s}
    return f"{reps}, {hold}" if exercise.asks_hold else reps


def _minutes(exercise: Exercise) -> str:
    minutes = exercise.dose.minutes
    return _("about %(minutes)s a session") % {"minutes": minutes} if minutes else ""


def _range(exercise: Exercise) -> str:
    start, end = exercise.hip_start_deg, exercise.hip_end_deg
    if start is None or end is None:
        return ""
    return _("%(start)s° to %(end)s°") % {"start": start, "end": end}


def _heaviest(exercise: Exercise) -> str:
    peak = exercise.gravity_peak_deg
    return "" if peak is None else _("near %(peak)s°") % {"peak": peak}


def _kit(exercise: Exercise) -> str:
    needed = [one["name"] for one in exercise.gear if one["is_required"]]
    return ", ".join(needed) or _("Nothing, just some space")


def _muscles(exercise: Exercise, *, main: bool) -> str:
    return ", ".join(one["name"] for one in exercise.trained if one["is_main"] == main)


SAID: Final[tuple[tuple[Promise, Callable[[Exercise], str]], ...]] = (
    (gettext_lazy("Summary"), lambda one: one.summary),
    (gettext_lazy("Level"), lambda one: one.get_level_display()),
    (gettext_lazy("Sides"), lambda one: one.get_laterality_display()),
    (gettext_lazy("Position"), lambda one: one.get_position_display()),
    (gettext_lazy("Dose"), _dose),
    (gettext_lazy("Source of the dose"), lambda one: one.get_dose_basis_display()),
    (gettext_lazy("Minutes"), _minutes),
    (gettext_lazy("Trunk-thigh angle"), _range),
    (gettext_lazy("Gravity's pull is greatest"), _heaviest),
    (gettext_lazy("Above 90°"), lambda one: one.get_above_90_display()),
    (gettext_lazy("What you need"), _kit),
    (gettext_lazy("Primary muscles"), lambda one: _muscles(one, main=True)),
    (gettext_lazy("Secondary muscles"), lambda one: _muscles(one, main=False)),
    (gettext_lazy("Where it comes from"), lambda one: one.get_origin_display()),
)
