"""Vectors in space: x the way the athlete faces, y up, z to the athlete's right."""

from math import cos, hypot, radians, sin

type Vector = tuple[float, float, float]

ORIGIN: Vector = (0.0, 0.0, 0.0)
UP: Vector = (0.0, 1.0, 0.0)
RIGHT: Vector = (0.0, 0.0, 1.0)


def add(*vectors: Vector) -> Vector:
    x, y, z = (sum(values) for values in zip(*vectors, strict=True))
    return x, y, z


def subtract(a: Vector, b: Vector) -> Vector:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scaled(a: Vector, factor: float) -> Vector:
    return a[0] * factor, a[1] * factor, a[2] * factor


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    return hypot(*a)


def unit(a: Vector) -> Vector:
    return scaled(a, 1 / length(a))


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point that lies `share` of the way from `a` to `b`."""
    return add(scaled(a, 1 - share), scaled(b, share))


def turned(a: Vector, axis: Vector, degrees: float) -> Vector:
    """`a` turned about a unit axis, by the right hand (Rodrigues)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    along = scaled(axis, dot(axis, a) * (1 - c))
    return add(scaled(a, c), scaled(cross(axis, a), s), along)
