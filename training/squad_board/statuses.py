"""The status of each athlete of a squad, in four queries."""

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
    SessionDuration,
    first_monday,
    monday_of,
    session_duration_s,
    training_weeks,
)
from training.squad_board.board import AthleteStatus, SessionSummary, TestSummary

# The page says so if it leaves someone out: so many athletes are several squads.
MAX_ATHLETES: Final = 200
WEEKS_SHOWN: Final = 4
# The latest test, the one before it, and one more in case one was stopped.
TESTS_LOADED: Final = 3
# Sessions a week without a plan: the article's two at least.
DEFAULT_PER_WEEK: Final = 2


class Member(NamedTuple):
    """An athlete of the squad, with what doesn't depend on the weeks shown."""

    pk: int
    name: str
    joined_on: date
    last_set_at: datetime | None
    planned_per_week: int


class LoggedRow(NamedTuple):
    """A set as a plain row: thousands of model instances would slow the page down."""

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

    @property
    def exercise(self) -> Exercise:
        return _exercise(self.mode, self.up_s, self.down_s, self.rest_s)


@cache
def _exercise(mode: str, up_s: int, down_s: int, rest_s: int) -> Exercise:
    """Return an exercise with only the columns that the duration depends on."""
    return Exercise(mode=mode, up_s=up_s, down_s=down_s, rest_s=rest_s)


def athlete_statuses(squad: Squad, *, now: datetime) -> list[AthleteStatus]:
    """Return the athletes of a squad by name, up to one more than the page shows."""
    members = _members_of(squad)
    athletes = [member.pk for member in members]
    logged = _logged(athletes, now)
    tests = _tests(athletes)
    return [
        _status(member, logged.get(member.pk, ()), tests[member.pk], now)
        for member in members
    ]


def _members_of(squad: Squad) -> list[Member]:
    same_athlete = Q(athlete=OuterRef("athlete"))
    sets = SetLog.objects.active().filter(same_athlete).order_by("-done_at")
    plans = Plan.objects.active().filter(same_athlete).newest_first()
    present = Membership.objects.current().filter(squad=squad)
    rows = present.order_by("athlete__name", "athlete").values_list(
        "athlete",
        "athlete__name",
        "joined_on",
        Subquery(sets.values("done_at")[:1]),
        Coalesce(Subquery(plans.values("per_week_low")[:1]), DEFAULT_PER_WEEK),
    )
    return [Member(*row) for row in rows[: MAX_ATHLETES + 1]]


def _logged(athletes: Sequence[int], now: datetime) -> Mapping[int, list[LoggedRow]]:
    """Return the sets of the weeks shown, by athlete, in the order they were done."""
    monday = first_monday(timezone.localdate(now), weeks=WEEKS_SHOWN)
    start = timezone.make_aware(datetime.combine(monday, time.min))
    sets = SetLog.objects.active().filter(
        athlete__in=athletes, session__started_at__gte=start
    )
    rows = sets.order_by("athlete", "session__started_at", "session", "done_at", "id")
    logged = (
        LoggedRow(*row)
        for row in rows.values_list(
            *("athlete", "session"),
            *("session__started_at", "session__next_morning_pain"),
            *("side", "pain", "done_at", "reps", "hold_s"),
            *(f"exercise__{name}" for name in ("mode", "up_s", "down_s", "rest_s")),
        )
    )
    return {
        athlete: list(rows) for athlete, rows in groupby(logged, attrgetter("athlete"))
    }


def _tests(athletes: Sequence[int]) -> Mapping[int, list[Assessment]]:
    newest = [F("taken_at").desc(), F("id").desc()]
    rank = Window(RowNumber(), partition_by="athlete", order_by=newest)
    tests = Assessment.objects.for_list().filter(athlete__in=athletes)
    found = defaultdict(list)
    for test in tests.annotate(rank=rank).filter(rank__lte=TESTS_LOADED):
        found[test.athlete_id].append(test)
    return found


def _status(
    member: Member,
    logged: Iterable[LoggedRow],
    tests: Iterable[Assessment],
    now: datetime,
) -> AthleteStatus:
    today = timezone.localdate(now)
    sessions = [list(sets) for _, sets in groupby(logged, attrgetter("session"))]
    monday = monday_of(today)
    durations = [_session_duration(sets, monday=monday) for sets in sessions]
    weeks = training_weeks(durations, today=today, weeks=WEEKS_SHOWN)
    last = member.last_set_at
    return AthleteStatus(
        pk=member.pk,
        name=member.name,
        joined_on=member.joined_on,
        sessions=tuple(_session_summary(sets, now) for sets in sessions),
        last_session_on=timezone.localdate(last) if last else None,
        tests=_comparable_tests(score_assessment(test) for test in tests),
        weeks=tuple(week.count for week in weeks),
        minutes=weeks[-1].whole_minutes,
        planned_per_week=member.planned_per_week,
    )


def _session_duration(sets: Sequence[LoggedRow], *, monday: date) -> SessionDuration:
    """Return the day and duration, 0 before this week: only its minutes are shown."""
    day = timezone.localdate(sets[0].started_at)
    timed = sets if day >= monday else ()
    return SessionDuration(day, session_duration_s(timed))


def _session_summary(sets: Sequence[LoggedRow], now: datetime) -> SessionSummary:
    """Return the session with its worst pain, of the next morning too."""
    first = sets[0]
    worst = max(sets, key=lambda row: (row.pain or 0, row.done_at))
    morning = first.next_morning_pain or 0
    if morning > (worst.pain or 0):
        at = min(first.started_at + timedelta(days=1), now)
        return SessionSummary(first.session, timezone.localtime(at), morning)
    at = timezone.localtime(worst.done_at)
    return SessionSummary(first.session, at, worst.pain, worst.side)


def _comparable_tests(scored_tests: Iterable[ScoredTest]) -> tuple[TestSummary, ...]:
    """Return the latest test with a result, and those before it by the same method."""
    tested = [test for test in scored_tests if test.is_tested]
    method = tested[0].assessment.method if tested else ""
    return tuple(
        TestSummary(test.assessment.pk, test.tested_on, test.score)
        for test in tested
        if test.assessment.method == method
    )
