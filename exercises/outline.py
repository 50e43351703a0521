"""Path data on a coarse grid: read, made simpler, written short."""

import cmath
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from math import ceil, dist, pi, sqrt
from typing import NamedTuple, Self

type Point = tuple[float, float]

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+")
_NUMBERS = {"M": 2, "L": 2, "C": 6, "A": 7}
# Enough for a curve of some thirty cells.
_CORNERS = 8


class Grid(NamedTuple):
    """Where the picture begins, and how many cells one unit of it takes."""

    left: float
    top: float
    scale: float

    def cell(self, point: Point) -> Point:
        x, y = point
        return round((x - self.left) * self.scale), round((y - self.top) * self.scale)

    def length(self, units: float) -> int:
        return max(1, round(units * self.scale))


class Step(NamedTuple):
    """A line to a point, or an arc when it has a radius."""

    to: Point
    radius: float = 0
    is_large: bool = False
    is_clockwise: bool = False


class Outline:
    """One stroke of the pen, in cells of a grid."""

    def __init__(self, steps: list[Step], *, closed: bool) -> None:
        self.steps = steps
        self.closed = closed

    @classmethod
    def read(cls, data: str, grid: Grid) -> Self:
        """The outline of path data: lines, arcs, the ends of curves.

        Points that lie less than a cell beside the straight way are left out.
        """
        closed = data.endswith(("Z", "z"))
        steps = _steps(data)
        if not any(step.radius for step in steps):
            points = _needed([step.to for step in steps], 0.8 / grid.scale, closed)
            steps = [Step(point) for point in points]
        return cls(_on(grid, steps), closed=closed)

    @cached_property
    def cells(self) -> frozenset[Point]:
        """The cells whose middle lies inside."""
        return frozenset(_inside(list(self._corners())))

    def _corners(self) -> Iterator[Point]:
        yield self.steps[0].to
        for before, step in pairwise(self.steps):
            if step.radius:
                yield from _arc(before.to, step)
            yield step.to

    def __str__(self) -> str:
        text, letter = f"M{_numbers(*self.steps[0].to)}", ""
        for before, step in pairwise(self.steps):
            move = _numbers(step.to[0] - before.to[0], step.to[1] - before.to[1])
            if step.radius:
                flags = f"{step.is_large:d}{step.is_clockwise:d}"
                text += f"a{_numbers(step.radius, step.radius, 0)} {flags}{move}"
                letter = "a"
            elif step.to != before.to:
                text += _gap(move) + move if letter == "l" else f"l{move}"
                letter = "l"
        return text + ("z" if self.closed else "")


def straight(data: str, grid: Grid) -> str:
    """One line from the start of path data to its end."""
    points = [grid.cell(step.to) for step in _steps(data)]
    return str(Outline([Step(points[0]), Step(points[-1])], closed=False))


def bow(data: str, grid: Grid) -> str:
    """One arc from the start of path data through its middle to its end."""
    points = [grid.cell(step.to) for step in _steps(data)]
    start, middle, end = points[0], points[len(points) // 2], points[-1]
    if start == end:
        return ""
    turn = _turn([start, middle, end])
    sides = dist(start, middle) * dist(middle, end) * dist(end, start)
    # `turn` is twice the area of the triangle that the circle goes around.
    radius = round(sides / abs(turn) / 2) if turn else 0
    arc = Step(end, radius, is_clockwise=turn > 0)
    return str(Outline([Step(start), arc], closed=False))


def _steps(data: str) -> list[Step]:
    tokens = _TOKEN.findall(data)
    steps: list[Step] = []
    letter, at = "", 0
    while at < len(tokens) and tokens[at] not in "Zz":
        if tokens[at].isalpha():
            letter = tokens[at]
            at += 1
        end = at + _NUMBERS[letter.upper()]
        values = [float(text) for text in tokens[at:end]]
        steps.append(_step(letter, values, steps[-1].to if steps else (0, 0)))
        at = end
    return steps


def _step(letter: str, values: list[float], before: Point) -> Step:
    x, y = values[-2:]
    to = (before[0] + x, before[1] + y) if letter.islower() else (x, y)
    if letter.upper() == "A":
        return Step(to, values[0], values[3] == 1, values[4] == 1)
    return Step(to)


def _on(grid: Grid, steps: list[Step]) -> list[Step]:
    cells = [step._replace(to=grid.cell(step.to)) for step in steps]
    for at, step in enumerate(steps):
        if step.radius:
            half = dist(cells[at].to, cells[at - 1].to) / 2
            radius = step.radius * grid.scale
            # An arc that is too small for its ends is drawn as a half circle.
            around = int(half) if abs(radius - half) < 1 else round(radius)
            cells[at] = cells[at]._replace(radius=max(1, around))
    return cells


def _needed(points: list[Point], tolerance: float, closed: bool) -> list[Point]:
    """The corners that are needed; closed ones all turn the same way."""
    if not closed or len(points) < 4:
        return _straight(points, tolerance)
    if _turn(points) > 0:
        points.reverse()
    far = max(range(len(points)), key=lambda i: dist(points[i], points[0]))
    there = _straight(points[: far + 1], tolerance)
    back = _straight([*points[far:], points[0]], tolerance)
    return there[:-1] + back[:-1]


def _straight(points: list[Point], tolerance: float) -> list[Point]:
    """Ramer, Douglas and Peucker: split where the way bends most, or not at all."""
    if len(points) < 3:
        return points
    offsets = [_offset(point, points[0], points[-1]) for point in points[1:-1]]
    if max(offsets) <= tolerance:
        return [points[0], points[-1]]
    at = offsets.index(max(offsets)) + 1
    start = _straight(points[: at + 1], tolerance)
    return start[:-1] + _straight(points[at:], tolerance)


def _offset(point: Point, start: Point, end: Point) -> float:
    length = dist(start, end)
    if not length:
        return dist(point, start)
    (x, y), (x0, y0), (x1, y1) = point, start, end
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length


def _turn(points: list[Point]) -> float:
    """Above zero when the points go round clockwise, as the screen shows them."""
    ways = zip(points, [*points[1:], points[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in ways)


def _arc(start: Point, step: Step) -> Iterator[Point]:
    """Points between the ends of an arc."""
    a, b = complex(*start), complex(*step.to)
    half = abs(b - a) / 2
    if not half:
        return
    away = sqrt(max(step.radius**2 - half**2, 0))
    side = 1 if step.is_large != step.is_clockwise else -1
    centre = (a + b) / 2 + side * away * 1j * (b - a) / abs(b - a)
    turn = cmath.phase((b - centre) / (a - centre)) % (2 * pi)
    if not step.is_clockwise:
        turn -= 2 * pi
    for corner in range(1, _CORNERS):
        point = centre + (a - centre) * cmath.rect(1, turn * corner / _CORNERS)
        yield point.real, point.imag


def _inside(corners: list[Point]) -> Iterator[Point]:
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    ys = [y for _, y in corners]
    for row in range(int(min(ys)), ceil(max(ys))):
        y = row + 0.5
        crossings = sorted(
            x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            for (x0, y0), (x1, y1) in sides
            if (y0 <= y) != (y1 <= y)
        )
        for enter, leave in zip(crossings[::2], crossings[1::2], strict=True):
            for column in range(ceil(enter - 0.5), ceil(leave - 0.5)):
                yield column, row


def _numbers(*values: float) -> str:
    first, *rest = (f"{value:g}" for value in values)
    return first + "".join(_gap(text) + text for text in rest)


def _gap(text: str) -> str:
    return "" if text.startswith("-") else " "
