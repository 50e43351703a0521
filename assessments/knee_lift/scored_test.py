"""A test with its trials, the reasons it stopped and its score."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.safestring import SafeString

from assessments.knee_lift.asymmetry import Lifts
from assessments.knee_lift.levels import Level
from assessments.knee_lift.mini_chart import mini_chart
from assessments.knee_lift.scoring import TestScore, score_test
from assessments.knee_lift.trials import StopReason, TrialResult, stop_reasons
from assessments.models import Assessment
from hipflex.sides import Side
from hipflex.svg import decimal, signed


@dataclass(frozen=True)
class ScoredTest:
    """One test with its score."""

    assessment: Assessment
    trials: Sequence[TrialResult]
    stops: Sequence[StopReason]
    score: TestScore

    @property
    def tested_on(self) -> date:
        return timezone.localdate(self.assessment.taken_at)

    @property
    def is_tested(self) -> bool:
        return self.score.overall_level != Level.NOT_TESTED

    @property
    def lifts(self) -> Lifts:
        return Lifts.of(self.score)

    @property
    def difference(self) -> str:
        """R − L in cm with its sign, empty when a side is missing."""
        size = self.lifts.difference_cm
        return "" if size is None else signed(size)

    @property
    def left(self) -> str:
        return self._lift(self.lifts.left)

    @property
    def right(self) -> str:
        return self._lift(self.lifts.right)

    @staticmethod
    def _lift(mean_cm: float | None) -> str:
        return "–" if mean_cm is None else decimal(mean_cm)

    @property
    def lean(self) -> str:
        """The furthest lean cleared, L then R; empty when no side was fit for it."""
        left, right = (
            self.score.of(side).furthest_lean_cleared
            for side in (Side.LEFT, Side.RIGHT)
        )
        if left is None and right is None:
            return ""
        return f"L {left or 0}°, R {right or 0}°"

    @property
    def mini_chart(self) -> SafeString:
        return mini_chart(self.lifts.left, self.lifts.right)


def score_assessment(assessment: Assessment) -> ScoredTest:
    """Return the test with its score. Its trials must be prefetched."""
    trials = [trial.as_result() for trial in assessment.trials.all()]
    stops = stop_reasons(assessment.pain_before, assessment.injured_recently, trials)
    if assessment.stopped and StopReason.PAIN_IN_TEST not in stops:
        stops = (*stops, StopReason.PAIN_IN_TEST)
    # Pain in a lift takes the level from its side; a whole test can be ruled out too.
    pain_in_trial = any(trial.stops_test for trial in trials)
    ruled_out = bool(set(stops) - {StopReason.PAIN_IN_TEST}) or (
        assessment.stopped and not pain_in_trial
    )
    score = score_test(trials, thigh_cm=assessment.thigh, not_cleared=ruled_out)
    return ScoredTest(assessment, trials, stops, score)
