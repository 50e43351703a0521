"""Doses, and how long they take. Plain values in, plain values out."""

from dataclasses import dataclass
from typing import Final, NamedTuple

# Convention: the article names no tempo.
UP_S: Final = 2.0
DOWN_S: Final = 2.0


class Range(NamedTuple):
    """From low to high, shown as "8–10", or as "8" if both are equal."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low}–{self.high}" if self.low != self.high else str(self.low)


def set_seconds(
    reps: int, hold_s: float, up_s: float = UP_S, down_s: float = DOWN_S
) -> float:
    """Return the duration of one set on one side in seconds, without rest.

    reps × (up + hold + down). ValueError below zero. The 2 s up and down are our
    convention.
    """
    if min(reps, hold_s, up_s, down_s) < 0:
        raise ValueError("reps and seconds are zero or more")
    return reps * (up_s + hold_s + down_s)


def session_seconds(  # noqa: PLR0913, PLR0917  # the formula has seven
    sets: int,
    sides: int,
    reps: int,
    up_s: float,
    hold_s: float,
    down_s: float,
    rest_s: float,
) -> float:
    """Return the planned duration of one exercise in seconds, with rests.

    sets × sides × reps × (up + hold + down) + (sets × sides - 1) × rest; 0 without
    sets. ValueError below zero.
    """
    if min(sets, sides, rest_s) < 0:
        raise ValueError("sets, sides and rest are zero or more")
    bouts = sets * sides
    work = bouts * set_seconds(reps, hold_s, up_s, down_s)
    return work + max(bouts - 1, 0) * rest_s


@dataclass(frozen=True, kw_only=True)
class Dose:
    """The dose of one exercise; ranges from low to high, in seconds and metres."""

    sets: int
    sides: int
    reps: Range
    hold_s: Range
    up_s: int
    down_s: int
    rest_s: int
    per_week: Range
    distance_m: int | None = None

    @property
    def seconds(self) -> tuple[float, float]:
        """Return the least and the most seconds that it takes in a session."""
        low, high = (
            session_seconds(
                self.sets, self.sides, reps, self.up_s, hold_s, self.down_s, self.rest_s
            )
            for reps, hold_s in zip(self.reps, self.hold_s, strict=True)
        )
        return low, high

    @property
    def minutes(self) -> Range | None:
        """Return the same in whole minutes, at least one; None for a distance."""
        if self.distance_m is not None:
            return None
        return Range(*(max(1, round(seconds / 60)) for seconds in self.seconds))
