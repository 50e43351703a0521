"""One exercise over its sessions: the work of each side, as two lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exercises.models import Exercise
from hipflex.svg import Point, line, number, picture, spaced, tag, text
from training.log.set_places import sides_of
from training.progress.history import Visit

WIDE: Final = 640
NARROW: Final = 340
HEIGHT: Final = 190
LEFT: Final = 36
RIGHT: Final = 56
TOP: Final = 18
BOTTOM: Final = 30
LABELS_APART: Final = 18
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
# Left is drawn solid, right dashed; both together as left.
PAINT: Final = {"L": "l", "R": "r", "B": "l"}
# Equal sides stand side by side, not one over the other.
SHIFT: Final = {"L": -3, "R": 3, "B": 0}


@dataclass(frozen=True)
class Plot:
    """Where sessions and their work lie."""

    width: float
    count: int
    top: float

    @property
    def floor(self) -> float:
        return HEIGHT - BOTTOM

    @property
    def xs(self) -> list[float]:
        span = self.width - LEFT - RIGHT - 20
        return [LEFT + 10 + span * n / (self.count - 1) for n in range(self.count)]

    def y(self, value: float) -> float:
        return self.floor - value * (self.floor - TOP) / self.top


def unit_of(exercise: Exercise) -> str:
    """What the work of a session is counted in."""
    if exercise.has_distance:
        return _("metres")
    return _("seconds held") if exercise.has_hold else _("reps")


def course(
    exercise: Exercise, visits: Sequence[Visit], *, narrow: bool
) -> SafeString | None:
    """The work of each session and side, oldest first; None below two sessions."""
    if len(visits) < 2:
        return None
    shown = list(reversed(visits[:6] if narrow else visits))
    rows = {side: [visit.total(side) for visit in shown] for side in sides_of(exercise)}
    highest = max((one for row in rows.values() for one in row if one), default=1)
    plot = Plot(NARROW if narrow else WIDE, len(shown), highest * 1.1)
    parts = [*_grid(plot), *_days(plot, shown), *_lines(plot, rows)]
    return picture(
        "course-narrow" if narrow else "course",
        *parts,
        size=(plot.width, HEIGHT),
        title=_("%(exercise)s by session") % {"exercise": exercise.name},
        description=_told(exercise, shown, rows),
    )


def _told(
    exercise: Exercise, visits: Sequence[Visit], rows: dict[str, list[float | None]]
) -> str:
    told = [
        f"{date_format(visit.day, 'j F')} "
        + ", ".join(
            f"{side if side != 'B' else ''} {_said(row[index])}".strip()
            for side, row in rows.items()
        )
        for index, visit in enumerate(visits)
    ]
    return f"{unit_of(exercise)}. {'; '.join(told)}."


def _said(value: float | None) -> str:
    return "–" if value is None else number(value)


def _grid(plot: Plot) -> list[SafeString]:
    step = next((one for one in STEPS if plot.top / one <= 4), STEPS[-1])
    ticks = range(0, int(plot.top) + 1, step)
    end = number(plot.width - RIGHT + 8)
    lines = [
        tag("path", cls="g", d=f"M{LEFT} {number(plot.y(one))}H{end}") for one in ticks
    ]
    numbers = [
        text("t", (LEFT - 8, plot.y(one) + 4.5), str(one), anchor="end")
        for one in ticks
    ]
    return lines + numbers


def _days(plot: Plot, visits: Sequence[Visit]) -> list[SafeString]:
    labels = [date_format(visit.day, "j M") for visit in visits]
    return [
        text("t", (plot.xs[index], HEIGHT - 8), labels[index], anchor="middle")
        for index in spaced(plot.xs, labels)
    ]


def _lines(plot: Plot, rows: dict[str, list[float | None]]) -> list[SafeString]:
    parts: list[SafeString] = []
    ends: list[float] = []
    for side, row in rows.items():
        points: list[Point] = [
            (x + SHIFT[side], plot.y(value))
            for x, value in zip(plot.xs, row, strict=True)
            if value is not None
        ]
        if points:
            parts += _line(PAINT[side], points)
            ends.append(_apart(points[-1][1] + 5, ends))
            words = f"{side if side != 'B' else ''} {_said(_last(row))}".strip()
            at = (plot.width - RIGHT + 14, ends[-1])
            parts.append(text(f"n{PAINT[side]}", at, words))
    return parts


def _line(css: str, points: Sequence[Point]) -> list[SafeString]:
    dots = [tag("circle", cls=f"p{css}", cx=x, cy=y, r=4.5) for x, y in points]
    if len(points) == 1:
        return dots
    return [tag("path", cls=f"l s{css}", d=line(points)), *dots]


def _apart(height: float, others: Sequence[float]) -> float:
    """Below the other side's label where the two would touch."""
    if others and abs(height - others[0]) < LABELS_APART:
        return others[0] + (LABELS_APART if height >= others[0] else -LABELS_APART)
    return height


def _last(row: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(row) if value is not None), None)
