"""The demo squad's tests with their trials, in the order of the test form."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Final

from accounts.models import Athlete, Squad, User
from assessments.knee_lift.geometry import seat_height_cm
from assessments.knee_lift.protocol import (
    HOLD_S,
    INCH,
    LEAN_POSITIONS,
    RETEST_DAYS,
    SEVERAL_INCHES,
    Position,
)
from assessments.models import Assessment, Trial
from hipflex.sides import Side
from training.demo.cast import DemoAthlete, DemoResult

TEST_HOUR: Final = 16
# At the furthest lean the knee rises less than upright.
LEAN_LOSS_CM: Final = 3.0


def demo_assessments(
    demo_athlete: DemoAthlete,
    athlete: Athlete,
    *,
    squad: Squad,
    coach: User,
    now: datetime,
) -> list[Assessment]:
    """Return both unsaved tests of one athlete, a month apart, the earlier first."""
    days = (demo_athlete.tested_days_ago + RETEST_DAYS, demo_athlete.tested_days_ago)
    return [
        Assessment(
            athlete=athlete,
            squad=squad,
            tester=coach,
            tester_name=coach.display_name,
            taken_at=_afternoon(now, days_ago=days_ago),
            method=Assessment.Method.TAPE,
            chair_cm=round(Decimal(seat_height_cm(demo_athlete.stature_cm))),
            stature_cm=demo_athlete.stature_cm,
            first_side=first_side,
            pain_before=0,
        )
        for days_ago, first_side in zip(days, "RL", strict=True)
    ]


def _afternoon(now: datetime, *, days_ago: int) -> datetime:
    day = now - timedelta(days=days_ago)
    return day.replace(hour=TEST_HOUR, minute=0, second=0, microsecond=0)


def demo_trials(test: Assessment, result: DemoResult, rng: Random) -> Iterator[Trial]:
    """Yield two upright trials per side, then leans until one fails."""
    for side, mean_cm in ((Side.RIGHT, result.right), (Side.LEFT, result.left)):
        best = Decimal(0)
        for attempt, lift in enumerate(_two_lifts(mean_cm, rng), start=1):
            best = max(best, lift)
            yield _trial(test, side, Position.UPRIGHT, attempt, lift_value=lift)
        if best >= INCH.cm:
            yield from _lean_trials(test, side, result, rng)


def _two_lifts(mean_cm: float, rng: Random) -> tuple[Decimal, Decimal]:
    """Return two lifts with this mean, rounded as on a tape measure."""
    mean = Decimal(str(mean_cm))
    deviation = Decimal(rng.choice(["0", "0", "0.5"])) if mean > 4 else Decimal(0)
    return mean + deviation, mean - deviation


def _lean_trials(
    test: Assessment, side: Side, result: DemoResult, rng: Random
) -> Iterator[Trial]:
    for position in LEAN_POSITIONS:
        if position.lean_deg <= result.lean_deg:
            yield _cleared(test, side, position, result)
        elif result.range_limited_at == position.lean_deg:
            yield _trial(test, side, position, 1, result="range_limited", cleared=False)
            return
        else:
            yield from _failed(test, side, position, rng)
            return


def _cleared(
    test: Assessment, side: Side, position: Position, result: DemoResult
) -> Trial:
    upright = result.left if side is Side.LEFT else result.right
    leaning = upright - LEAN_LOSS_CM
    is_measured = position is Position.LEAN45 and leaning >= SEVERAL_INCHES.cm
    lift = Decimal(str(leaning)) if is_measured else None
    return _trial(test, side, position, 1, lift_value=lift, cleared=True)


def _failed(
    test: Assessment, side: Side, position: Position, rng: Random
) -> Iterator[Trial]:
    """Yield the failed trial and its one retry, as the protocol has it."""
    for attempt in (1, 2):
        faults = rng.choice([[], ["trunk_opens"], ["slouch"]])
        failed = {"result": "failed", "cleared": False, "compensations": faults}
        yield _trial(test, side, position, attempt, hold_s=None, **failed)


def _trial(
    test: Assessment, side: Side, position: Position, attempt: int, **fields: Any
) -> Trial:
    defaults = {"result": "valid", "hold_s": Decimal(str(HOLD_S))}
    return Trial(
        assessment=test,
        athlete_id=test.athlete_id,
        side=side.value,
        position=position.value,
        attempt=attempt,
        **defaults | fields,
    )
