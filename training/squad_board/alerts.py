"""The alerts of the squad board: which athletes need the coach, why, and the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.knee_lift.protocol import RETEST_DAYS
from assessments.measurement_error.change import PROVISIONAL
from hipflex.sides import Side
from training.pain_rules import PAIN_STOP_HOURS
from training.squad_board.board import (
    AlertReason,
    AthleteStatus,
    SessionSummary,
    alert_reasons,
    days_since_session,
    painful_session,
)

# These apply to many athletes at the same time, so they share one alert.
SHARED: Final = (AlertReason.LONG_BREAK, AlertReason.UNTESTED, AlertReason.TEST_DUE)
PAINFUL: Final = (AlertReason.PAIN, AlertReason.PAIN_LAST_TIME)
NAMES_SHOWN: Final = 3


@dataclass(frozen=True)
class Alert:
    """A reason with the athletes that it applies to: one, or all for a shared one."""

    reason: AlertReason
    athletes: tuple[AthleteStatus, ...]

    @property
    def names(self) -> str:
        """The first three names, and the number of the others."""
        shown = ", ".join(status.name for status in self.athletes[:NAMES_SHOWN])
        others = len(self.athletes) - NAMES_SHOWN
        if others <= 0:
            return shown
        text = ngettext(
            "%(names)s and %(count)d other", "%(names)s and %(count)d others", others
        )
        return text % {"names": shown, "count": others}


def alerts(statuses: Iterable[AthleteStatus], *, now: datetime) -> list[Alert]:
    """Return the alerts, the most urgent first; athletes in the given order."""
    found: dict[AlertReason, list[AthleteStatus]] = {
        reason: [] for reason in AlertReason
    }
    for status in statuses:
        for reason in alert_reasons(status, now=now):
            found[reason].append(status)
    return [
        Alert(reason, group)
        for reason, athletes in found.items()
        for group in _groups(reason, athletes)
    ]


def _groups(
    reason: AlertReason, athletes: list[AthleteStatus]
) -> list[tuple[AthleteStatus, ...]]:
    if reason in SHARED and athletes:
        return [tuple(athletes)]
    return [(status,) for status in athletes]


def message(alert: Alert, *, now: datetime) -> str:
    """Return the reason in a sentence or two."""
    first = alert.athletes[0]
    if alert.reason in PAINFUL:
        return _pain_message(alert.reason, first, now)
    if alert.reason is AlertReason.LOWER_SIDE:
        return _lower_side_message(first)
    if alert.reason is AlertReason.LONG_BREAK:
        today = now.date()
        return _long_break_message(
            [days_since_session(status, today=today) for status in alert.athletes]
        )
    due = _("Test due: %(days)s days have passed.") % {"days": RETEST_DAYS}
    return _("Not tested yet.") if alert.reason is AlertReason.UNTESTED else due


def _pain_message(reason: AlertReason, status: AthleteStatus, now: datetime) -> str:
    session = cast(SessionSummary, painful_session(status, now=now))
    params = {
        "pain": session.pain,
        "day": _day(session.pain_at.date(), now.date()),
    }
    if reason is AlertReason.PAIN_LAST_TIME:
        text = _(
            "Pain %(pain)s out of 10 in the last session. Don't make it harder next "
            "time."
        )
        return text % params
    if session.side in (Side.LEFT, Side.RIGHT):
        text = _("Pain %(pain)s out of 10 %(day)s, %(side)s side.")
        pain = text % (params | {"side": Side(session.side).label.lower()})
    else:
        pain = _("Pain %(pain)s out of 10 %(day)s.") % params
    stop = _("Stop the exercise for %(hours)s hours.") % {"hours": PAIN_STOP_HOURS}
    return f"{pain} {stop}"


def _day(day: date, today: date) -> str:
    days = (today - day).days
    return {0: _("today"), 1: _("yesterday")}.get(days) or _("two days ago")


def _lower_side_message(status: AthleteStatus) -> str:
    side = cast(Side, status.flag.side)
    params = {
        "side": side.label,
        "other": side.other.label.lower(),
        "difference": f"{abs(status.lifts.difference_cm or 0):.1f}",
        "limit": f"{PROVISIONAL.mdc95(status.lifts.trials_in_mean):.1f}",
    }
    text = _(
        "%(side)s was lower than %(other)s in two tests: %(difference)s cm apart "
        "(smallest detectable change %(limit)s cm). %(side)s goes first in each set."
    )
    return text % params


def _long_break_message(days: Sequence[int]) -> str:
    """Give the days in the order of the names, or as a range for more than two."""
    minimum, maximum = min(days), max(days)
    if minimum == maximum:
        return _("No session for %(days)s days.") % {"days": minimum}
    if len(days) == 2:
        text = _("No session for %(first)s and %(second)s days respectively.")
        return text % {"first": days[0], "second": days[1]}
    text = _("No session for %(least)s to %(most)s days.")
    return text % {"least": minimum, "most": maximum}
