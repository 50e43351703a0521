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
    def square(cls, groups: Iterable[Group]) -> Self:
        """The smallest square round all parts, with a margin."""
        parts = (one for group in groups for one in group.parts)
        points = [point for one in parts for point in reach(one)]
        xs, ys = zip(*points, strict=True)
        side = max(max(xs) - min(xs), max(ys) - min(ys)) + 2 * MARGIN
        left, top = (max(xs) + min(xs) - side) / 2, (max(ys) + min(ys) - side) / 2
        return cls(round(left), round(top), round(side), round(side))


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
