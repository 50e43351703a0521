"""The knee lift over all tests, left and right, each with its measuring error."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import INCH, SEVERAL_INCHES, Threshold
from hipflex.sides import Side
from hipflex.svg import CHARACTER, Point, decimal, line, number, picture, spaced, tag
from hipflex.svg import text as label_at

# A test: its date (or a label, then all tests lie evenly), left and right in cm.
type TestPoint = tuple[date | str, float | None, float | None]

LEFT: Final = 30
RIGHT: Final = 64
TOP: Final = 10
BOTTOM: Final = 34
# Both marks stay in the picture, however low the lifts are.
LOWEST_TOP: Final = 9
# Left and right of one day stand side by side.
SIDE_STEP: Final = 3
LABELS_APART: Final = 18
LONG_SPAN_DAYS: Final = 300
CROWDED: Final = 18


@dataclass(frozen=True)
class Frame:
    """Where tests and centimetres lie."""

    width: float
    height: float
    top: float
    shares: Sequence[float]

    @property
    def floor(self) -> float:
        return self.height - BOTTOM

    @property
    def end(self) -> float:
        return self.width - RIGHT + 8

    @property
    def xs(self) -> list[float]:
        span = self.width - LEFT - RIGHT - 22
        return [LEFT + 14 + span * share for share in self.shares]

    def y(self, value: float) -> float:
        return self.floor - max(value, 0) * (self.floor - TOP) / self.top


@dataclass(frozen=True)
class SideLine:
    """One side's measured tests: x in the picture, value in cm."""

    side: Side
    points: Sequence[Point]

    @property
    def css(self) -> str:
        return self.side.value.lower()


def trend_chart(  # noqa: PLR0913  # the page's words and both of its widths
    uid: str,
    points: Sequence[TestPoint],
    *,
    width: float,
    height: float,
    error: float,
    title: str,
    description: str,
    beside: float = 0,
) -> SafeString:
    """Mean upright lift of each test, shaded by ± `error`, with the marks dotted.

    Tests missing on one side are passed over; dates are spaced as they lie in time.
    `beside` is the highest lift of a chart that stands next to this one: one scale.
    """
    lifts = (one for point in points for one in point[1:] if one)
    top = max(max(lifts, default=0) + error + 1, beside + error + 1, LOWEST_TOP)
    frame = Frame(width, height, top, _shares([point[0] for point in points]))
    lines = [
        _line(frame, Side.LEFT, [point[1] for point in points]),
        _line(frame, Side.RIGHT, [point[2] for point in points]),
    ]
    parts = [
        *_grid(frame),
        *_dates(frame, [point[0] for point in points]),
        *(_band(frame, one, error) for one in lines if one.points),
        *_marks(frame, lines),
        *(part for one in lines for part in _trend(frame, one)),
        *_latest(frame, [one for one in lines if one.points]),
    ]
    size = (width, height)
    return picture(uid, *parts, size=size, title=title, description=description)


def _shares(days: Sequence[date | str]) -> list[float]:
    """Where each test lies between the first (0) and the last (1)."""
    if len(days) == 1:
        return [0.5]
    dates = [day for day in days if isinstance(day, date)]
    span = (dates[-1] - dates[0]).days if len(dates) == len(days) and dates else 0
    if span:
        return [(day - dates[0]).days / span for day in dates]
    return [index / (len(days) - 1) for index in range(len(days))]


def _line(frame: Frame, side: Side, values: Sequence[float | None]) -> SideLine:
    step = -SIDE_STEP if side is Side.LEFT else SIDE_STEP
    pairs = zip(frame.xs, values, strict=True)
    return SideLine(
        side, [(x + step, value) for x, value in pairs if value is not None]
    )


def _grid(frame: Frame) -> list[SafeString]:
    ticks = range(0, int(frame.top) + 1, 2 if frame.top <= 14 else 5)
    lines = [
        tag("path", cls="g", d=f"M{LEFT} {number(frame.y(one))}H{number(frame.end)}")
        for one in ticks
    ]
    numbers = [
        label_at("t", (LEFT - 8, frame.y(one) + 4.5), str(one), anchor="end")
        for one in ticks
    ]
    return lines + numbers


