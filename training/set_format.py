"""A dose and a set as text: "2 × 8–10, hold 2–3 s" and "9 × 2 s"."""

from decimal import Decimal

from django.utils.translation import gettext as _

from exercises.dose import Range
from exercises.models import Exercise
from hipflex.forms.fields import plain

type Number = Decimal | float | None

Mode = Exercise.Mode
LoadKind = Exercise.LoadKind


def place(number: int, side: str) -> str:
    """Return "set 1, left", or "set 1" where both sides move at once."""
    names = {"L": _("set %(number)s, left"), "R": _("set %(number)s, right")}
    return names.get(side, _("set %(number)s")) % {"number": number}


def planned(mode: str, reps: tuple[int, int], hold_s: tuple[int, int]) -> str:
    """Return one set as planned: "8–10, hold 2–3 s"; "" for a distance."""
    hold = _("%(seconds)s s") % {"seconds": Range(*hold_s)}
    if mode == Mode.REPS_HOLD:
        dose = _("%(reps)s, hold %(hold)s")
        return dose % {"reps": Range(*reps), "hold": hold}
    return {Mode.HOLD_TIME: hold, Mode.REPS: str(Range(*reps))}.get(Mode(mode), "")


def amount(
    mode: str, *, reps: Number = None, hold_s: Number = None, distance_m: Number = None
) -> str:
    """Return the amount of one set: "9 × 2 s", "8 reps", "30 s" or "20 m"."""
    if mode == Mode.REPS_HOLD:
        return _("%(reps)s × %(hold)s s") % {
            "reps": _number(reps),
            "hold": _number(hold_s),
        }
    if mode == Mode.REPS:
        return _("%(reps)s reps") % {"reps": _number(reps)}
    if mode == Mode.HOLD_TIME:
        return _("%(hold)s s") % {"hold": _number(hold_s)}
    return _("%(distance)s m") % {"distance": _number(distance_m)}


def load(
    kind: str, *, value: Number = None, unit: str = "kg", band: int | None = None
) -> str:
    """Return the load: "2.5 kg ankle weight", "band 2"; "" for bodyweight."""
    if kind == LoadKind.BODYWEIGHT:
        return ""
    if kind == LoadKind.BAND:
        return _("band %(level)s") % {"level": band}
    name = str(LoadKind(kind).label).lower()
    return name if value is None else f"{plain(value)} {unit} {name}"


def lean(degrees: int | None) -> str:
    if degrees is None:
        return ""
    return _("upright") if degrees == 0 else f"{degrees}°"


def _number(number: Number) -> str:
    return "–" if number is None else plain(number)
