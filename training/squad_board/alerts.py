"""The lines of "Needs me today": who, why, and in which words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.knee_lift.protocol import RETEST_DAYS
from assessments.measurement_error.change import PROVISIONAL
from hipflex.sides import Side
from training.squad_board.board import (
    PAIN_HOURS,
    Practised,
    Reason,
    Standing,
    days_quiet,
    pain_now,
    reasons,
)

# These are true of many at once, so that one line does for all of them.
SHARED: Final = (Reason.QUIET, Reason.UNTESTED, Reason.TEST_DUE)
PAINFUL: Final = (Reason.PAIN, Reason.PAIN_LAST_TIME)
NAMES_SHOWN: Final = 3


@dataclass(frozen=True)
class Need:
    reason: Reason
    who: tuple[Standing, ...]

    @property
    def names(self) -> str:
        """The first names in full, the others as a number."""
        shown = ", ".join(one.name for one in self.who[:NAMES_SHOWN])
        others = len(self.who) - NAMES_SHOWN
        if others <= 0:
            return shown
        words = ngettext(
            "%(names)s and %(count)d other", "%(names)s and %(count)d others", others
        )
        return words % {"names": shown, "count": others}


def needs(standings: Iterable[Standing], *, now: datetime) -> list[Need]:
    """The lines, the most pressing reason first; names in the order given."""
    found: dict[Reason, list[Standing]] = {reason: [] for reason in Reason}
    for standing in standings:
        for reason in reasons(standing, now=now):
            found[reason].append(standing)
    return [
        Need(reason, group)
        for reason, having in found.items()
        for group in _groups(reason, having)
    ]


def _groups(reason: Reason, having: list[Standing]) -> list[tuple[Standing, ...]]:
    if reason in SHARED and having:
        return [tuple(having)]
    return [(one,) for one in having]


def words(need: Need, *, now: datetime) -> str:
    """The reason in a sentence or two."""
    first = need.who[0]
    if need.reason in PAINFUL:
        return _pain_words(need.reason, first, now)
    if need.reason is Reason.LOWER_SIDE:
        return _lower_side_words(first)
    if need.reason is Reason.QUIET:
        return _quiet_words([days_quiet(one, today=now.date()) for one in need.who])
    due = _("Test due: %(days)s days are over.") % {"days": RETEST_DAYS}
    return _("Not tested yet.") if need.reason is Reason.UNTESTED else due


def _pain_words(reason: Reason, standing: Standing, now: datetime) -> str:
    session = cast(Practised, pain_now(standing, now=now))
    facts = {"pain": session.pain, "day": _day(session.at.date(), now.date())}
    if reason is Reason.PAIN_LAST_TIME:
        words = _("Pain %(pain)s of 10 in the last session. No step up next time.")
        return words % facts
    if session.side in (Side.LEFT, Side.RIGHT):
        words = _("Pain %(pain)s of 10 %(day)s, %(side)s side.")
        said = words % (facts | {"side": Side(session.side).label.lower()})
    else:
        said = _("Pain %(pain)s of 10 %(day)s.") % facts
    stop = _("The exercise is stopped for %(hours)s hours.") % {"hours": PAIN_HOURS}
    return f"{said} {stop}"


def _day(day: date, today: date) -> str:
    days = (today - day).days
    return {0: _("today"), 1: _("yesterday")}.get(days) or _("two days ago")


def _lower_side_words(standing: Standing) -> str:
    side = cast(Side, standing.flag.side)
    facts = {
        "side": side.label,
        "other": side.other.label.lower(),
        "difference": f"{abs(standing.lifts.difference_cm or 0):.1f}",
        "limit": f"{PROVISIONAL.mdc95(standing.lifts.trials_in_mean):.1f}",
    }
    lower = _(
        "%(side)s lower than %(other)s in two tests: %(difference)s cm, error "
        "%(limit)s. %(side)s starts each set."
    )
    return lower % facts


def _quiet_words(days: Sequence[int]) -> str:
    """In the order of the names, or as a range when they are many."""
    least, most = min(days), max(days)
    if least == most:
        return _("No session for %(days)s days.") % {"days": least}
    if len(days) == 2:
        two = _("No session for %(first)s and %(second)s days.")
        return two % {"first": days[0], "second": days[1]}
    many = _("No session for %(least)s to %(most)s days.")
    return many % {"least": least, "most": most}
