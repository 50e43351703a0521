"""From trials to a level. Plain values in, plain values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.geometry import closure_deg, thigh_angle_deg
from assessments.knee_lift.levels import Level, side_words
from assessments.knee_lift.protocol import (
    BLOCK,
    INCH,
    SEVERAL_INCHES,
    Position,
)
from assessments.knee_lift.trials import (
    LeanResult,
    TrialResult,
    lean_results,
    upright_of,
)
from hipflex.sides import Side

# Convention, so that one number can be plotted: 10 is both of the article's marks.
LEAN_POINTS: Final = {15: 1, 30: 2, 45: 3}


@dataclass(frozen=True)
class SideScore:
    """What one side showed in one test; lengths in cm, angles in degrees."""

    side: Side
    level: Level = Level.NOT_TESTED
    best_upright_cm: float | None = None
    mean_upright_cm: float | None = None
    best_upright_deg: float | None = None
    trials_in_mean: int = 0
    spread_cm: float | None = None
    third_trial_needed: bool = False
    furthest_lean_cleared: int | None = None
    lean_results: Mapping[int, LeanResult] = field(default_factory=dict)
    range_limited_at: int | None = None
    closure_deg: float | None = None
    points: int = 0

    @property
    def words(self) -> str:
        """The level in a sentence or two, with the limit of range if any."""
        tried = any(one != LeanResult.NOT_TRIED for one in self.lean_results.values())
        limit = self.range_limited_at
        return side_words(self.level, range_limited_at=limit, lean_tried=tried)


@dataclass(frozen=True)
class TestScore:
    """Both sides of one test. The level of the test is the lower side's."""

    # Keeps test runners from taking it for a test class.
    __test__ = False

    left: SideScore
    right: SideScore

    @property
    def overall_level(self) -> Level:
        return min(self.left.level, self.right.level)

    @property
    def lower_side(self) -> Side | None:
        """The side whose level is the lower one; None when both have the same."""
        if self.left.level == self.right.level:
            return None
        return Side.LEFT if self.left.level < self.right.level else Side.RIGHT

    @property
    def words(self) -> str:
        """The overall level in words, and which side it comes from."""
        if self.overall_level == Level.NOT_TESTED:
            return Level.NOT_TESTED.words
        if self.lower_side is None:
            return f"{self.left.words} {_('Both sides reach this level.')}"
        source = _("The level is that of the lower side, here the %(side)s.")
        name = self.lower_side.label.lower()
        return f"{self.of(self.lower_side).words} {source % {'side': name}}"

    def of(self, side: Side) -> SideScore:
        return self.left if side is Side.LEFT else self.right

    @property
    def common_lean_cleared(self) -> int | None:
        """The furthest lean both sides cleared; None if one is below 2.5 cm upright."""
        left = self.left.furthest_lean_cleared
        right = self.right.furthest_lean_cleared
        return None if left is None or right is None else min(left, right)

    @property
    def range_limited_at(self) -> int | None:
        """The gentlest lean at which a side ran out of range."""
        limits = (self.left.range_limited_at, self.right.range_limited_at)
        return min((limit for limit in limits if limit is not None), default=None)


def score_test(
    trials: Iterable[TrialResult], *, thigh_cm: float, not_cleared: bool = False
) -> TestScore:
    """Score both sides; `not_cleared` says that a question before the test stopped it.

    Thigh 25 to 60 cm, ValueError outside. A test stopped for pain has no level.
    """
    if not_cleared:
        return TestScore(SideScore(Side.LEFT), SideScore(Side.RIGHT))
    recorded = list(trials)
    return TestScore(
        score_side(recorded, side=Side.LEFT, thigh_cm=thigh_cm),
        score_side(recorded, side=Side.RIGHT, thigh_cm=thigh_cm),
    )


