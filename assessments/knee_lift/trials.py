"""What one lift is, when it counts, and what several say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext as _

from assessments.knee_lift.geometry import lift_cm
from assessments.knee_lift.protocol import (
    AGREEMENT_CM,
    HOLD_S,
    INVALIDATING,
    LEAN_POSITIONS,
    MAX_ATTEMPTS,
    PAIN_NO_TEST,
    PAIN_STOP,
    STOPPING,
    UPRIGHT_TRIALS,
    Outcome,
    Position,
)
from hipflex.sides import Side


@dataclass(frozen=True)
class TrialResult:
    """One lift as it was recorded."""

    side: Side
    position: Position
    attempt: int
    lift_cm: float | None = None
    thigh_deg: float | None = None
    cleared: bool = False
    outcome: Outcome = Outcome.VALID
    compensations: frozenset[str] = frozenset()
    pain: int | None = None
    hold_s: float | None = None

    @property
    def counts(self) -> bool:
        """Valid, nothing ticked that undoes it, and not timed at less than 2 s."""
        held = self.hold_s is None or self.hold_s >= HOLD_S
        clean = not self.compensations & INVALIDATING
        return self.outcome == Outcome.VALID and clean and held

    @property
    def stops_test(self) -> bool:
        """Pain of 4 or more, pain ticked, or stopped by the tester."""
        pain = self.pain is not None and self.pain >= PAIN_STOP
        ticked = bool(self.compensations & STOPPING)
        return self.outcome == Outcome.STOPPED or pain or ticked

    def height_cm(self, thigh_cm: float) -> float | None:
        """The lift as read, else from the angle; None when neither was read."""
        if self.lift_cm is not None or self.thigh_deg is None:
            return self.lift_cm
        return lift_cm(self.thigh_deg, thigh_cm=thigh_cm)


@dataclass(frozen=True)
class Upright:
    """The upright lifts of one side that count, in cm."""

    best_cm: float | None = None
    mean_cm: float | None = None
    trials_in_mean: int = 0
    spread_cm: float | None = None
    third_trial_needed: bool = False


def upright_of(trials: Iterable[TrialResult], *, thigh_cm: float) -> Upright:
    """Sum up the upright trials of one side."""
    tried = [trial for trial in trials if trial.position == Position.UPRIGHT]
    heights = [trial.height_cm(thigh_cm) for trial in tried if trial.counts]
    lifts = sorted(height for height in heights if height is not None)
    if not lifts:
        return Upright()
    pair = _closest_pair(lifts)
    spread = pair[-1] - pair[0]
    return Upright(
        best_cm=_best(lifts, pair),
        mean_cm=sum(pair) / len(pair),
        trials_in_mean=len(pair),
        spread_cm=spread if len(pair) == UPRIGHT_TRIALS else None,
        third_trial_needed=spread > AGREEMENT_CM and len(tried) < MAX_ATTEMPTS,
    )


def _closest_pair(lifts: Sequence[float]) -> Sequence[float]:
    """Drop the odd one out of three; the lower pair stays when it is halfway."""
    if len(lifts) <= UPRIGHT_TRIALS:
        return lifts
    pairs = pairwise(lifts)
    return min(pairs, key=lambda pair: pair[1] - pair[0])


def _best(lifts: Sequence[float], pair: Sequence[float]) -> float:
    """The highest lift, unless it is a reading that the other two do not bear out."""
    borne_out = lifts[-1] - pair[-1] <= AGREEMENT_CM
    return lifts[-1] if borne_out else pair[-1]


class LeanResult(StrEnum):
    CLEARED = "cleared"
    FAILED = "failed"
    RANGE_LIMITED = "range_limited"
    NOT_TRIED = "not_tried"


def lean_results(trials: Iterable[TrialResult]) -> dict[int, LeanResult]:
    """What one side did at each lean. Out of range at one is out of range beyond it."""
    own = list(trials)
    results: dict[int, LeanResult] = {}
    limited = False
    for position in LEAN_POSITIONS:
        result = _step_result(t for t in own if t.position == position)
        limited = limited or result == LeanResult.RANGE_LIMITED
        if limited and result != LeanResult.CLEARED:
            result = LeanResult.RANGE_LIMITED
        results[position.lean_deg] = result
    return results


def _step_result(trials: Iterable[TrialResult]) -> LeanResult:
    tried = [trial for trial in trials if trial.outcome != Outcome.STOPPED]
    if any(trial.counts and trial.cleared for trial in tried):
        return LeanResult.CLEARED
    if any(trial.outcome == Outcome.RANGE_LIMITED for trial in tried):
        return LeanResult.RANGE_LIMITED
    return LeanResult.FAILED if tried else LeanResult.NOT_TRIED


class StopReason(StrEnum):
    """Why a test is not started, or ends."""

    PAIN_BEFORE = "pain_before"
    RECENT_INJURY = "recent_injury"
    PAIN_IN_TEST = "pain_in_test"

    @property
    def words(self) -> str:
        return {
            StopReason.PAIN_BEFORE: _("Pain of 3 or more today: don't test today."),
            StopReason.RECENT_INJURY: _(
                "Injury or surgery there in the last 6 weeks: don't test today."
            ),
            StopReason.PAIN_IN_TEST: _("The test was stopped for pain."),
        }[self]


def stop_reasons(
    pain_before: int | None,
    injured_recently: bool | None,
    trials: Iterable[TrialResult] = (),
) -> tuple[StopReason, ...]:
    """Why there is no level: the two questions before the test, or pain in it.

    Pain on a scale of 0 to 10; an unanswered question stops nothing. The limits of
    3 before and 4 during the test are our convention.
    """
    reasons = {
        StopReason.PAIN_BEFORE: (pain_before or 0) >= PAIN_NO_TEST,
        StopReason.RECENT_INJURY: bool(injured_recently),
        StopReason.PAIN_IN_TEST: any(trial.stops_test for trial in trials),
    }
    return tuple(reason for reason, holds in reasons.items() if holds)
