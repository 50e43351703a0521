"""Weeks, best and latest: what the log adds up to. Plain rows in, plain values out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from training import dose
from training.log.timing import timed_set
from training.models import SetLog

WEEKS_SHOWN: Final = 12
WEEKS_ON_A_PHONE: Final = 6
DAYS_A_WEEK: Final = 7


@dataclass(frozen=True)
class Trained:
    """One session for the clock: its day, and its seconds."""

    day: date
    seconds: float


@dataclass(frozen=True)
class Week:
    """A week from Monday, where the person who looks is."""

    monday: date
    sessions: tuple[Trained, ...]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=DAYS_A_WEEK - 1)

    @property
    def minutes(self) -> float:
        return sum(session.seconds for session in self.sessions) / 60

    @property
    def whole_minutes(self) -> int:
        return round(self.minutes)

    @property
    def minutes_left(self) -> int:
        return round(dose.minutes_left(self.whole_minutes))

    @property
    def count(self) -> int:
        return len(self.sessions)

    @property
    def days(self) -> list[tuple[date, bool]]:
        """Each day, and whether there was training on it."""
        trained = {session.day for session in self.sessions}
        week = [self.monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
        return [(day, day in trained) for day in week]

    @property
    def words(self) -> str:
        """ "16 to 22 November", with both months where it spans two."""
        same = self.monday.month == self.sunday.month
        first = date_format(self.monday, "j" if same else "j F")
        values = {"first": first, "last": date_format(self.sunday, "j F")}
        return _("%(first)s to %(last)s") % values

    @property
    def label(self) -> str:
        return date_format(self.monday, "j M")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def first_monday(today: date, *, weeks: int = WEEKS_SHOWN) -> date:
    return monday_of(today) - timedelta(weeks=weeks - 1)


def weeks_of(
    sessions: Iterable[Trained], *, today: date, weeks: int = WEEKS_SHOWN
) -> list[Week]:
    """The last weeks, oldest first, the running one last; empty ones are there."""
    by_monday = defaultdict(list)
    for session in sessions:
        by_monday[monday_of(session.day)].append(session)
    start = first_monday(today, weeks=weeks)
    mondays = [start + timedelta(weeks=n) for n in range(weeks)]
    return [Week(monday, tuple(by_monday[monday])) for monday in mondays]


def trained(logged: Iterable[SetLog]) -> list[Trained]:
    """Sessions from their sets, each set with its session and exercise."""
    by_session = defaultdict(list)
    for one in logged:
        by_session[one.session].append(one)
    return [
        Trained(session.day, seconds_of(own)) for session, own in by_session.items()
    ]


def seconds_of(logged: Iterable[SetLog]) -> float:
    """Seconds of one session. A set that is measured in metres has no time."""
    timed = [one for one in logged if not one.exercise.has_distance]
    return dose.logged_seconds(
        timed_set(one.exercise, reps=one.reps, hold_s=one.hold_s) for one in timed
    )


@dataclass(frozen=True)
class Visit:
    """What one session held of one exercise."""

    day: date
    url: str
    sets: tuple[SetLog, ...]

    def total(self, side: str) -> float | None:
        """The session's work of one side: seconds held, repetitions or metres."""
        own = [_work(one) for one in self.sets if one.side == side]
        return sum(own) if own else None


def visits_of(sets: Iterable[SetLog]) -> list[Visit]:
    """The sessions of one exercise, newest first as the sets come."""
    by_session = defaultdict(list)
    for one in sets:
        by_session[one.session].append(one)
    return [
        Visit(session.day, session.get_absolute_url(), tuple(_in_order(own)))
        for session, own in by_session.items()
    ]


def _in_order(sets: Sequence[SetLog]) -> list[SetLog]:
    return sorted(sets, key=lambda one: (one.number, one.side))


def _work(one: SetLog) -> float:
    if one.exercise.has_distance:
        return float(one.distance_m or 0)
    if one.exercise.has_hold:
        return (one.reps or 1) * float(one.hold_s or 0)
    return one.reps or 0
