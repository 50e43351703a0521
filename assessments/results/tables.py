"""The tables of a result page: each trial, each side's numbers, the next exercises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.units import CM_PER_INCH
from assessments.knee_lift.geometry import thigh_angle_deg
from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import COMPENSATIONS, Outcome, Position
from assessments.knee_lift.scoring import SideScore
from assessments.knee_lift.trials import TrialResult
from assessments.planning.doses import BOTH_SIDES, Proposal, ProposalItem
from hipflex.sides import Side
from hipflex.svg import decimal

COMPENSATION_LABELS: Final = {one.id: one.label for one in COMPENSATIONS}
ORDER: Final = list(Position)


@dataclass(frozen=True)
class TrialCell:
    """What one side did in one row of the trial table."""

    words: str
    angle: str = ""
    seen: str = ""
    counts: bool = True


@dataclass(frozen=True)
class TrialRow:
    label: str
    left: TrialCell
    right: TrialCell


def trial_rows(trials: Iterable[TrialResult], *, thigh_cm: float) -> list[TrialRow]:
    """Each recorded lift, left beside right, in the order of the test form."""
    cells: dict[tuple[Position, int], dict[Side, TrialCell]] = {}
    for trial in trials:
        place = (trial.position, trial.attempt)
        cells.setdefault(place, {})[trial.side] = _cell(trial, thigh_cm=thigh_cm)
    nothing = TrialCell(_("not tried"), counts=False)
    return [
        TrialRow(
            _place_label(place, cells),
            cells[place].get(Side.LEFT, nothing),
            cells[place].get(Side.RIGHT, nothing),
        )
        for place in sorted(cells, key=lambda one: (ORDER.index(one[0]), one[1]))
    ]


def _place_label(place: tuple[Position, int], places: Iterable[object]) -> str:
    position, attempt = place
    alone = attempt == 1 and (position, 2) not in places
    if alone and position is not Position.UPRIGHT:
        return str(position.label)
    return f"{position.label} {attempt}"


def _cell(trial: TrialResult, *, thigh_cm: float) -> TrialCell:
    seen = ", ".join(
        str(COMPENSATION_LABELS[one]).lower()
        for one in COMPENSATION_LABELS
        if one in trial.compensations
    )
    height = trial.height_cm(thigh_cm)
    read = "" if height is None else f"{decimal(height)} cm"
    angle = "" if height is None or height > thigh_cm else _angle(height, thigh_cm)
    words = _words(trial, read)
    return TrialCell(words, angle, seen, trial.counts)


def _angle(height: float, thigh_cm: float) -> str:
    return f"{decimal(thigh_angle_deg(height, thigh_cm=thigh_cm))}°"


def _words(trial: TrialResult, read: str) -> str:
    if trial.outcome is Outcome.STOPPED:
        stop = _("stopped, pain %(pain)s") % {"pain": trial.pain}
        return f"{read}, {stop}" if read else stop
    if trial.cleared and trial.counts:
        cleared = _("cleared")
        return f"{cleared}, {read}" if read else cleared
    return read or trial.outcome.label.lower()


def side_rows(
    sides: Sequence[SideScore], *, inches: bool = False
) -> list[tuple[str, list[str]]]:
    """The numbers of left and right, each with its unit."""
    rows = [
        (_("Level"), [_level(one.level) for one in sides]),
        (_("Best lift"), [_lift(one.best_upright_cm) for one in sides]),
        (_("Mean of two"), [_lift(one.mean_upright_cm) for one in sides]),
        (
            _("Thigh above horizontal"),
            [_degrees(one.best_upright_deg) for one in sides],
        ),
        (_("Furthest lean"), [_lean(one.furthest_lean_cleared) for one in sides]),
        (_("Trunk-thigh angle"), [_degrees(one.closure_deg) for one in sides]),
        (_("Points out of 10"), [_points(one) for one in sides]),
    ]
    if inches:
        best = [_lift(one.best_upright_cm, inches=True) for one in sides]
        rows.insert(2, (_("Best lift, inches"), best))
    return rows


def _level(level: Level) -> str:
    return f"{int(level)} {level.label}" if level else str(level.label)


def _points(side: SideScore) -> str:
    """None, not zero of them, for a side without a level."""
    return str(side.points) if side.level else "–"


def _lift(lift_cm: float | None, *, inches: bool = False) -> str:
    if lift_cm is None:
        return "–"
    inch = lift_cm / float(CM_PER_INCH)
    return f"{decimal(inch)} in" if inches else f"{decimal(lift_cm)} cm"


def _degrees(angle: float | None) -> str:
    return "–" if angle is None else f"{decimal(angle, 0)}°"


def _lean(lean: int | None) -> str:
    return "–" if lean is None else f"{lean}°"


@dataclass(frozen=True)
class ProposedExercise:
    """One exercise of the plan that a test leads to, in words."""

    slug: str
    title: str
    dose: str
    each_side: bool


def proposed_exercises(
    plan: Proposal, names: Mapping[str, str]
) -> list[ProposedExercise]:
    """The plan's exercises; `names` are the library's by slug."""
    return [
        ProposedExercise(
            slug=item.exercise,
            title=_title(item, names.get(item.exercise, "")),
            dose=_dose(item),
            each_side=item.sides == BOTH_SIDES,
        )
        for item in plan.items
    ]


def days_a_week(plan: Proposal) -> str:
    low, high = plan.sessions_per_week
    if low == high:
        words = ngettext("%(high)s day a week", "%(high)s days a week", high)
    else:
        words = _("%(low)s or %(high)s days a week")
    return words % {"low": low, "high": high}


def _title(item: ProposalItem, name: str) -> str:
    title = name or item.exercise.replace("-", " ").capitalize()
    return f"{title}, {item.lean_deg}°" if item.lean_deg else title


def _dose(item: ProposalItem) -> str:
    if not item.hold_low:
        return f"{item.sets} × {item.reps_low}"
    values = {"sets": item.sets, "reps": item.reps_low, "hold": item.hold_low}
    if item.reps_low == 1:
        return _("%(sets)s × %(hold)s s") % values
    return _("%(sets)s × %(reps)s, hold %(hold)s s") % values
