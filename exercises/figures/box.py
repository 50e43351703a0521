"""How much of the plane a picture shows."""

from collections.abc import Iterable
from math import cos, radians, sin
from typing import NamedTuple, Self

from exercises.figures.camera import Point
from exercises.figures.parts import Bar, Disc, Group, Outline, Part, Placed, Word
from exercises.figures.shapes import OUTLINES

MARGIN = 34
WORD = (85, 58)


class Box(NamedTuple):
    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        return " ".join(map(str, self))

    @classmethod
    def tight(cls, groups: Iterable[Group]) -> Self:
        """The smallest box round all parts, with a margin."""
        (left, right), (top, bottom) = _extent(groups)
        return cls._of(left, top, right - left, bottom - top)

    @classmethod
    def square(cls, groups: Iterable[Group]) -> Self:
        """The smallest square round all parts, with a margin."""
        (left, right), (top, bottom) = _extent(groups)
        side = max(right - left, bottom - top)
        x, y = (left + right - side) / 2, (top + bottom - side) / 2
        return cls._of(x, y, side, side)

    @classmethod
    def _of(cls, left: float, top: float, wide: float, high: float) -> Self:
        return cls(*map(round, (left, top, wide, high)))


def _extent(groups: Iterable[Group]) -> tuple[tuple[float, float], ...]:
    """Where all parts with their margin begin and end, across and down."""
    parts = (one for group in groups for one in group.parts)
    points = [point for one in parts for point in reach(one)]
    return tuple(
        (min(values) - MARGIN, max(values) + MARGIN)
        for values in zip(*points, strict=True)
    )


def reach(one: Part) -> list[Point]:
    """Points that a part does not go beyond, nearly."""
    match one:
        case Placed():
            return _turned(one)
        case Outline():
            return one.points
        case Bar():
            off = (-one.radius, one.radius)
            return [(x + d, y + d) for x, y in one.ends for d in off]
        case _:
            return _round_middle(one)


def _round_middle(one: Disc | Word) -> list[Point]:
    x, y = one.at
    if isinstance(one, Word):
        return [(x - WORD[0], y - WORD[1]), (x + WORD[0], y + 10)]
    high = one.height or one.radius
    return [(x - one.radius, y - high), (x + one.radius, y + high)]


def _turned(one: Placed) -> list[Point]:
    c, s = cos(radians(one.turn)), sin(radians(one.turn))
    along = [(x * one.stretch, y) for x, y in OUTLINES[one.shape]]
    x0, y0 = one.at
    return [(x0 + x * c - y * s, y0 + x * s + y * c) for x, y in along]
