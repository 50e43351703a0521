"""What the board needs to know of each athlete of a squad: four queries in all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.utils import timezone

from accounts.models import Membership, Squad
from assessments.knee_lift.scored_test import ScoredTest, score_assessment
from assessments.models import Assessment
from exercises.models import Exercise
from training.models import Plan, SetLog
from training.progress.history import (
    Trained,
    first_monday,
    monday_of,
    seconds_of,
    weeks_of,
)
from training.squad_board.board import Measured, Practised, Standing

# More would be several squads; the page says so when it leaves someone out.
MOST_ATHLETES: Final = 200
WEEKS_SHOWN: Final = 4
# The latest test, the one before it, and one to spare that was stopped.
TESTS_READ: Final = 3
# Sessions a week where no plan says: the article's two at least.
PLANNED: Final = 2


class Member(NamedTuple):
    """An athlete of the squad, with what is older than the weeks shown."""

    pk: int
    name: str
    joined_on: date
    last_set_at: datetime | None
    planned: int


class Logged(NamedTuple):
    """A set as a plain row: instances of thousands would slow the page down."""

    athlete: int
    session: UUID
    started_at: datetime
    next_morning_pain: int | None
    side: str
    pain: int | None
    done_at: datetime
    reps: int | None
    hold_s: Decimal | None
    mode: str
    up_s: int
    down_s: int
    rest_s: int


def standings_of(squad: Squad, *, now: datetime) -> list[Standing]:
    """The athletes of a squad by name, one more than the page may show."""
    members = _members_of(squad)
    athletes = [member.pk for member in members]
    logged = _logged(athletes, now)
    tests = _tests(athletes)
    return [
        _standing(member, logged.get(member.pk, ()), tests[member.pk], now)
        for member in members
    ]


def _members_of(squad: Squad) -> list[Member]:
    own = Q(athlete=OuterRef("athlete"))
    sets = SetLog.objects.active().filter(own).order_by("-done_at")
    plans = Plan.objects.active().filter(own).newest_first()
    present = Membership.objects.current().filter(squad=squad)
    rows = present.order_by("athlete__name", "athlete").values_list(
        "athlete",
        "athlete__name",
        "joined_on",
        Subquery(sets.values("done_at")[:1]),
        Coalesce(Subquery(plans.values("per_week_low")[:1]), PLANNED),
    )
    return [Member(*row) for row in rows[: MOST_ATHLETES + 1]]


def _logged(athletes: Sequence[int], now: datetime) -> Mapping[int, list[Logged]]:
    """The sets of the weeks shown, by athlete, in the order they were done."""
    monday = first_monday(timezone.localdate(now), weeks=WEEKS_SHOWN)
    start = timezone.make_aware(datetime.combine(monday, time.min))
    sets = SetLog.objects.active().filter(
        athlete__in=athletes, session__started_at__gte=start
    )
    rows = sets.order_by("athlete", "session__started_at", "session", "done_at", "id")
    logged = (
        Logged(*row)
        for row in rows.values_list(
            *("athlete", "session"),
            *("session__started_at", "session__next_morning_pain"),
            *("side", "pain", "done_at", "reps", "hold_s"),
            *(f"exercise__{one}" for one in ("mode", "up_s", "down_s", "rest_s")),
        )
    )
    return {
        athlete: list(own) for athlete, own in groupby(logged, attrgetter("athlete"))
    }


def _tests(athletes: Sequence[int]) -> Mapping[int, list[Assessment]]:
    newest = [F("taken_at").desc(), F("id").desc()]
    rank = Window(RowNumber(), partition_by="athlete", order_by=newest)
    tests = Assessment.objects.for_list().filter(athlete__in=athletes)
    found = defaultdict(list)
    for test in tests.annotate(rank=rank).filter(rank__lte=TESTS_READ):
        found[test.athlete_id].append(test)
    return found


def _standing(
    member: Member, logged: Iterable[Logged], tests: Iterable[Assessment], now: datetime
) -> Standing:
    today = timezone.localdate(now)
    sessions = [list(sets) for _, sets in groupby(logged, attrgetter("session"))]
    trained = [_trained(sets, monday=monday_of(today)) for sets in sessions]
    weeks = weeks_of(trained, today=today, weeks=WEEKS_SHOWN)
    last = member.last_set_at
    return Standing(
        pk=member.pk,
        name=member.name,
        joined_on=member.joined_on,
        sessions=tuple(_practised(sets, now) for sets in sessions),
        last_session_on=timezone.localdate(last) if last else None,
        tests=_comparable(score_assessment(test) for test in tests),
        weeks=tuple(week.count for week in weeks),
        minutes=weeks[-1].whole_minutes,
        planned=member.planned,
    )


def _trained(sets: Sequence[Logged], *, monday: date) -> Trained:
    """Only the running week shows its minutes, so only that is reckoned."""
    day = timezone.localdate(sets[0].started_at)
    timed = sets if day >= monday else ()
    return Trained(day, seconds_of(_for_the_clock(one) for one in timed))


def _for_the_clock(one: Logged) -> SetLog:
    exercise = _exercise(one.mode, one.up_s, one.down_s, one.rest_s)
    return SetLog(exercise=exercise, reps=one.reps, hold_s=one.hold_s)


@cache
def _exercise(mode: str, up_s: int, down_s: int, rest_s: int) -> Exercise:
    """Any exercise of this tempo: the clock asks for no more."""
    return Exercise(mode=mode, up_s=up_s, down_s=down_s, rest_s=rest_s)


def _practised(sets: Sequence[Logged], now: datetime) -> Practised:
    """The pain of a session is its worst, the next morning's among it."""
    first = sets[0]
    worst = max(sets, key=lambda one: (one.pain or 0, one.done_at))
    morning = first.next_morning_pain or 0
    if morning > (worst.pain or 0):
        at = min(first.started_at + timedelta(days=1), now)
        return Practised(first.session, timezone.localtime(at), morning)
    at = timezone.localtime(worst.done_at)
    return Practised(first.session, at, worst.pain, worst.side)


def _comparable(scored_tests: Iterable[ScoredTest]) -> tuple[Measured, ...]:
    """The latest test with a result, and the one before it by the same method."""
    tested = [one for one in scored_tests if one.is_tested]
    method = tested[0].assessment.method if tested else ""
    same = [one for one in tested if one.assessment.method == method]
    return tuple(Measured(one.assessment.pk, one.tested_on, one.score) for one in same)
