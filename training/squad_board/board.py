"""Who in a squad needs the coach today, and why. Plain values in, plain values out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
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
from assessments.knee_lift.protocol import PAIN_STOP
from assessments.knee_lift.scoring import TestScore
from assessments.measurement_error.change import PROVISIONAL, retest_on
from exercises.search import fold
from training.plans.progression import GAP_DAYS, GOOD_PAIN

# Conventions: how long pain of 4 or more stops a lift, and what is shown at all.
PAIN_HOURS: Final = 48
PAIN_SHOWN: Final = 2


class Reason(StrEnum):
    """Why an athlete needs the coach, the most pressing first."""

    PAIN = "pain"
    PAIN_LAST_TIME = "pain_last_time"
    LOWER_SIDE = "lower_side"
    QUIET = "quiet"
    UNTESTED = "untested"
    TEST_DUE = "test_due"


@dataclass(frozen=True)
class Practised:
    """A session with a set in it; pain 0 to 10, `side` the one that hurt most."""

    pk: UUID
    at: datetime
    pain: int | None = None
    side: str = ""

    def stops(self, now: datetime) -> bool:
        """Pain of 4 or more within 48 hours: the exercise rests."""
        # In UTC: elsewhere the hours are those of a clock that is put forward.
        since = now.astimezone(UTC) - timedelta(hours=PAIN_HOURS)
        recent = self.at.astimezone(UTC) >= since
        return recent and (self.pain or 0) >= PAIN_STOP


@dataclass(frozen=True)
class Measured:
    pk: UUID
    on: date
    score: TestScore


@dataclass(frozen=True)
class Standing:
    """One athlete: four weeks of sessions, oldest first; two tests, newest first."""

    pk: int
    name: str
    joined_on: date
    sessions: Sequence[Practised] = ()
    last_session_on: date | None = None
    tests: Sequence[Measured] = ()
    # Sessions of each week shown, oldest first; minutes of the running one.
    weeks: Sequence[int] = ()
    minutes: int = 0
    planned: int = 2

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


def pain_now(standing: Standing, *, now: datetime) -> Practised | None:
    """The worst session of 4 or more in 48 hours, else the last one if it hurt."""
    stopping = [one for one in standing.sessions if one.stops(now)]
    if stopping:
        return max(stopping, key=lambda one: (one.pain or 0, one.at))
    last = standing.sessions[-1:]
    return last[0] if last and (last[0].pain or 0) >= PAIN_SHOWN else None


def days_quiet(standing: Standing, *, today: date) -> int:
    """Days without a session, counted from joining where there was none yet."""
    return (today - (standing.last_session_on or standing.joined_on)).days


def is_quiet(standing: Standing, *, today: date) -> bool:
    return days_quiet(standing, today=today) >= GAP_DAYS


def days_since_test(standing: Standing, *, today: date) -> int | None:
    if not standing.tests:
        return None
    # A device's clock that runs ahead may have tested tomorrow.
    return max(0, (today - standing.tests[0].on).days)


def is_due(standing: Standing, *, today: date) -> bool:
    """Never tested, or 28 days are over: the article's month."""
    return not standing.tests or retest_on(standing.tests[0].on) <= today


def reasons(standing: Standing, *, now: datetime) -> list[Reason]:
    """Why this athlete needs the coach, the most pressing first."""
    today = now.date()
    pain = pain_now(standing, now=now)
    stopped = pain is not None and pain.stops(now)
    held = pain is not None and (pain.pain or 0) > GOOD_PAIN
    due = is_due(standing, today=today)
    holds = {
        Reason.PAIN: stopped,
        Reason.PAIN_LAST_TIME: held and not stopped,
        Reason.LOWER_SIDE: standing.flag.kind is FlagKind.LOWER,
        Reason.QUIET: is_quiet(standing, today=today),
        Reason.UNTESTED: due and not standing.tests,
        Reason.TEST_DUE: due and bool(standing.tests),
    }
    return [reason for reason in Reason if holds[reason]]


@dataclass(frozen=True)
class Filter:
    """A way to look at the squad; `key` is its word in the address."""

    key: str
    holds: Callable[[Standing, datetime], bool]


def _has_level(level: Level, standing: Standing, _now: datetime) -> bool:
    return standing.level == level


ALL: Final = Filter("", lambda _standing, _now: True)
FILTERS: Final = {
    one.key: one
    for one in (
        ALL,
        Filter("due", lambda one, now: is_due(one, today=now.date())),
        Filter("pain", lambda one, now: pain_now(one, now=now) is not None),
        Filter("quiet", lambda one, now: is_quiet(one, today=now.date())),
        *(Filter(f"level-{level}", partial(_has_level, level)) for level in Level),
    )
}


def counts(standings: Sequence[Standing], *, now: datetime) -> dict[str, int]:
    """How many athletes each filter would show."""
    return {
        key: sum(one.holds(standing, now) for standing in standings)
        for key, one in FILTERS.items()
    }


def chosen(
    standings: Sequence[Standing], *, key: str, name: str, now: datetime
) -> list[Standing]:
    """Those that the filter shows and whose name has these letters in it."""
    one, letters = FILTERS.get(key, ALL), fold(name.strip())
    return [
        standing
        for standing in standings
        if one.holds(standing, now) and letters in fold(standing.name)
    ]
