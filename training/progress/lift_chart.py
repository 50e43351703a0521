"""The knee lift over the tests as a chart, with its description."""

from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.results.result import Result
from assessments.results.timeline import trend_chart
from hipflex.svg import decimal
from training.progress.charts import NARROW, WIDE

HEIGHT: Final = 250


def lift_chart(result: Result | None, *, narrow: bool) -> SafeString | None:
    """Draw the knee lift over the tests; None without a test."""
    if result is None or not result.trend:
        return None
    shown = result.trend[-4:] if narrow else result.trend
    tests = "; ".join(
        f"{date_format(day, 'j F Y')}: L {_cm(left)}, R {_cm(right)}"
        for day, left, right in shown
    )
    text = _("Mean lift in centimetres, with the error band. %(tests)s.")
    return trend_chart(
        "lifts-narrow" if narrow else "lifts",
        shown,
        width=NARROW if narrow else WIDE,
        height=HEIGHT,
        error=result.error_band_cm,
        title=_("Knee lift in each test"),
        description=text % {"tests": tests},
    )


def _cm(value: float | None) -> str:
    return "–" if value is None else decimal(value)
