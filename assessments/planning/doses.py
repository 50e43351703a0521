"""The exercises a test can lead to, each with its dose.

Two sets of 8 to 10 with 2 to 3 s at the top are the article's dose of the seated lift;
the other numbers are the exercise catalogue's, each marked there by its basis.
"""

from dataclasses import dataclass, replace
from typing import Final

ONE_SIDE: Final = 1
BOTH_SIDES: Final = 2


@dataclass(frozen=True)
class Rule:
    """Why something is suggested, and which part of it is whose."""

    id: str
    words: str
    basis: str


@dataclass(frozen=True)
class ProposalItem:
    """One exercise with its dose; holds and rest in seconds, lean in degrees."""

    exercise: str
    sets: int = 2
    reps_low: int = 8
    reps_high: int = 10
    hold_low: int = 2
    hold_high: int = 3
    lean_deg: int | None = None
    band_level: int | None = None
    rest_s: int = 45
    sides: int = BOTH_SIDES


@dataclass(frozen=True)
class Proposal:
    """What a test leads to. `items[0]` is the next exercise; no items, no training."""

    items: tuple[ProposalItem, ...]
    sessions_per_week: tuple[int, int]
    rule: Rule
    also: tuple[Rule, ...] = ()

    @property
    def rule_id(self) -> str:
        return self.rule.id

    @property
    def words(self) -> str:
        return self.rule.words

    @property
    def basis(self) -> str:
        return self.rule.basis

    @property
    def next(self) -> ProposalItem | None:
        return self.items[0] if self.items else None


SUPINE: Final = ProposalItem("supine-knee-raise", reps_high=8, hold_high=2, rest_s=30)
ASSISTED: Final = ProposalItem(
    "seated-assisted-hold", reps_low=5, reps_high=5, hold_high=2
)
SEATED: Final = ProposalItem("seated-knee-lift", lean_deg=0)
LEANING: Final = ProposalItem("seated-knee-lift-lean")
BANDED: Final = ProposalItem(
    "seated-knee-lift-band", lean_deg=0, band_level=1, rest_s=60
)
STANDING: Final = ProposalItem("standing-knee-lift", sets=1)
HANG: Final = ProposalItem(
    "active-hang",
    reps_low=1,
    reps_high=1,
    hold_low=15,
    hold_high=30,
    rest_s=60,
    sides=ONE_SIDE,
)
HANGING_KNEES: Final = ProposalItem("hanging-knee-raise", rest_s=60, sides=ONE_SIDE)
HANGING_LEGS: Final = ProposalItem("hanging-leg-raise", rest_s=75, sides=ONE_SIDE)
PIKE: Final = ProposalItem(
    "hanging-pike", reps_low=6, hold_low=1, hold_high=2, rest_s=90, sides=ONE_SIDE
)
BAND_DRIVE: Final = ProposalItem(
    "band-knee-drive",
    sets=3,
    reps_low=6,
    reps_high=6,
    hold_low=0,
    hold_high=0,
    band_level=1,
    rest_s=90,
)
CABLE_DRIVE: Final = replace(
    BAND_DRIVE, exercise="cable-knee-drive", reps_high=8, band_level=None
)
SLED: Final = ProposalItem(
    "forward-sled-drag",
    sets=3,
    reps_low=1,
    reps_high=1,
    hold_low=0,
    hold_high=0,
    rest_s=90,
    sides=ONE_SIDE,
)
STRETCH: Final = ProposalItem(
    "half-kneeling-stretch",
    reps_low=1,
    reps_high=1,
    hold_low=30,
    hold_high=30,
    rest_s=15,
)
