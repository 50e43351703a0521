"""What the history pages draw, and the words that stand for each picture."""

from collections.abc import Sequence
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.results.result import Result
from assessments.results.timeline import trend_chart
from hipflex.svg import decimal
from training.dose import MINUTES_TARGET
from training.progress import charts
from training.progress.history import Week

WIDE: Final = 640
NARROW: Final = 340
BARS_HEIGHT: Final = 190
TESTS_HEIGHT: Final = 250


def week_ring(week: Week) -> SafeString:
    return charts.ring(week.whole_minutes, MINUTES_TARGET)


def minutes_bars(weeks: Sequence[Week], *, narrow: bool) -> SafeString:
    labels = [week.label for week in weeks[:-1]] + [_("now")]
    minutes = [week.whole_minutes for week in weeks]
    words = _("Minutes by week, oldest first: %(minutes)s. Dotted line at 15.")
    return charts.bars(
        "minutes-narrow" if narrow else "minutes",
        labels,
        minutes,
        goal=MINUTES_TARGET,
        width=NARROW if narrow else WIDE,
        height=BARS_HEIGHT,
        title=_("Minutes a week"),
        description=words % {"minutes": ", ".join(map(str, minutes))},
    )


def tests_course(result: Result | None, *, narrow: bool) -> SafeString | None:
    """Knee lift over the tests; None before there is one."""
    if result is None or not result.trend:
        return None
    shown = result.trend[-4:] if narrow else result.trend
    told = "; ".join(
        f"{date_format(day, 'j F Y')}: L {_cm(left)}, R {_cm(right)}"
        for day, left, right in shown
    )
    words = _("Mean lift in centimetres, with the measuring error. %(tests)s.")
    return trend_chart(
        "lifts-narrow" if narrow else "lifts",
        shown,
        width=NARROW if narrow else WIDE,
        height=TESTS_HEIGHT,
        error=result.error_band_cm,
        title=_("Knee lift in each test"),
        description=words % {"tests": told},
    )


def _cm(value: float | None) -> str:
    return "–" if value is None else decimal(value)
