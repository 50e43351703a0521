"""What each way of counting a set asks for, and what stands where it does not ask."""

from typing import Final

from exercises.choices import Mode

_REPS: Final = {"reps_low": 1, "reps_high": 1}
_HOLD: Final = {"hold_low_s": 0, "hold_high_s": 0}
_DISTANCE: Final[dict[str, int | None]] = {"distance_m": None}
ASKED_BY_SOME: Final = (*_REPS, *_HOLD, *_DISTANCE)
UNASKED: Final[dict[str, dict[str, int | None]]] = {
    Mode.REPS_HOLD: {**_DISTANCE},
    Mode.REPS: {**_HOLD, **_DISTANCE},
    Mode.HOLD_TIME: {**_REPS, **_DISTANCE},
    Mode.DISTANCE: {**_REPS, **_HOLD},
    Mode.DISTANCE_LOAD: {**_REPS, **_HOLD},
}
MEASURES: Final = {
    Mode.REPS_HOLD: ("reps", "hold_s"),
    Mode.REPS: ("reps",),
    Mode.HOLD_TIME: ("hold_s",),
    Mode.DISTANCE: ("distance_m",),
    Mode.DISTANCE_LOAD: ("distance_m",),
}


def measures(mode: str, *, by_side: bool, with_lean: bool) -> list[str]:
    """What a set puts down: what the mode needs, and what may stand beside it."""
    beside = {"side": by_side, "lean_deg": with_lean}
    asked = (name for name, is_asked in beside.items() if is_asked)
    return [*MEASURES[Mode(mode)], *asked]
