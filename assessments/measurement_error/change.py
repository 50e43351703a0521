"""Whether two tests differ by more than the measurement error."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from statistics import mean, stdev
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import MIN_RETEST_DAYS, RETEST_DAYS
from assessments.knee_lift.scoring import SideScore

# How many standard deviations of a normal error cover 95 % of it.
Z95: Final = 1.96
# Convention: fewer athletes tested twice give no error of the squad's own.
MIN_PAIRS: Final = 10


class ErrorSource(StrEnum):
    PROVISIONAL = "provisional"
    SQUAD = "squad"


@dataclass(frozen=True)
class ErrorEstimate:
    """The standard error of measurement of one upright lift, in cm."""

    sem_cm: float
    source: ErrorSource = ErrorSource.PROVISIONAL
    n: int = 0

    def sem(self, trials_in_mean: int = 1) -> float:
        """The standard error of the mean of one, two or three lifts."""
        return self.sem_cm / sqrt(trials_in_mean)

    def noise(self, trials_in_mean: int = 1) -> float:
        """One standard deviation of the difference of two tests."""
        return self.sem(trials_in_mean) * sqrt(2)

    def mdc95(self, trials_in_mean: int = 1) -> float:
        """The smallest difference of two tests above 95 % of the error, in cm."""
        return Z95 * self.noise(trials_in_mean)

    def band(self, trials_in_mean: int = 1) -> float:
        """Half the 95 % band round one result, in cm: what the charts shade."""
        return Z95 * self.sem(trials_in_mean)


# Convention, after the order of size in studies of hip range by smartphone.
PROVISIONAL: Final = ErrorEstimate(1.5)


@dataclass(frozen=True)
class TypicalError:
    """The error in cm, from athletes tested twice within 2 to 7 days."""

    bias_cm: float
    typical_error_cm: float
    n: int

    @property
    def mdc95(self) -> float:
        return Z95 * sqrt(2) * self.typical_error_cm


def typical_error(pairs: Sequence[tuple[float, float]]) -> TypicalError:
    """Bias and typical error (SD of the differences / sqrt(2)) of two tests, in cm.

    Two pairs at least, ValueError below; one method and tester only. After Hopkins
    2000 and Weir 2005 (doi 10.1519/15184.1).
    """
    if len(pairs) < 2:
        raise ValueError("a typical error takes two pairs or more")
    differences = [second - first for first, second in pairs]
    return TypicalError(mean(differences), stdev(differences) / sqrt(2), len(pairs))


def error_of(pairs: Sequence[tuple[float, float]]) -> ErrorEstimate:
    """The squad's own error from pairs of single lifts; provisional below ten pairs."""
    if len(pairs) < MIN_PAIRS:
        return PROVISIONAL
    return ErrorEstimate(
        typical_error(pairs).typical_error_cm, ErrorSource.SQUAD, len(pairs)
    )


class Verdict(StrEnum):
    NO_CHANGE = "no_change"
    POSSIBLE = "possible"
    LARGER = "larger"

    @property
    def words(self) -> str:
        return {
            Verdict.NO_CHANGE: _("no change this test can detect"),
            Verdict.POSSIBLE: _(
                "possible change, but small enough to be measurement error"
            ),
            Verdict.LARGER: _("change larger than measurement error"),
        }[self]


def verdict(
    difference_cm: float, *, error: ErrorEstimate, trials_in_mean: int
) -> Verdict:
    """Return whether a difference of two tests, in cm, exceeds the error.

    Same side and method. Compared in whole millimetres, as the screen shows both
    numbers. The limits are our convention, the error names its source.
    """
    size = round(abs(difference_cm), 1)
    if size >= round(error.mdc95(trials_in_mean), 1):
        return Verdict.LARGER
    if size >= round(error.noise(trials_in_mean), 1):
        return Verdict.POSSIBLE
    return Verdict.NO_CHANGE


def level_note(*, stepped: bool, verdict: Verdict | None) -> str:
    """Return a note on a new level or lean that the lift does not confirm, or ""."""
    if stepped and verdict is not Verdict.LARGER:
        return _("confirm next time")
    return ""


@dataclass(frozen=True)
class SideChange:
    """One side now against before; `difference_cm` is None if a mean is missing."""

    before: SideScore
    now: SideScore
    error: ErrorEstimate

    @property
    def trials_in_mean(self) -> int:
        return min(self.before.trials_in_mean, self.now.trials_in_mean)

    @property
    def difference_cm(self) -> float | None:
        before, now = self.before.mean_upright_cm, self.now.mean_upright_cm
        return None if before is None or now is None else now - before

    @property
    def mdc95(self) -> float | None:
        count = self.trials_in_mean
        return self.error.mdc95(count) if count else None

    @property
    def verdict(self) -> Verdict | None:
        if self.difference_cm is None:
            return None
        count = self.trials_in_mean
        return verdict(self.difference_cm, error=self.error, trials_in_mean=count)

    @property
    def level_changed(self) -> bool:
        both_tested = Level.NOT_TESTED not in (self.before.level, self.now.level)
        return both_tested and self.before.level != self.now.level

    @property
    def lean_changed(self) -> bool:
        before, now = self.before.furthest_lean_cleared, self.now.furthest_lean_cleared
        return None not in (before, now) and before != now

    @property
    def note(self) -> str:
        stepped = self.level_changed or self.lean_changed
        return level_note(stepped=stepped, verdict=self.verdict)


def retest_on(tested_on: date) -> date:
    """When to test again: 28 days, the article's month."""
    return tested_on + timedelta(days=RETEST_DAYS)


def earliest_retest_on(tested_on: date) -> date:
    """Never sooner than 14 days (convention), a planned double baseline apart."""
    return tested_on + timedelta(days=MIN_RETEST_DAYS)
