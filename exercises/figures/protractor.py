"""Where an angle of the body is read: its corner, its zero, and the way it opens."""

from math import acos, cos, degrees, radians, sin

from exercises.figures.body import Painter
from exercises.figures.camera import Point
from exercises.figures.kinematics import Skeleton, elevation
from exercises.figures.scene import Measure
from exercises.figures.vectors import UP, Vector, add, dot, scaled, unit

AHEAD: Vector = (1.0, 0.0, 0.0)


class Protractor:
    """Lies in the plane of one angle, with its corner at the near hip."""

    def __init__(self, painter: Painter, measure: Measure) -> None:
        self.painter = painter
        self.angle = value(painter.body, measure)
        self.middle = painter.body.bones["near_thigh"].start
        self.zero, self.toward = _directions(painter.body, measure)

    @property
    def corner(self) -> Point:
        return self.painter.camera(self.middle)

    def at(self, angle: float, radius: float) -> Point:
        """The place in the picture at so many degrees and body heights."""
        turn = radians(angle)
        way = add(scaled(self.zero, cos(turn)), scaled(self.toward, sin(turn)))
        return self.painter.camera(add(self.middle, scaled(way, radius)))

    def arc(self, start: float, end: float, radius: float) -> list[Point]:
        steps = max(8, round(abs(end - start) / 6))
        shares = (step / steps for step in range(steps + 1))
        return [self.at(start + (end - start) * share, radius) for share in shares]


def value(body: Skeleton, measure: Measure) -> float:
    """The angle as it lies in space, in degrees."""
    thigh, pelvis = body.bones["near_thigh"], body.pelvis
    if measure == Measure.THIGH:
        return elevation(thigh)
    if measure == Measure.LEAN:
        return _apart(pelvis.up, UP) * (1 if pelvis.up[0] >= 0 else -1)
    bent = _apart(scaled(pelvis.up, -1), thigh.along)
    return bent if dot(thigh.along, pelvis.forward) >= 0 else -bent


def _directions(body: Skeleton, measure: Measure) -> tuple[Vector, Vector]:
    if measure == Measure.THIGH:
        along = body.bones["near_thigh"].along
        return unit((along[0], 0.0, along[2])), UP
    if measure == Measure.LEAN:
        return UP, AHEAD
    return scaled(body.pelvis.up, -1), body.pelvis.forward


def _apart(a: Vector, b: Vector) -> float:
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))
