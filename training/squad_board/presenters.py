"""How the squad board shows alerts, athletes and filters: text, charts, links."""

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
from hipflex.svg import decimal, signed
from training.pain_rules import pain_tone
from training.progress.charts import week_dots
from training.squad_board.alerts import PAINFUL, Alert, message
from training.squad_board.board import (
    FILTERS,
    AlertReason,
    AthleteStatus,
    SessionSummary,
    days_since_test,
    filter_counts,
    is_test_due,
    painful_session,
)

# The text says the same as icon and tone.
ICON_AND_TONE: Final = {
    AlertReason.PAIN: ("alert", "bad"),
    AlertReason.PAIN_LAST_TIME: ("alert", "warn"),
    AlertReason.LOWER_SIDE: ("drop", ""),
    AlertReason.LONG_BREAK: ("clock", ""),
    AlertReason.UNTESTED: ("test", ""),
    AlertReason.TEST_DUE: ("cal", ""),
}
LABELS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("All"),
    "due": gettext_lazy("Test due"),
    "pain": gettext_lazy("Pain"),
    "quiet": gettext_lazy("No session for 14 days"),
}


@dataclass(frozen=True)
class AlertRow:
    """One alert with its text and the one thing to do about it."""

    alert: Alert
    message: str
    action: str
    url: str

    @property
    def icon(self) -> str:
        return ICON_AND_TONE[self.alert.reason][0]

    @property
    def tone(self) -> str:
        return ICON_AND_TONE[self.alert.reason][1]


def alert_row(alert: Alert, *, now: datetime, may_write: bool) -> AlertRow:
    action, url = _action(alert, now, may_write=may_write)
    return AlertRow(alert, message(alert, now=now), action, url)


def _action(alert: Alert, now: datetime, *, may_write: bool) -> tuple[str, str]:
    first = alert.athletes[0]
    if alert.reason in PAINFUL:
        session = cast(SessionSummary, painful_session(first, now=now))
        return _("See session"), reverse("training:session_detail", args=[session.pk])
    if alert.reason is AlertReason.LOWER_SIDE:
        test = first.tests[0].pk
        return _("See result"), reverse("assessments:assessment_detail", args=[test])
    key = "quiet" if alert.reason is AlertReason.LONG_BREAK else "due"
    if len(alert.athletes) > 1 or (key == "due" and not may_write):
        return _("Show these athletes"), f"?show={key}#everyone"
    return _see_training(first) if key == "quiet" else _test(first)


def _see_training(status: AthleteStatus) -> tuple[str, str]:
    return _("See training"), reverse("training:history", args=[status.pk])


def _test(status: AthleteStatus) -> tuple[str, str]:
    return _("Test"), reverse("assessments:assessment_create", args=[status.pk])


@dataclass(frozen=True)
class AthleteRow:
    """One athlete in the table."""

    status: AthleteStatus
    now: datetime

    @property
    def level(self) -> str:
        return self.status.level.label if self.status.tests else ""

    @property
    def chart(self) -> SafeString:
        return mini_chart(self.status.lifts.left, self.status.lifts.right)

    @property
    def left(self) -> str:
        return _lift(self.status.lifts.left)

    @property
    def right(self) -> str:
        return _lift(self.status.lifts.right)

    @property
    def difference(self) -> str:
        size = self.status.lifts.difference_cm
        return "" if size is None else signed(size)

    @property
    def has_side_difference(self) -> bool:
        """Whether the sides differ by more than the measurement error."""
        return bool(self.status.flag)

    @property
    def weeks(self) -> SafeString:
        return week_dots(self.status.weeks, self.status.planned_per_week)

    @property
    def pain(self) -> int | None:
        session = painful_session(self.status, now=self.now)
        return session.pain if session else None

    @property
    def pain_tone(self) -> str:
        return pain_tone(self.pain)

    @property
    def days_since_test(self) -> int | None:
        return days_since_test(self.status, today=self.now.date())

    @property
    def is_test_due(self) -> bool:
        return is_test_due(self.status, today=self.now.date())


def _lift(value: float | None) -> str:
    return "" if value is None else decimal(value)


@dataclass(frozen=True)
class FilterChip:
    """A filter as a chip: its label, how many athletes it shows, whether it is on."""

    key: str
    label: str
    count: int
    is_on: bool


def filter_chips(
    statuses: Sequence[AthleteStatus], *, on: str, now: datetime
) -> list[FilterChip]:
    """Return the named filters, then the levels that someone has."""
    counts = filter_counts(statuses, now=now)
    return [
        FilterChip(key, _label(key), counts[key], key == on)
        for key in FILTERS
        if key in LABELS or counts[key] or key == on
    ]


def _label(key: str) -> str:
    if key in LABELS:
        return str(LABELS[key])
    return Level(int(key.removeprefix("level-"))).label
