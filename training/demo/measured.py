"""The demo squad's tests: lift by lift, in the order of the run sheet."""

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
from training.demo.cast import Character, Lifts

TEST_HOUR: Final = 16
# At the steepest lean the knee rises less than upright.
LEAN_LOSS_CM: Final = 3.0


def tests_of(
    character: Character, athlete: Athlete, *, squad: Squad, coach: User, now: datetime
) -> list[Assessment]:
    """Both tests of one athlete, a month apart, the earlier one first."""
    days = (character.tested + RETEST_DAYS, character.tested)
    return [
        Assessment(
            athlete=athlete,
            squad=squad,
            tester=coach,
            tester_name=coach.display_name,
            taken_at=_afternoon(now, days_ago=days_ago),
            method=Assessment.Method.TAPE,
            chair_cm=round(Decimal(seat_height_cm(character.stature_cm))),
            stature_cm=character.stature_cm,
            first_side=first_side,
            pain_before=0,
        )
        for days_ago, first_side in zip(days, "RL", strict=True)
    ]


def _afternoon(now: datetime, *, days_ago: int) -> datetime:
    day = now - timedelta(days=days_ago)
    return day.replace(hour=TEST_HOUR, minute=0, second=0, microsecond=0)


def trials_of(test: Assessment, lifts: Lifts, chance: Random) -> Iterator[Trial]:
    """Two upright lifts a side, then the ladder of lean until a step fails."""
    for side, mean_cm in ((Side.RIGHT, lifts.right), (Side.LEFT, lifts.left)):
        best = Decimal(0)
        for attempt, lift in enumerate(_pair(mean_cm, chance), start=1):
            best = max(best, lift)
            yield _trial(test, side, Position.UPRIGHT, attempt, lift_value=lift)
        if best >= INCH.cm:
            yield from _ladder(test, side, lifts, chance)


def _pair(mean_cm: float, chance: Random) -> tuple[Decimal, Decimal]:
    """Two readings that average to the mean, as tape marks fall."""
    mean = Decimal(str(mean_cm))
    apart = Decimal(chance.choice(["0", "0", "0.5"])) if mean > 4 else Decimal(0)
    return mean + apart, mean - apart


def _ladder(
    test: Assessment, side: Side, lifts: Lifts, chance: Random
) -> Iterator[Trial]:
    for position in LEAN_POSITIONS:
        if position.lean_deg <= lifts.lean_deg:
            yield _cleared(test, side, position, lifts)
        elif lifts.range_limited_at == position.lean_deg:
            yield _trial(test, side, position, 1, result="range_limited", cleared=False)
            return
        else:
            yield from _not_yet(test, side, position, chance)
            return


def _cleared(test: Assessment, side: Side, position: Position, lifts: Lifts) -> Trial:
    upright = lifts.left if side is Side.LEFT else lifts.right
    leaning = upright - LEAN_LOSS_CM
    measured = position is Position.LEAN45 and leaning >= SEVERAL_INCHES.cm
    lift = Decimal(str(leaning)) if measured else None
    return _trial(test, side, position, 1, lift_value=lift, cleared=True)


def _not_yet(
    test: Assessment, side: Side, position: Position, chance: Random
) -> Iterator[Trial]:
    """One retry, as the protocol has it."""
    for attempt in (1, 2):
        seen = chance.choice([[], ["trunk_opens"], ["slouch"]])
        result = {"result": "failed", "cleared": False, "compensations": seen}
        yield _trial(test, side, position, attempt, hold_s=None, **result)


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