def score_side(
    trials: Iterable[TrialResult], *, side: Side, thigh_cm: float
) -> SideScore:
    """Score one side: the best lift that counts sets the level, the mean shows change.

    Thigh 25 to 60 cm, ValueError outside. Levels and points: docs/protocol.md.
    """
    own = [trial for trial in trials if _belongs(trial, side)]
    upright = upright_of(own, thigh_cm=thigh_cm)
    results = lean_results(own)
    limited = [lean for lean, one in results.items() if one == LeanResult.RANGE_LIMITED]
    return SideScore(
        side=side,
        level=_level(own, upright.best_cm, thigh_cm=thigh_cm),
        best_upright_cm=upright.best_cm,
        mean_upright_cm=upright.mean_cm,
        best_upright_deg=_angle_deg(upright.best_cm, thigh_cm=thigh_cm),
        trials_in_mean=upright.trials_in_mean,
        spread_cm=upright.spread_cm,
        third_trial_needed=upright.third_trial_needed,
        furthest_lean_cleared=_furthest_cleared(upright.best_cm, results),
        lean_results=results,
        range_limited_at=min(limited, default=None),
        closure_deg=_closure_deg(own, upright.best_cm, thigh_cm=thigh_cm),
        points=_points(upright.best_cm, results),
    )


def _belongs(trial: TrialResult, side: Side) -> bool:
    return trial.side == side and trial.position != Position.STANDING


def _level(
    trials: Sequence[TrialResult], best_cm: float | None, *, thigh_cm: float
) -> Level:
    if not trials or any(trial.stops_test for trial in trials):
        return Level.NOT_TESTED
    if best_cm is None or best_cm < SEVERAL_INCHES.cm:
        started = best_cm is not None and best_cm >= INCH.cm
        return Level.BUILDING if started else Level.STARTING_POINT
    return _level_by_lean(trials, thigh_cm=thigh_cm)


def _level_by_lean(trials: Iterable[TrialResult], *, thigh_cm: float) -> Level:
    """The level of a side that has the upright standard already."""
    cleared = [trial for trial in _cleared(trials) if trial.position == Position.LEAN45]
    if not cleared:
        return Level.UPRIGHT_STANDARD
    lift = max(trial.height_cm(thigh_cm) or 0 for trial in cleared)
    return Level.BEYOND if lift >= SEVERAL_INCHES.cm else Level.LEAN_STANDARD


def _cleared(trials: Iterable[TrialResult]) -> list[TrialResult]:
    return [one for one in trials if one.counts and one.cleared]


def _furthest_cleared(
    best_cm: float | None, results: Mapping[int, LeanResult]
) -> int | None:
    """None below 2.5 cm upright, where the ladder is not started; 0 if none."""
    if best_cm is None or best_cm < INCH.cm:
        return None
    cleared = [lean for lean, one in results.items() if one == LeanResult.CLEARED]
    return max(cleared, default=0)


def _points(best_cm: float | None, results: Mapping[int, LeanResult]) -> int:
    if best_cm is None or best_cm < INCH.cm:
        return 0
    upright = 4 if best_cm >= SEVERAL_INCHES.cm else 2
    cleared = (lean for lean, one in results.items() if one == LeanResult.CLEARED)
    return upright + sum(LEAN_POINTS[lean] for lean in cleared)


def _angle_deg(height_cm: float | None, *, thigh_cm: float) -> float | None:
    """None also for a lift above the thigh's length, which no angle can give."""
    if height_cm is None or height_cm > thigh_cm:
        return None
    return thigh_angle_deg(height_cm, thigh_cm=thigh_cm)


def _closure_deg(
    trials: Iterable[TrialResult], best_cm: float | None, *, thigh_cm: float
) -> float | None:
    """The largest closure; a foot over the block counts as the block's height."""
    heights = [(0, best_cm)]
    for trial in _cleared(trials):
        lean = trial.position.lean_deg
        height = trial.height_cm(thigh_cm)
        if lean:
            heights.append((lean, BLOCK.cm if height is None else height))
    angles = [(lean, _angle_deg(one, thigh_cm=thigh_cm)) for lean, one in heights]
    closures = [closure_deg(lean, one) for lean, one in angles if one is not None]
    return max(closures, default=None)
