"""The pictures of a result page and of the list of tests, for both widths."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.knee_lift.mini_chart import spoken_lift
from assessments.knee_lift.scored_test import ScoredTest
from assessments.measurement_error.change import PROVISIONAL
from assessments.results.charts import fan, scale
from assessments.results.result import Result
from assessments.results.timeline import TestPoint, trend_chart
from hipflex.sides import Side


@dataclass(frozen=True)
class ResultCharts:
    """The pictures of one result."""

    result: Result

    @property
    def ruler_wide(self) -> SafeString:
        return self._ruler("ruler-wide", width=520, narrow=False)

    @property
    def ruler_narrow(self) -> SafeString:
        return self._ruler("ruler-narrow", width=330, narrow=True)

    def _ruler(self, uid: str, *, width: int, narrow: bool) -> SafeString:
        lifts = self.result.scored_test.lifts
        return scale(
            uid,
            lifts.left,
            lifts.right,
            error=self.result.error_band_cm,
            width=width,
            title=_("Left and right: mean of the upright trials, with error bands"),
            narrow=narrow,
        )

    @property
    def trend_wide(self) -> SafeString:
        return self._trend("trend-wide", width=560, height=270)

    @property
    def trend_narrow(self) -> SafeString:
        return self._trend("trend-narrow", width=340, height=240)

    def _trend(self, uid: str, *, width: int, height: int) -> SafeString:
        points = self.result.trend
        lifts = "; ".join(
            _("%(left)s and %(right)s")
            % {"left": spoken_lift(left), "right": spoken_lift(right)}
            for _day, left, right in points
        )
        return trend_chart(
            uid,
            points,
            width=width,
            height=height,
            error=self.result.error_band_cm,
            title=self.trend_title,
            description=_("Left and right in cm, oldest first: %(all)s.")
            % {"all": lifts},
        )

    @property
    def trend_title(self) -> str:
        count = len(self.result.trend)
        words = ngettext("One test", "%(count)s tests with this method", count)
        return words % {"count": count}

    @property
    def fan(self) -> SafeString:
        left, right = (side.furthest_lean_cleared for side in self.result.sides)
        values = {"left": left or 0, "right": right or 0}
        title = _("Furthest lean cleared: left %(left)s°, right %(right)s°") % values
        return fan("fan", left, right, title=title)


@dataclass(frozen=True)
class SideCharts:
    """One side over its tests, small; `scored_tests` are newest first."""

    side: Side
    scored_tests: Sequence[ScoredTest]

    @property
    def points(self) -> list[TestPoint]:
        """Each test in which the side was measured, oldest first."""
        points: list[TestPoint] = []
        for scored_test in reversed(self.scored_tests):
            lift = (
                scored_test.lifts.left
                if self.side is Side.LEFT
                else scored_test.lifts.right
            )
            if lift is not None:
                pair = (lift, None) if self.side is Side.LEFT else (None, lift)
                points.append((scored_test.tested_on, *pair))
        return points

    @property
    def _highest(self) -> float:
        """Of both sides, so that the two pictures share a scale."""
        pairs = ((one.lifts.left, one.lifts.right) for one in self.scored_tests)
        return max((lift for pair in pairs for lift in pair if lift), default=0)

    @property
    def wide(self) -> SafeString:
        return self._chart("wide", width=520, height=190)

    @property
    def narrow(self) -> SafeString:
        return self._chart("narrow", width=330, height=170)

    def _chart(self, size: str, *, width: int, height: int) -> SafeString:
        count = len(self.points)
        words = ngettext(
            "%(side)s: mean upright lift in %(count)s test",
            "%(side)s: mean upright lift in %(count)s tests",
            count,
        )
        return trend_chart(
            f"trend-{self.side}-{size}",
            self.points,
            width=width,
            height=height,
            error=PROVISIONAL.band(2),
            title=words % {"side": self.side.label, "count": count},
            description="",
            beside=self._highest,
        )
