"""How the board shows a need, an athlete and a filter: words, pictures, links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.knee_lift.levels import Level
from assessments.knee_lift.mini_chart import mini_chart
from assessments.knee_lift.protocol import PAIN_STOP
from hipflex.svg import decimal, signed
from training.progress.charts import weeks
from training.squad_board.alerts import PAINFUL, Need, words
from training.squad_board.board import (
    FILTERS,
    Practised,
    Reason,
    Standing,
    counts,
    days_since_test,
    is_due,
    pain_now,
)

# Icon and tone of each line; the words say the same.
LOOKS: Final = {
    Reason.PAIN: ("alert", "bad"),
    Reason.PAIN_LAST_TIME: ("alert", "warn"),
    Reason.LOWER_SIDE: ("drop", ""),
    Reason.QUIET: ("clock", ""),
    Reason.UNTESTED: ("test", ""),
    Reason.TEST_DUE: ("cal", ""),
}
LABELS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("All"),
    "due": gettext_lazy("Test due"),
    "pain": gettext_lazy("Pain"),
    "quiet": gettext_lazy("No session, 14 days"),
}


@dataclass(frozen=True)
class Line:
    """One line of "Needs me today" with the one thing to do about it."""

    need: Need
    words: str
    action: str
    url: str

    @property
    def icon(self) -> str:
        return LOOKS[self.need.reason][0]

    @property
    def tone(self) -> str:
        return LOOKS[self.need.reason][1]


def line_of(need: Need, *, now: datetime, may_write: bool) -> Line:
    action, url = _action(need, now, may_write=may_write)
    return Line(need, words(need, now=now), action, url)


def _action(need: Need, now: datetime, *, may_write: bool) -> tuple[str, str]:
    first = need.who[0]
    if need.reason in PAINFUL:
        session = cast(Practised, pain_now(first, now=now))
        return _("See session"), reverse("training:session_detail", args=[session.pk])
    if need.reason is Reason.LOWER_SIDE:
        test = first.tests[0].pk
        return _("See result"), reverse("assessments:assessment_detail", args=[test])
    key = "quiet" if need.reason is Reason.QUIET else "due"
    if len(need.who) > 1 or (key == "due" and not may_write):
        return _("Show in the list"), f"?show={key}#everyone"
    return _see_training(first) if key == "quiet" else _test(first)


def _see_training(standing: Standing) -> tuple[str, str]:
    return _("See training"), reverse("training:history", args=[standing.pk])


def _test(standing: Standing) -> tuple[str, str]:
    return _("Test"), reverse("assessments:assessment_create", args=[standing.pk])


@dataclass(frozen=True)
class Row:
    """One athlete in the table."""

    standing: Standing
    now: datetime

    @property
    def level(self) -> str:
        return self.standing.level.label if self.standing.tests else ""

    @property
    def chart(self) -> SafeString:
        return mini_chart(self.standing.lifts.left, self.standing.lifts.right)

    @property
    def left(self) -> str:
        return _lift(self.standing.lifts.left)

    @property
    def right(self) -> str:
        return _lift(self.standing.lifts.right)

    @property
    def difference(self) -> str:
        size = self.standing.lifts.difference_cm
        return "" if size is None else signed(size)

    @property
    def is_apart(self) -> bool:
        """The sides differ by more than measuring error."""
        return bool(self.standing.flag)

    @property
    def weeks(self) -> SafeString:
        return weeks(self.standing.weeks, self.standing.planned)

    @property
    def pain(self) -> int | None:
        session = pain_now(self.standing, now=self.now)
        return session.pain if session else None

    @property
    def pain_tone(self) -> str:
        return "bad" if (self.pain or 0) >= PAIN_STOP else "warn"

    @property
    def days_since_test(self) -> int | None:
        return days_since_test(self.standing, today=self.now.date())

    @property
    def is_due(self) -> bool:
        return is_due(self.standing, today=self.now.date())


def _lift(value: float | None) -> str:
    return "" if value is None else decimal(value)


@dataclass(frozen=True)
class Choice:
    """A filter as a chip: its words, how many it shows, whether it is on."""

    key: str
    label: str
    count: int
    is_on: bool


def choices(standings: Sequence[Standing], *, on: str, now: datetime) -> list[Choice]:
    """The named filters, then the levels that somebody has."""
    found = counts(standings, now=now)
    return [
        Choice(key, _label(key), found[key], key == on)
        for key in FILTERS
        if key in LABELS or found[key] or key == on
    ]


def _label(key: str) -> str:
    if key in LABELS:
        return str(LABELS[key])
    return Level(int(key.removeprefix("level-"))).label
