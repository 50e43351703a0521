"""Left against right. Centimetres come first; percentages alarm for nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from django.utils.translation import gettext as _

from assessments.knee_lift.scoring import TestScore
from assessments.measurement_error.change import ErrorEstimate
from hipflex.sides import Side

# Convention: below this a percentage says more about the reading than the athlete.
PERCENT_FROM_CM: Final = 5.0


def difference_cm(right: float | None, left: float | None) -> float | None:
    """Right minus left in cm, the primary measure; None when a side is missing."""
    return None if right is None or left is None else right - left


def percent_of_stronger(right: float | None, left: float | None) -> float | None:
    """The difference as a share of the higher side, 0 to 100; None below 5 cm.

    Recommended for tests of one side by Bishop 2018 (doi 10.1519/SSC.0000000000000371);
    the limit of 5 cm is our convention.
    """
    if right is None or left is None or max(right, left) < PERCENT_FROM_CM:
        return None
    return 100 * (max(right, left) - min(right, left)) / max(right, left)


@dataclass(frozen=True)
class Lifts:
    """The mean upright lift of both sides in one test, in cm."""

    right: float | None
    left: float | None
    trials_in_mean: int = 2

    @classmethod
    def of(cls, score: TestScore) -> Self:
        right, left = score.right, score.left
        count = min(right.trials_in_mean, left.trials_in_mean)
        return cls(right.mean_upright_cm, left.mean_upright_cm, count)

    @property
    def difference_cm(self) -> float | None:
        return difference_cm(self.right, self.left)

    @property
    def lower(self) -> Side | None:
        """The side that lifted less by any amount."""
        if not self.difference_cm:
            return None
        return Side.LEFT if self.difference_cm > 0 else Side.RIGHT


class FlagKind(StrEnum):
    NONE = "none"
    WATCH = "watch"
    LOWER = "lower"


@dataclass(frozen=True)
class LowerSideFlag:
    kind: FlagKind = FlagKind.NONE
    side: Side | None = None

    def __bool__(self) -> bool:
        return self.kind != FlagKind.NONE


def lower_side_flag(
    current: Lifts, previous: Lifts | None, error: ErrorEstimate
) -> LowerSideFlag:
    """Mark a side as lower when it is so beyond the error, and was lower before.

    Without an earlier test that agrees it is only watched. The rule is our convention.
    """
    if not _beyond_error(current, error):
        return LowerSideFlag()
    again = previous is not None and previous.lower is current.lower
    return LowerSideFlag(FlagKind.LOWER if again else FlagKind.WATCH, current.lower)


def difference_text(current: Lifts, flag: LowerSideFlag, error: ErrorEstimate) -> str:
    """What the screen says beside the difference; empty when a side is missing."""
    if current.difference_cm is None:
        return ""
    limit = f"{error.mdc95(current.trials_in_mean):.1f}"
    if flag.side is None:
        words = _(
            "This difference is too small for the test to detect; that would take "
            "%(limit)s cm."
        )
        return words % {"limit": limit}
    words = {
        FlagKind.LOWER: _(
            "%(side)s was lower than %(other)s in two tests, this time by more than "
            "the smallest detectable change (%(limit)s cm)."
        ),
        FlagKind.WATCH: _(
            "%(side)s was lower than %(other)s in this test by more than the smallest "
            "detectable change (%(limit)s cm). The next test will show whether it "
            "lasts."
        ),
    }[flag.kind]
    other = flag.side.other.label.lower()
    return words % {"side": flag.side.label, "other": other, "limit": limit}


def _beyond_error(lifts: Lifts, error: ErrorEstimate) -> bool:
    """In whole millimetres, as the screen shows both numbers."""
    if lifts.difference_cm is None:
        return False
    limit = error.mdc95(lifts.trials_in_mean)
    return round(abs(lifts.difference_cm), 1) >= round(limit, 1)
