"""Solid things in space, as parts: cuboids, rods, shadows."""

from dataclasses import dataclass

from exercises.figures.camera import SCALE, Camera, Point
from exercises.figures.parts import Bar, Disc, Outline, Part
from exercises.figures.vectors import RIGHT, Vector, add, turned

# The corners of each face of a cube, and the way the face looks.
FACES: dict[Vector, tuple[Vector, ...]] = {
    (0, 1, 0): ((-1, 1, -1), (1, 1, -1), (1, 1, 1), (-1, 1, 1)),
    (0, -1, 0): ((-1, -1, -1), (1, -1, -1), (1, -1, 1), (-1, -1, 1)),
    (0, 0, 1): ((-1, -1, 1), (1, -1, 1), (1, 1, 1), (-1, 1, 1)),
    (1, 0, 0): ((1, -1, -1), (1, -1, 1), (1, 1, 1), (1, 1, -1)),
    (-1, 0, 0): ((-1, -1, -1), (-1, -1, 1), (-1, 1, 1), (-1, 1, -1)),
}
# Light comes from above: the top is brightest, what looks ahead darkest.
SHADES: dict[Vector, str] = {(0, 1, 0): "a", (0, 0, 1): "b"}


@dataclass(frozen=True)
class Cuboid:
    """A box round `middle`; `look` names a material, `tilt` turns it about its side."""

    look: str
    middle: Vector
    size: Vector
    tilt: float = 0

    def parts(self, camera: Camera) -> list[Part]:
        faces = sorted(FACES, key=lambda way: camera.depth(self._turned(way)))
        return [
            Outline(self.look + SHADES.get(way, "c"), self._face(way, camera), False)
            for way in faces
            if camera.depth(self._turned(way)) > 0
        ]

    def _face(self, way: Vector, camera: Camera) -> list[Point]:
        return [camera(self._corner(corner)) for corner in FACES[way]]

    def _corner(self, corner: Vector) -> Vector:
        x, y, z = (at * size / 2 for at, size in zip(corner, self.size, strict=True))
        return add(self.middle, self._turned((x, y, z)))

    def _turned(self, vector: Vector) -> Vector:
        return turned(vector, RIGHT, self.tilt)


@dataclass(frozen=True)
class Panel:
    """A flat upright plate that looks at the side camera."""

    look: str
    low: tuple[float, float]
    high: tuple[float, float]
    z: float

    def parts(self, camera: Camera) -> list[Part]:
        (x0, y0), (x1, y1) = self.low, self.high
        corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        return [Outline(self.look, [camera((x, y, self.z)) for x, y in corners], False)]


@dataclass(frozen=True)
class Rod:
    """A round bar; metal shines along its upper edge."""

    start: Vector
    end: Vector
    radius: float = 0.011
    look: str = "mt"

    def parts(self, camera: Camera) -> list[Part]:
        ends = (camera(self.start), camera(self.end))
        bar = Bar(self.look, ends, self.radius * SCALE)
        return [bar, *([_shine(ends, self.radius)] if self.look == "mt" else [])]


def _shine(ends: tuple[Point, Point], radius: float) -> Part:
    (x0, y0), (x1, y1) = ends
    size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1
    dx, dy = (y1 - y0) / size, -(x1 - x0) / size
    side = -1 if dx > 0 or (dx == 0 and dy > 0) else 1
    off = radius * SCALE * 0.4 * side
    line = [(x0 + dx * off, y0 + dy * off), (x1 + dx * off, y1 + dy * off)]
    return Outline("mh", line, False, closed=False)


@dataclass(frozen=True)
class Shadow:
    """What stands on the floor darkens it."""

    x: float
    z: float
    half: float
    deep: float = 0.07

    def parts(self, camera: Camera) -> list[Part]:
        (x, y), far = camera((self.x, 0, self.z)), camera((self.x, 0, self.z - 1))
        flat = abs(far[1] - y) * self.deep + 6
        return [Disc("sd", (x, y), self.half * SCALE, flat)]


@dataclass(frozen=True)
class Ball:
    middle: Vector
    radius: float

    def parts(self, camera: Camera) -> list[Part]:
        x, y = camera(self.middle)
        r = self.radius * SCALE
        shine = [(x - r * 0.7, y - r * 0.25), (x - r * 0.55, y - r * 0.5)]
        shine.append((x - r * 0.25, y - r * 0.7))
        return [Disc("bl", (x, y), r), Outline("bh", shine, closed=False)]
