"""Charts of training: minutes of this week, of past weeks, sessions per week."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hipflex.svg import decimal, number, picture, sketch, spaced, tag, text
from training.dose import MINUTES_TARGET
from training.progress.history import Week
from training.progress.value_axis import ValueAxis

WIDE: Final = 640
NARROW: Final = 340
BARS_HEIGHT: Final = 190

RING_RADIUS: Final = 52
RING_CENTRE: Final = 64

LEFT: Final = 30
RIGHT: Final = 8
BOTTOM: Final = 26
STEPS: Final = (10, 20, 50, 100, 500)
# A bar takes this share of its week's width.
BAR_SHARE: Final = 0.68
MAX_BAR_WIDTH: Final = 72
# The number of a lower bar is drawn above it.
MIN_HEIGHT_WITH_NUMBER: Final = 24

WEEK_WIDTH: Final = 26
WEEK_HEIGHT: Final = 24
WEEK_DOTS: Final = 3


def week_ring(week: Week) -> SafeString:
    return ring(week.whole_minutes, MINUTES_TARGET)


def ring(minutes: float, goal: float) -> SafeString:
    """Draw this week's minutes as a ring that closes at the goal."""
    minutes_text, goal_text = decimal(minutes, 0), number(goal)
    parts = [_circle("trk")]
    if minutes > 0:
        parts.append(_arc(minutes / goal if goal else 1))
    parts.append(
        tag(
            "text",
            minutes_text,
            cls="inkf",
            x=RING_CENTRE,
            y=70,
            text_anchor="middle",
            font_size=38,
            font_weight=700,
            letter_spacing=-1.5,
        )
    )
    of_goal = _("of %(goal)s min") % {"goal": goal_text}
    parts.append(text("t", (RING_CENTRE, 88), of_goal, anchor="middle"))
    label = _("%(minutes)s of %(goal)s minutes this week")
    size = (2 * RING_CENTRE, 2 * RING_CENTRE)
    return sketch(
        *parts, size=size, label=label % {"minutes": minutes_text, "goal": goal_text}
    )


def _arc(share: float) -> SafeString:
    around = 2 * pi * RING_RADIUS
    dash = f"{number(around * min(share, 1))} {number(around)}"
    turn = f"rotate(-90 {RING_CENTRE} {RING_CENTRE})"
    return _circle("mv", stroke_linecap="round", stroke_dasharray=dash, transform=turn)


def _circle(cls: str, **more: str) -> SafeString:
    centre = RING_CENTRE
    return tag(
        "circle", cls=cls, cx=centre, cy=centre, r=RING_RADIUS, stroke_width=13, **more
    )


@dataclass(frozen=True)
class Plot:
    """Where weeks and minutes are drawn in the bar chart."""

    width: float
    weeks: int
    axis: ValueAxis

    @property
    def week(self) -> float:
        return (self.width - LEFT - RIGHT) / max(self.weeks, 1)

    def middle(self, index: int) -> float:
        return LEFT + (index + 0.5) * self.week


def minutes_bars(weeks: Sequence[Week], *, narrow: bool) -> SafeString:
    labels = [week.label for week in weeks[:-1]] + [_("now")]
    minutes = [week.whole_minutes for week in weeks]
    description = _("Minutes by week, oldest first: %(minutes)s. Dotted line at 15.")
    return bars(
        "minutes-narrow" if narrow else "minutes",
        labels,
        minutes,
        goal=MINUTES_TARGET,
        width=NARROW if narrow else WIDE,
        height=BARS_HEIGHT,
        title=_("Minutes a week"),
        description=description % {"minutes": ", ".join(map(str, minutes))},
    )


def bars(  # noqa: PLR0913  # the text and the size of the chart
    uid: str,
    labels: Sequence[str],
    values: Sequence[float],
    *,
    goal: float,
    width: float,
    height: float,
    title: str,
    description: str,
) -> SafeString:
    """Draw minutes a week as bars, the current week last, the goal dotted."""
    axis = ValueAxis(height - BOTTOM, max(*values, goal, 1) + 3)
    plot = Plot(width, len(values), axis)
    middles = [plot.middle(index) for index in range(len(values))]
    parts = axis.grid(left=LEFT, right=width - RIGHT, steps=STEPS)
    for index, value in enumerate(values):
        parts += _bar(plot, middles[index], value, is_now=index == len(values) - 1)
    parts += [
        text("t", (middles[index], height - 7), labels[index], anchor="middle")
        for index in spaced(middles, labels)
    ]
    goal_line = f"M{LEFT} {number(axis.y(goal))}H{number(width - RIGHT)}"
    parts.append(tag("path", cls="tg", d=goal_line))
    return picture(
        uid, *parts, size=(width, height), title=title, description=description
    )


def _bar(plot: Plot, middle: float, value: float, *, is_now: bool) -> list[SafeString]:
    parts = []
    floor, top, wide = (
        plot.axis.floor,
        plot.axis.y(value),
        min(plot.week * BAR_SHARE, MAX_BAR_WIDTH),
    )
    if value > 0:
        box = {"x": middle - wide / 2, "y": top, "width": wide}
        tall = floor - top
        cls = "bn" if is_now else "br"
        parts.append(tag("rect", cls=cls, height=tall, rx=min(3, wide / 4), **box))
    fits = floor - top >= MIN_HEIGHT_WITH_NUMBER
    y = floor - 8 if fits else top - 6
    cls = "vn" if is_now and fits else "v"
    return [*parts, text(cls, (middle, y), decimal(value, 0), anchor="middle")]


def week_dots(counts: Sequence[int], planned: int) -> SafeString:
    """Draw the sessions of each week as dots, planned ones still to do as circles."""
    high = max(*counts, planned, WEEK_DOTS)
    step = WEEK_HEIGHT / high
    dots = [
        _dot(week, row, step, is_done=row < count)
        for week, count in enumerate(counts)
        for row in range(max(count, planned))
    ]
    label = _("Sessions per week, oldest first: %(counts)s") % {
        "counts": ", ".join(map(str, counts)) or _("none")
    }
    size = (max(len(counts), 1) * WEEK_WIDTH - 2, WEEK_HEIGHT)
    return sketch(*dots, size=size, label=label, cls="week-dots")


def _dot(week: int, row: int, step: float, *, is_done: bool) -> SafeString:
    x, y = 8 + week * WEEK_WIDTH, WEEK_HEIGHT - step / 2 - row * step
    size = min(3.2, step * 0.4) if is_done else min(2.8, step * 0.35)
    return tag("circle", cls="x" if is_done else "o", cx=x, cy=y, r=size)
