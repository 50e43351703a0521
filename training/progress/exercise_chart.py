"""The chart of one exercise: the work of each side over its sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exercises.models import Exercise
from hipflex.svg import Point, line, number, picture, spaced, tag, text
from training.log.set_places import sides_of
from training.progress.history import ExerciseSession
from training.progress.value_axis import ValueAxis

WIDE: Final = 640
NARROW: Final = 340
HEIGHT: Final = 190
LEFT: Final = 36
RIGHT: Final = 56
BOTTOM: Final = 30
MIN_LABEL_DISTANCE: Final = 18
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
# Left is solid, right dashed; both together are drawn as left.
SIDE_CLASS: Final = {"L": "l", "R": "r", "B": "l"}
# Points of equal sides are drawn next to each other, not on top.
SIDE_SHIFT: Final = {"L": -3, "R": 3, "B": 0}


@dataclass(frozen=True)
class Plot:
    """Where sessions and their work are drawn."""

    width: float
    count: int
    axis: ValueAxis

    @property
    def xs(self) -> list[float]:
        span = self.width - LEFT - RIGHT - 20
        return [LEFT + 10 + span * n / (self.count - 1) for n in range(self.count)]


def work_unit(exercise: Exercise) -> str:
    """Return the unit of the work of a session."""
    if exercise.has_distance:
        return _("metres")
    return _("seconds held") if exercise.has_hold else _("reps")


def exercise_chart(
    exercise: Exercise, sessions: Sequence[ExerciseSession], *, narrow: bool
) -> SafeString | None:
    """Draw the work of each session and side, oldest first; None below two sessions.

    `sessions` are newest first.
    """
    if len(sessions) < 2:
        return None
    shown = list(reversed(sessions[:6] if narrow else sessions))
    rows = {
        side: [session.work(side) for session in shown] for side in sides_of(exercise)
    }
    highest = max((work for row in rows.values() for work in row if work), default=1)
    axis = ValueAxis(HEIGHT - BOTTOM, highest * 1.1)
    plot = Plot(NARROW if narrow else WIDE, len(shown), axis)
    grid = axis.grid(left=LEFT, right=plot.width - RIGHT + 8, steps=STEPS)
    parts = [*grid, *_days(plot, shown), *_lines(plot, rows)]
    return picture(
        "trend-narrow" if narrow else "trend",
        *parts,
        size=(plot.width, HEIGHT),
        title=_("%(exercise)s by session") % {"exercise": exercise.name},
        description=_description(exercise, shown, rows),
    )


def _description(
    exercise: Exercise,
    sessions: Sequence[ExerciseSession],
    rows: dict[str, list[float | None]],
) -> str:
    parts = [
        f"{date_format(session.day, 'j F')} "
        + ", ".join(_side_value(side, row[index]) for side, row in rows.items())
        for index, session in enumerate(sessions)
    ]
    return f"{work_unit(exercise)}. {'; '.join(parts)}."


def _side_value(side: str, value: float | None) -> str:
    """Return "L 16", or "16" of an exercise without sides."""
    label = "–" if value is None else number(value)
    return label if side == "B" else f"{side} {label}"


def _days(plot: Plot, sessions: Sequence[ExerciseSession]) -> list[SafeString]:
    labels = [date_format(session.day, "j M") for session in sessions]
    return [
        text("t", (plot.xs[index], HEIGHT - 8), labels[index], anchor="middle")
        for index in spaced(plot.xs, labels)
    ]


def _lines(plot: Plot, rows: dict[str, list[float | None]]) -> list[SafeString]:
    parts: list[SafeString] = []
    ends: list[float] = []
    for side, row in rows.items():
        points: list[Point] = [
            (x + SIDE_SHIFT[side], plot.axis.y(value))
            for x, value in zip(plot.xs, row, strict=True)
            if value is not None
        ]
        if points:
            parts += _line(SIDE_CLASS[side], points)
            ends.append(_label_height(points[-1][1] + 5, ends))
            at = (plot.width - RIGHT + 14, ends[-1])
            parts.append(
                text(f"n{SIDE_CLASS[side]}", at, _side_value(side, _last(row)))
            )
    return parts


def _line(css: str, points: Sequence[Point]) -> list[SafeString]:
    dots = [tag("circle", cls=f"p{css}", cx=x, cy=y, r=4.5) for x, y in points]
    if len(points) == 1:
        return dots
    return [tag("path", cls=f"l s{css}", d=line(points)), *dots]


def _label_height(height: float, others: Sequence[float]) -> float:
    """Return the height of a label, moved off the other side's label."""
    if others and abs(height - others[0]) < MIN_LABEL_DISTANCE:
        return others[0] + (
            MIN_LABEL_DISTANCE if height >= others[0] else -MIN_LABEL_DISTANCE
        )
    return height


def _last(row: Sequence[float | None]) -> float | None:
    return next((value for value in reversed(row) if value is not None), None)
