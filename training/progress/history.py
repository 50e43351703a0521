"""Weeks and sessions from the logged sets. Plain rows in, plain values out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from exercises.models import Exercise
from training import dose
from training.log.timing import timed_set
from training.models import SetLog

WEEKS_SHOWN: Final = 12
WEEKS_SHOWN_NARROW: Final = 6
DAYS_PER_WEEK: Final = 7


@dataclass(frozen=True)
class SessionDuration:
    """One session with its day and its duration in seconds."""

    day: date
    seconds: float


@dataclass(frozen=True)
class Week:
    """A week from Monday, in the current time zone, with its sessions."""

    monday: date
    sessions: tuple[SessionDuration, ...]

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=DAYS_PER_WEEK - 1)

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
        """Each day, and whether there was a session on it."""
        session_days = {session.day for session in self.sessions}
        week = [self.monday + timedelta(days=n) for n in range(DAYS_PER_WEEK)]
        return [(day, day in session_days) for day in week]

    @property
    def date_range(self) -> str:
        """ "16 to 22 November", with both months where it spans two."""
        is_one_month = self.monday.month == self.sunday.month
        first = date_format(self.monday, "j" if is_one_month else "j F")
        params = {"first": first, "last": date_format(self.sunday, "j F")}
        return _("%(first)s to %(last)s") % params

    @property
    def label(self) -> str:
        return date_format(self.monday, "j M")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def first_monday(today: date, *, weeks: int = WEEKS_SHOWN) -> date:
    return monday_of(today) - timedelta(weeks=weeks - 1)


def training_weeks(
    sessions: Iterable[SessionDuration], *, today: date, weeks: int = WEEKS_SHOWN
) -> list[Week]:
    """Return the last weeks, oldest first and the current one last, empty ones too."""
    by_monday = defaultdict(list)
    for session in sessions:
        by_monday[monday_of(session.day)].append(session)
    start = first_monday(today, weeks=weeks)
    mondays = [start + timedelta(weeks=n) for n in range(weeks)]
    return [Week(monday, tuple(by_monday[monday])) for monday in mondays]


def session_durations(logged: Iterable[SetLog]) -> list[SessionDuration]:
    """Return the sessions of these sets; each set needs its session and exercise."""
    by_session = defaultdict(list)
    for set_log in logged:
        by_session[set_log.session].append(set_log)
    return [
        SessionDuration(session.day, session_duration_s(sets))
        for session, sets in by_session.items()
    ]


class TimedSet(Protocol):
    """What the duration of a set depends on: a `SetLog`, or a row with its columns."""

    @property
    def exercise(self) -> Exercise: ...
    @property
    def reps(self) -> int | None: ...
    @property
    def hold_s(self) -> Decimal | None: ...


def session_duration_s(logged: Iterable[TimedSet]) -> float:
    """Return the duration of one session in seconds; distances aren't counted."""
    return dose.logged_seconds(
        timed_set(timed.exercise, reps=timed.reps, hold_s=timed.hold_s)
        for timed in logged
        if not timed.exercise.has_distance
    )


@dataclass(frozen=True)
class ExerciseSession:
    """The sets of one exercise in one session."""

    day: date
    url: str
    sets: tuple[SetLog, ...]

    def work(self, side: str) -> float | None:
        """Return the sum of one side in seconds held, reps or metres, or None."""
        work = [_work(set_log) for set_log in self.sets if set_log.side == side]
        return sum(work) if work else None


def exercise_sessions(sets: Iterable[SetLog]) -> list[ExerciseSession]:
    """Return the sessions of one exercise in the order of the given sets."""
    by_session = defaultdict(list)
    for set_log in sets:
        by_session[set_log.session].append(set_log)
    return [
        ExerciseSession(
            session.day, session.get_absolute_url(), tuple(_in_order(logged))
        )
        for session, logged in by_session.items()
    ]


def _in_order(sets: Sequence[SetLog]) -> list[SetLog]:
    return sorted(sets, key=lambda set_log: (set_log.number, set_log.side))


def _work(set_log: SetLog) -> float:
    if set_log.exercise.has_distance:
        return float(set_log.distance_m or 0)
    if set_log.exercise.has_hold:
        return (set_log.reps or 1) * float(set_log.hold_s or 0)
    return set_log.reps or 0
