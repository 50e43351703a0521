"""Flat outlines and how they are written as SVG path data, in whole units."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, degrees, dist, hypot, pi, sin
from typing import NamedTuple

from exercises.figures.camera import Point

# How round a curve through points is: 1 is a Catmull-Rom spline, 0 has corners.
ROUND = 1.0
# How far a control point goes at most, as a share of its piece.
HANDLE = 0.36
# Directions in which a hull is sampled.
RAYS = 16


class Ring(NamedTuple):
    """An ellipse in the picture: its middle and two half axes."""

    middle: Point
    first: Point
    second: Point

    def support(self, ray: Point) -> Point:
        """The point of the ellipse that lies farthest along a ray."""
        a, b = _dot(self.first, ray), _dot(self.second, ray)
        size = hypot(a, b) or 1
        return (
            self.middle[0] + (self.first[0] * a + self.second[0] * b) / size,
            self.middle[1] + (self.first[1] * a + self.second[1] * b) / size,
        )


def disc(middle: Point, radius: float) -> Ring:
    return Ring(middle, (radius, 0), (0, radius))


def hull(rings: Sequence[Ring], rays: int = RAYS) -> list[Point]:
    """An outline round all rings, always of as many points as rays."""
    outline = []
    for number in range(rays):
        angle = 2 * pi * number / rays
        ray = (cos(angle), sin(angle))
        reach = (ring.support(ray) for ring in rings)
        outline.append(max(reach, key=lambda point: _dot(point, ray)))
    return outline


def belly(points: Sequence[Point], width: float, ends: float = 0.3) -> list[Point]:
    """A muscle: swells to `width` round the curve through three points."""
    left, right = [], []
    for step in range(7):
        share = step / 6
        (x, y), (dx, dy) = _quadratic(points, share)
        half = width * (ends + (1 - ends) * sin(pi * share) ** 0.8)
        size = hypot(dx, dy) or 1
        left.append((x - dy / size * half, y + dx / size * half))
        right.append((x + dy / size * half, y - dx / size * half))
    return left + right[::-1]


def curve(points: Sequence[Point], share: float) -> Point:
    """A point of the quadratic curve from the first by the second to the third."""
    return _quadratic(points, share)[0]


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """Path data of a round curve through all points."""
    size = len(points)
    last = size if closed else size - 1
    bows = [
        _bow([_at(points, index + step, closed=closed) for step in (-1, 0, 1, 2)])
        for index in range(last)
    ]
    return f"M{_pair(points[0])}{_run('c', bows)}{'z' if closed else ''}"


def straight(points: Iterable[Point], *, closed: bool = True) -> str:
    """Path data of straight lines through all points."""
    path = list(points)
    steps = [_step(*pair) for pair in pairwise(path)]
    return f"M{_pair(path[0])}{_run('l', steps)}{'z' if closed else ''}"


def capsule(a: Point, b: Point, radius: float) -> str:
    """Path data of a bar with round ends."""
    angle = atan2(b[1] - a[1], b[0] - a[0])
    x, y = radius * sin(angle), radius * cos(angle)
    r = whole(radius)
    start, far = (a[0] + x, a[1] - y), (b[0] + x, b[1] - y)
    return (
        f"M{_pair(start)}l{_step(start, far)}"
        f"a{r} {r} 0 0 1{_step((0, 0), (-2 * x, 2 * y))}l{_step(far, start)}z"
    )


def angle(a: Point, b: Point) -> float:
    """Which way `b` lies from `a` in the picture, in degrees, clockwise."""
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def whole(value: float) -> str:
    return str(round(value))


def _bow(four: Sequence[Point]) -> str:
    before, start, end, after = four
    reach = dist(start, end) * HANDLE
    first = _handle(start, (end[0] - before[0], end[1] - before[1]), reach)
    second = _handle(end, (start[0] - after[0], start[1] - after[1]), reach)
    return " ".join(_step(start, point) for point in (first, second, end))


def _handle(at: Point, way: Point, reach: float) -> Point:
    """A control point; never so far off that a short piece would loop."""
    size = hypot(*way) or 1
    share = min(ROUND / 6, reach / size)
    return at[0] + way[0] * share, at[1] + way[1] * share


def _at(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    size = len(points)
    return points[index % size if closed else min(max(index, 0), size - 1)]


def _run(command: str, steps: Sequence[str]) -> str:
    """A command said once for all its steps."""
    return f"{command}{' '.join(steps)}".replace(" -", "-")


def _pair(point: Point) -> str:
    return f"{whole(point[0])} {whole(point[1])}".replace(" -", "-")


def _step(start: Point, end: Point) -> str:
    """From one whole point to another, so that no rounding adds up."""
    x, y = (round(b) - round(a) for a, b in zip(start, end, strict=True))
    return f"{x} {y}".replace(" -", "-")


def _dot(a: Point, b: Point) -> float:
    return a[0] * b[0] + a[1] * b[1]


def _quadratic(points: Sequence[Point], share: float) -> tuple[Point, Point]:
    (ax, ay), (bx, by), (cx, cy) = points
    rest = 1 - share
    place = (
        rest * rest * ax + 2 * share * rest * bx + share * share * cx,
        rest * rest * ay + 2 * share * rest * by + share * share * cy,
    )
    way = (
        2 * rest * (bx - ax) + 2 * share * (cx - bx),
        2 * rest * (by - ay) + 2 * share * (cy - by),
    )
    return place, way
