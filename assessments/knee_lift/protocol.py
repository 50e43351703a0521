"""The seated knee-lift test as data: each number with where it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Text = str | Promise


class Basis(StrEnum):
    """Where a number or rule comes from; the label is shown next to it."""

    ARTICLE = "article"
    CONVENTION = "convention"
    STUDY = "study"

    @property
    def label(self) -> str:
        return str(BASIS_LABELS[self])


BASIS_LABELS: Final = {
    Basis.ARTICLE: _("article"),
    Basis.CONVENTION: _("our convention"),
    Basis.STUDY: _("study"),
}


class Position(TextChoices):
    """How the athlete sits or stands in a trial."""

    UPRIGHT = "upright", _("Upright")
    LEAN15 = "lean15", _("15°")
    LEAN30 = "lean30", _("30°")
    LEAN45 = "lean45", _("45°")
    STANDING = "standing", _("Standing")

    @property
    def lean_deg(self) -> int:
        """Forward lean of the trunk from vertical, degrees."""
        return POSITION_RULES[self].lean_deg

    @property
    def basis(self) -> Basis:
        return POSITION_RULES[self].basis


@dataclass(frozen=True)
class PositionRule:
    """The lean of a position in degrees, and where it comes from."""

    lean_deg: int
    basis: Basis


POSITION_RULES: Final = {
    Position.UPRIGHT: PositionRule(0, Basis.ARTICLE),
    Position.LEAN15: PositionRule(15, Basis.CONVENTION),
    Position.LEAN30: PositionRule(30, Basis.CONVENTION),
    Position.LEAN45: PositionRule(45, Basis.ARTICLE),
    Position.STANDING: PositionRule(0, Basis.ARTICLE),
}
LEAN_POSITIONS: Final = (Position.LEAN15, Position.LEAN30, Position.LEAN45)


class Outcome(TextChoices):
    """What a trial counts as."""

    VALID = "valid", _("Valid")
    INVALID = "invalid", _("Not valid")
    FAILED = "failed", _("Not cleared")
    RANGE_LIMITED = "range_limited", _("Out of range")
    STOPPED = "stopped", _("Stopped")


@dataclass(frozen=True)
class Compensation:
    """A fault seen in a trial: it invalidates it, is only noted, or stops the test."""

    id: str
    label: Text
    basis: Basis
    invalidates: bool = True
    stops: bool = False


COMPENSATIONS: Final = (
    Compensation("slouch", _("Slouching or rounding the back"), Basis.ARTICLE),
    Compensation("lean_back", _("Leaning back"), Basis.ARTICLE),
    Compensation("squirm", _("Squirming or hitching the pelvis"), Basis.ARTICLE),
    Compensation("trunk_opens", _("Trunk rises out of the set lean"), Basis.CONVENTION),
    Compensation("hands", _("Hands pushing on chair or thigh"), Basis.CONVENTION),
    Compensation("bounce", _("Jerky start or a short hold"), Basis.CONVENTION),
    Compensation("other_foot", _("Resting foot lifts or stamps"), Basis.CONVENTION),
    Compensation("knee_in", _("Knee drifts inward"), Basis.CONVENTION, False),
    Compensation("knee_out", _("Knee drifts outward"), Basis.CONVENTION, False),
    Compensation("cramp", _("Cramp"), Basis.CONVENTION, False),
    Compensation("shin_swing", _("Shin swings"), Basis.CONVENTION, False),
    Compensation("pain", _("Pain"), Basis.CONVENTION, stops=True),
)
INVALIDATING: Final = frozenset(
    fault.id for fault in COMPENSATIONS if fault.invalidates
)
STOPPING: Final = frozenset(fault.id for fault in COMPENSATIONS if fault.stops)


@dataclass(frozen=True)
class Threshold:
    """A lift in centimetres that a level starts at, and the text it stands for."""

    id: str
    cm: float
    basis: Basis
    source: Text


INCH: Final = Threshold(
    "inch", 2.5, Basis.ARTICLE, _("the article's inch, rounded from 2.54 cm")
)
SEVERAL_INCHES: Final = Threshold(
    "several_inches",
    7.5,
    Basis.CONVENTION,
    _("the article's several inches, read as three: our convention"),
)
BLOCK: Final = Threshold(
    "block",
    2.5,
    Basis.CONVENTION,
    _("the article's lifted foot, defined as clearing a 2.5 cm block: our convention"),
)
THRESHOLDS: Final = (INCH, SEVERAL_INCHES, BLOCK)

# The article's shortest hold; it names 2 to 3 s at the top.
HOLD_S: Final = 2.0
# Convention: two upright trials of a side agree within this, or a third is taken.
AGREEMENT_CM: Final = 3.0
UPRIGHT_TRIALS: Final = 2
MAX_ATTEMPTS: Final = 3
LEAN_TOLERANCE_DEG: Final = 5
SHIN_TOLERANCE_DEG: Final = 10
# Convention: stricter than the scales of rehabilitation, as no one supervises.
PAIN_NO_TEST: Final = 3
PAIN_STOP: Final = 4
RECENT_WEEKS: Final = 6
# The article says about a month; the shortest gap is our convention.
RETEST_DAYS: Final = 28
MIN_RETEST_DAYS: Final = 14


@dataclass(frozen=True)
class Range:
    low: float
    high: float
    unit: str = ""
    step: float = 1

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


# What a record may hold; all limits are our convention.
RANGES: Final = {
    "chair_cm": Range(25, 60, "cm", 0.5),
    "stature_cm": Range(110, 220, "cm", 0.5),
    "thigh_cm": Range(25, 60, "cm", 0.5),
    "pain_before": Range(0, 10),
    "pain": Range(0, 10),
    "attempt": Range(1, MAX_ATTEMPTS),
    "lift_cm": Range(0, 35, "cm", 0.5),
    "thigh_deg": Range(0, 55, "°", 0.5),
    "hold_s": Range(0, 30, "s", 0.5),
    "mass_kg": Range(20, 200, "kg", 0.5),
}
