"""Which athletes of a squad need the coach today, and why. Plain values, no queries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Final
from uuid import UUID

from assessments.knee_lift.asymmetry import (
    FlagKind,
    Lifts,
    LowerSideFlag,
    lower_side_flag,
)
from assessments.knee_lift.levels import Level
from assessments.knee_lift.scoring import TestScore
from assessments.measurement_error.change import PROVISIONAL, retest_on
from exercises.search import fold
from training.pain_rules import MAX_GOOD_PAIN, MIN_PAIN_SHOWN, stops_exercise
from training.plans.progression import GAP_DAYS


class AlertReason(StrEnum):
    """Why an athlete needs the coach, the most urgent first."""

    PAIN = "pain"
    PAIN_LAST_TIME = "pain_last_time"
    LOWER_SIDE = "lower_side"
    LONG_BREAK = "long_break"
    UNTESTED = "untested"
    TEST_DUE = "test_due"


@dataclass(frozen=True)
class SessionSummary:
    """A session with its worst pain, 0 to 10, its time, and its side if it is known."""

    pk: UUID
    pain_at: datetime
    pain: int | None = None
    side: str = ""

    def stops_exercise(self, now: datetime) -> bool:
        """Return whether there was pain of 4 or more in the last 48 hours."""
        return stops_exercise(self.pain, self.pain_at, now=now)


@dataclass(frozen=True)
class TestSummary:
    """A test with its score."""

    pk: UUID
    tested_on: date
    score: TestScore


@dataclass(frozen=True)
class AthleteStatus:
    """One athlete: four weeks of sessions, oldest first; two tests, newest first."""

    pk: int
    name: str
    joined_on: date
    sessions: Sequence[SessionSummary] = ()
    last_session_on: date | None = None
    tests: Sequence[TestSummary] = ()
    # Sessions of each week shown, oldest first; minutes of the current one.
    weeks: Sequence[int] = ()
    minutes: int = 0
    planned_per_week: int = 2

    @property
    def level(self) -> Level:
        return self.tests[0].score.overall_level if self.tests else Level.NOT_TESTED

    @property
    def lifts(self) -> Lifts:
        """The mean upright lifts of the latest test."""
        return Lifts.of(self.tests[0].score) if self.tests else Lifts(None, None)

    @property
    def lean_deg(self) -> int | None:
        return self.tests[0].score.common_lean_cleared if self.tests else None

    @property
    def flag(self) -> LowerSideFlag:
        previous = Lifts.of(self.tests[1].score) if len(self.tests) > 1 else None
        return lower_side_flag(self.lifts, previous, PROVISIONAL)


def painful_session(status: AthleteStatus, *, now: datetime) -> SessionSummary | None:
    """Return the worst session that stops an exercise, else the last one if it hurt."""
    stopping = [session for session in status.sessions if session.stops_exercise(now)]
    if stopping:
        return max(stopping, key=lambda session: (session.pain or 0, session.pain_at))
    last = status.sessions[-1:]
    return last[0] if last and (last[0].pain or 0) >= MIN_PAIN_SHOWN else None


def days_since_session(status: AthleteStatus, *, today: date) -> int:
    """Return the days since the last session, or since joining if there is none."""
    return (today - (status.last_session_on or status.joined_on)).days


def has_long_break(status: AthleteStatus, *, today: date) -> bool:
    return days_since_session(status, today=today) >= GAP_DAYS


def days_since_test(status: AthleteStatus, *, today: date) -> int | None:
    if not status.tests:
        return None
    # A device whose clock is fast may have recorded a test of tomorrow.
    return max(0, (today - status.tests[0].tested_on).days)


def is_test_due(status: AthleteStatus, *, today: date) -> bool:
    """Return whether there is no test of the last 28 days: the article's month."""
    return not status.tests or retest_on(status.tests[0].tested_on) <= today


def alert_reasons(status: AthleteStatus, *, now: datetime) -> list[AlertReason]:
    """Return why this athlete needs the coach, the most urgent first."""
    today = now.date()
    session = painful_session(status, now=now)
    is_stopped = session is not None and session.stops_exercise(now)
    is_painful = session is not None and (session.pain or 0) > MAX_GOOD_PAIN
    is_due = is_test_due(status, today=today)
    applies = {
        AlertReason.PAIN: is_stopped,
        AlertReason.PAIN_LAST_TIME: is_painful and not is_stopped,
        AlertReason.LOWER_SIDE: status.flag.kind is FlagKind.LOWER,
        AlertReason.LONG_BREAK: has_long_break(status, today=today),
        AlertReason.UNTESTED: is_due and not status.tests,
        AlertReason.TEST_DUE: is_due and bool(status.tests),
    }
    return [reason for reason in AlertReason if applies[reason]]


@dataclass(frozen=True)
class Filter:
    """A filter of the squad's athletes; `key` is its value in the address."""

    key: str
    matches: Callable[[AthleteStatus, datetime], bool]


def _has_level(level: Level, status: AthleteStatus, _now: datetime) -> bool:
    return status.level == level


ALL: Final = Filter("", lambda _status, _now: True)
FILTERS: Final = {
    status_filter.key: status_filter
    for status_filter in (
        ALL,
        Filter("due", lambda status, now: is_test_due(status, today=now.date())),
        Filter(
            "pain", lambda status, now: painful_session(status, now=now) is not None
        ),
        Filter("quiet", lambda status, now: has_long_break(status, today=now.date())),
        *(Filter(f"level-{level}", partial(_has_level, level)) for level in Level),
    )
}


def filter_counts(
    statuses: Sequence[AthleteStatus], *, now: datetime
) -> dict[str, int]:
    """Return how many athletes each filter shows."""
    return {
        key: sum(status_filter.matches(status, now) for status in statuses)
        for key, status_filter in FILTERS.items()
    }


def filter_statuses(
    statuses: Sequence[AthleteStatus], *, key: str, name: str, now: datetime
) -> list[AthleteStatus]:
    """Return the athletes that match the filter and whose name contains `name`."""
    status_filter, letters = FILTERS.get(key, ALL), fold(name.strip())
    return [
        status
        for status in statuses
        if status_filter.matches(status, now) and letters in fold(status.name)
    ]
