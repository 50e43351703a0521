"""What a set of each mode measures. Plain values, from which all else is derived."""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q

from exercises.choices import Mode

# The measures that every set of a mode records.
MEASURED: Final[dict[str, tuple[str, ...]]] = {
    Mode.REPS_HOLD: ("reps", "hold_s"),
    Mode.REPS: ("reps",),
    Mode.HOLD_TIME: ("hold_s",),
    Mode.DISTANCE: ("distance_m",),
    Mode.DISTANCE_LOAD: ("distance_m",),
}
# Each of them once.
AMOUNTS: Final = tuple(
    dict.fromkeys(name for measured in MEASURED.values() for name in measured)
)
# All that a set of an exercise can record.
MEASURES: Final = (
    "reps",
    "hold_s",
    "side",
    "load",
    "load_kg",
    "band_level",
    "lean_deg",
    "lift_cm",
    "incline_deg",
    "box_cm",
    "distance_m",
    "time_s",
)
# The columns of a dose that belong to each, with their values where a mode lacks it.
_DOSE: Final[dict[str, dict[str, int | None]]] = {
    "reps": {"reps_low": 1, "reps_high": 1},
    "hold_s": {"hold_low_s": 0, "hold_high_s": 0},
    "distance_m": {"distance_m": None},
}
DOSE_FIELDS: Final = tuple(name for columns in _DOSE.values() for name in columns)
# For each mode the columns of a dose that it does not use, with their values.
UNUSED_FIELDS: Final = {
    mode: {
        name: value
        for measure, columns in _DOSE.items()
        if measure not in measured
        for name, value in columns.items()
    }
    for mode, measured in MEASURED.items()
}
DISTANCE_MODES: Final = [
    str(mode) for mode, measured in MEASURED.items() if "distance_m" in measured
]


def measures(mode: str, *, by_side: bool, with_lean: bool) -> list[str]:
    """Return what a set records: what its mode measures, then side and lean."""
    extra = {"side": by_side, "lean_deg": with_lean}
    return [
        *MEASURED[mode],
        *(name for name, is_recorded in extra.items() if is_recorded),
    ]


def condition(columns: Callable[[tuple[str, ...]], dict[str, Any]]) -> Q:
    """Return the condition that a row's columns fit its `mode`.

    `columns` returns the look-ups that hold for a mode which measures these.
    """
    modes: dict[tuple[str, ...], list[str]] = {}
    for mode, measured in MEASURED.items():
        modes.setdefault(measured, []).append(str(mode))
    return reduce(or_, (Q(**_mode_in(modes[each]), **columns(each)) for each in modes))


def _mode_in(modes: list[str]) -> dict[str, Any]:
    return {"mode": modes[0]} if len(modes) == 1 else {"mode__in": modes}
