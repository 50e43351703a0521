"""A squad's own measuring error, from athletes who were tested twice within a week."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from assessments.knee_lift.protocol import Position
from assessments.measurement_error.change import PROVISIONAL, ErrorEstimate, error_of
from assessments.models import Assessment, Trial
from hipflex.sides import Side

# Closer than this is one test in two parts, further apart training has its effect.
MIN_GAP: Final = timedelta(days=2)
MAX_GAP: Final = timedelta(days=7)
# Some years of a large squad.
MAX_ROWS: Final = 4000


class FirstLift(NamedTuple):
    """The first upright lift of the right side in one test, in cm."""

    athlete: int
    tester: int | None
    taken_at: datetime
    lift_cm: float


def error_for(assessment: Assessment) -> ErrorEstimate:
    """The error of the test's squad and method; provisional without enough pairs."""
    if assessment.squad_id is None:
        return PROVISIONAL
    return error_of(repeat_pairs(_first_lifts(assessment)))


def repeat_pairs(lifts: Iterable[FirstLift]) -> list[tuple[float, float]]:
    """One pair an athlete: the earliest two tests 2 to 7 days apart, in cm.

    Same side and tester. `lifts` come in order of athlete and time.
    """
    pairs = []
    for _athlete, tests in groupby(lifts, key=lambda lift: lift.athlete):
        pair = next(filter(_are_repeats, pairwise(tests)), None)
        if pair:
            pairs.append((pair[0].lift_cm, pair[1].lift_cm))
    return pairs


def _are_repeats(pair: tuple[FirstLift, FirstLift]) -> bool:
    first, second = pair
    in_time = MIN_GAP <= second.taken_at - first.taken_at <= MAX_GAP
    return in_time and first.tester == second.tester


def _first_lifts(assessment: Assessment) -> list[FirstLift]:
    """One side only, so that every athlete counts once."""
    lifts = Trial.objects.filter(
        assessment__squad=assessment.squad_id,
        assessment__method=assessment.method,
        assessment__deleted_at=None,
        position=Position.UPRIGHT,
        attempt=1,
        side=Side.RIGHT,
        result="valid",
        lift_cm__isnull=False,
    )
    rows = lifts.order_by("athlete", "assessment__taken_at", "pk").values_list(
        "athlete",
        "assessment__tester",
        "assessment__taken_at",
        "lift_cm",
    )
    return [FirstLift(*row[:3], float(row[3])) for row in rows[:MAX_ROWS]]
