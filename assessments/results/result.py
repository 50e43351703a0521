"""What a result page says, put together from a test and those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.asymmetry import (
    FlagKind,
    LowerSideFlag,
    difference_text,
    lower_side_flag,
    percent_of_stronger,
)
from assessments.knee_lift.levels import Level
from assessments.knee_lift.scored_test import ScoredTest
from assessments.knee_lift.scoring import SideScore, TestScore
from assessments.measurement_error.change import (
    ErrorEstimate,
    ErrorSource,
    SideChange,
    Verdict,
    earliest_retest_on,
    retest_on,
)
from assessments.planning.doses import Proposal
from assessments.planning.rules import propose_for
from assessments.results.timeline import TestPoint
from hipflex.sides import Side
from hipflex.svg import signed

SIDES: Final = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True)
class ChangeRow:
    """One row of "since the test before": a size, what it means, a tag."""

    side: Side | None
    size: str
    words: str
    tag: str = ""


@dataclass(frozen=True)
class Result:
    """A test, the earlier ones by the same method (newest first), and the error."""

    scored_test: ScoredTest
    earlier: Sequence[ScoredTest]
    error: ErrorEstimate

    @property
    def score(self) -> TestScore:
        return self.scored_test.score

    @property
    def level(self) -> Level:
        return self.score.overall_level

    @property
    def sides(self) -> tuple[SideScore, SideScore]:
        return self.score.left, self.score.right

    @property
    def previous(self) -> ScoredTest | None:
        return next((one for one in self.earlier if one.is_tested), None)

    @property
    def trials_in_mean(self) -> int:
        return self.scored_test.lifts.trials_in_mean or 1

    @property
    def error_band_cm(self) -> float:
        return self.error.band(self.trials_in_mean)

    @property
    def error_words(self) -> str:
        """Which error is used, from how many, and what it makes of a change."""
        values = {
            "sem": f"{self.error.sem_cm:.1f}",
            "mdc": f"{self.error.mdc95(2):.1f}",
            "n": self.error.n,
        }
        if self.error.source is ErrorSource.SQUAD:
            words = _(
                "Measurement error: this squad's own, %(sem)s cm for one trial, from "
                "%(n)s athletes tested twice within 2 to 7 days (formula: Hopkins "
                "2000). The smallest detectable change in a mean of two is %(mdc)s cm."
            )
        else:
            words = _(
                "Measurement error: provisional, %(sem)s cm for one trial, our "
                "convention. The smallest detectable change in a mean of two is "
                "%(mdc)s cm."
            )
        return words % values

    @property
    def percent(self) -> float | None:
        lifts = self.scored_test.lifts
        return percent_of_stronger(lifts.right, lifts.left)

    @property
    def flag(self) -> LowerSideFlag:
        before = self.previous.lifts if self.previous else None
        return lower_side_flag(self.scored_test.lifts, before, self.error)

    @property
    def difference_words(self) -> str:
        return difference_text(self.scored_test.lifts, self.flag, self.error)

    @property
    def third_trials(self) -> list[str]:
        """The sides whose two lifts lie too far apart, by name."""
        return [str(side.side.label) for side in self.sides if side.third_trial_needed]

    @cached_property
    def plan(self) -> Proposal:
        previous = self.previous
        flagged = self.flag.side if self.flag.kind is FlagKind.LOWER else None
        return propose_for(
            self.score,
            previous_level=previous.score.overall_level if previous else None,
            flagged=flagged,
        )

    @property
    def retest_on(self) -> date:
        return retest_on(self.scored_test.tested_on)

    @property
    def earliest_retest_on(self) -> date:
        return earliest_retest_on(self.scored_test.tested_on)

    @property
    def changes(self) -> list[ChangeRow]:
        """Each side and the lean, against the test before; empty without one."""
        if self.previous is None or not self.scored_test.is_tested:
            return []
        before = self.previous.score
        pairs = [
            SideChange(before.of(side), self.score.of(side), self.error)
            for side in SIDES
        ]
        return [*(_change_row(pair) for pair in pairs), *_lean_row(pairs)]

    @property
    def measured(self) -> list[ScoredTest]:
        """All tests by this method in which a side was measured, oldest first."""
        scored_tests = [*reversed(self.earlier), self.scored_test]
        return [one for one in scored_tests if one.left != "–" or one.right != "–"]

    @property
    def trend(self) -> list[TestPoint]:
        """Date and mean lifts of those tests."""
        return [
            (one.tested_on, one.lifts.left, one.lifts.right) for one in self.measured
        ]


def _change_row(change: SideChange) -> ChangeRow:
    side = change.now.side
    if change.difference_cm is None or change.verdict is None:
        return ChangeRow(side, "–", _("No lift to compare."), _tag(change))
    words = _sentence(change.verdict.words)
    if change.verdict is Verdict.LARGER:
        words = _(
            "Change larger than measurement error (smallest detectable change: "
            "%(limit)s cm)."
        )
        words %= {"limit": f"{change.mdc95:.1f}"}
    size = f"{signed(change.difference_cm)} cm"
    return ChangeRow(side, size, words, _tag(change))


def _tag(change: SideChange) -> str:
    if not (change.level_changed or change.lean_changed):
        return ""
    what = _("New level") if change.level_changed else _("New lean")
    return f"{what}, {change.note}" if change.note else what


def _lean_row(changes: Sequence[SideChange]) -> list[ChangeRow]:
    steps = [_lean_step(change) for change in changes]
    changed_steps = [step for step in steps if step]
    if not changed_steps:
        return []
    return [ChangeRow(None, _("Lean"), _sentence("; ".join(changed_steps)))]


def _lean_step(change: SideChange) -> str:
    before, now = change.before.furthest_lean_cleared, change.now.furthest_lean_cleared
    values = {"side": change.now.side.value, "before": before, "now": now}
    if before is None or now is None:
        return ""
    if before == now:
        return _("%(side)s %(now)s°, as before") % values
    return _("%(side)s from %(before)s° to %(now)s°") % values


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