def _dates(frame: Frame, days: Sequence[date | str]) -> list[SafeString]:
    dates = [day for day in days if isinstance(day, date)]
    long = bool(dates) and (dates[-1] - dates[0]).days > LONG_SPAN_DAYS
    style = "M Y" if long else "j M"
    labels = [date_format(day, style) if isinstance(day, date) else day for day in days]
    return [
        label_at("t", (frame.xs[one], frame.height - 8), labels[one], anchor="middle")
        for one in spaced(frame.xs, labels)
    ]


def _band(frame: Frame, one: SideLine, error: float) -> SafeString:
    points = one.points
    if len(points) == 1:
        x, value = points[0]
        points = [(x - 8, value), (x + 8, value)]
    upper = [(x, frame.y(value + error)) for x, value in points]
    lower = [(x, frame.y(value - error)) for x, value in reversed(points)]
    return tag("path", cls=f"bd-{one.css}", d=line([*upper, *lower], closed=True))


def _trend(frame: Frame, one: SideLine) -> list[SafeString]:
    drawn = [(x, frame.y(value)) for x, value in one.points]
    apart = [second - first for (first, _y), (second, _z) in pairwise(drawn)]
    radius = 5.5 if min(apart, default=CROWDED) >= CROWDED else 3.5
    trend = tag("path", cls=f"l s{one.css}", d=line(drawn))
    dots = [tag("circle", cls=f"p{one.css}", cx=x, cy=y, r=radius) for x, y in drawn]
    return [trend, *dots] if len(drawn) > 1 else dots


def _latest(frame: Frame, lines: Sequence[SideLine]) -> list[SafeString]:
    """The last value of each side at the right edge, kept apart from each other."""
    heights = [frame.y(one.points[-1][1]) + 5 for one in lines]
    if len(heights) == 2 and abs(heights[0] - heights[1]) < LABELS_APART:
        left_lower = heights[0] > heights[1]
        middle = min(sum(heights) / 2, frame.floor - LABELS_APART / 2)
        half = LABELS_APART / 2 if left_lower else -LABELS_APART / 2
        heights = [middle + half, middle - half]
    x = frame.width - RIGHT + 14
    return [
        label_at(f"n{one.css}", (x, y), f"{one.side} {decimal(one.points[-1][1])}")
        for one, y in zip(lines, heights, strict=True)
    ]


def _marks(frame: Frame, lines: Sequence[SideLine]) -> list[SafeString]:
    marks = ((INCH, Level.BUILDING), (SEVERAL_INCHES, Level.UPRIGHT_STANDARD))
    return [
        part
        for mark, level in marks
        for part in _mark(frame, mark, f"{mark.cm} {level.label}", lines)
    ]


def _mark(
    frame: Frame, mark: Threshold, name: str, lines: Sequence[SideLine]
) -> list[SafeString]:
    """A dotted line with its name where the fewest lifts are in the way."""
    y = frame.y(mark.cm)
    wide = len(name) * CHARACTER
    above, below = y - 6, y + 16
    heights = [above, below] if mark is SEVERAL_INCHES else [below, above]
    starts = [LEFT + 6, (LEFT + frame.end - wide) / 2, frame.end - 6 - wide]
    corners = [
        (start, height)
        for start in starts
        for height in heights
        if height < frame.floor - 2
    ]
    drawn = _on_the_way(frame, lines)
    best = min(corners, key=lambda corner: _in_the_way(drawn, corner, wide))
    dotted = f"M{LEFT} {number(y)}H{number(frame.end)}"
    return [tag("path", cls="tg", d=dotted), label_at("tt", best, name)]


def _on_the_way(frame: Frame, lines: Sequence[SideLine]) -> list[Point]:
    """The dots, and eight places on each line between two of them."""
    places: list[Point] = []
    for one in lines:
        drawn = [(x, frame.y(value)) for x, value in one.points]
        places += drawn * 8
        for (x0, y0), (x1, y1) in pairwise(drawn):
            steps = [step / 8 for step in range(1, 8)]
            places += [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in steps]
    return places


def _in_the_way(places: Sequence[Point], corner: Point, wide: float) -> int:
    left, base = corner
    return sum(
        left - 8 <= x <= left + wide + 8 and base - 18 <= y <= base + 9
        for x, y in places
    )
