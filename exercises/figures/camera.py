"""What a camera sees: an orthographic view, turned a little and from a little above."""

from dataclasses import dataclass
from math import cos, radians, sin

from exercises.figures.vectors import Vector

type Point = tuple[float, float]

# A body height in the units of a picture.
SCALE = 1000


@dataclass(frozen=True)
class Camera:
    """Beside the athlete's right; `yaw` turns it to the front, `pitch` lifts it."""

    yaw: float = 15
    pitch: float = 6

    def __call__(self, point: Vector) -> Point:
        """The place in the picture: x to the right, y down, 1000 to a body height."""
        x, y, z = point
        turn, tilt = radians(self.yaw), radians(self.pitch)
        across = x * cos(turn) - z * sin(turn)
        return SCALE * across, -SCALE * (y * cos(tilt) - self._ahead(point) * sin(tilt))

    def depth(self, point: Vector) -> float:
        """How near a point is; the nearer, the larger."""
        tilt = radians(self.pitch)
        return self._ahead(point) * cos(tilt) + point[1] * sin(tilt)

    def _ahead(self, point: Vector) -> float:
        turn = radians(self.yaw)
        return point[2] * cos(turn) + point[0] * sin(turn)


# Where most exercises are seen from.
BESIDE = Camera()
