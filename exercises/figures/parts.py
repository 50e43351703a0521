"""What a picture is made of. Each part can be written still, or through its frames."""

from dataclasses import dataclass
from typing import NamedTuple

from exercises.figures.camera import Point
from exercises.figures.outlines import angle, capsule, smooth, straight

# Below this share of its length a limb seen end-on is drawn no shorter.
SHORTEST = 0.12


class Placed(NamedTuple):
    """A shape of `shapes.SHAPES`, put where a bone is and as long as it looks."""

    look: str
    shape: str
    at: Point
    turn: float
    stretch: float = 1

    @classmethod
    def along(
        cls, look: str, shape: str, ends: tuple[Point, Point], size: float
    ) -> "Placed":
        """Between two points of the picture; `size` is its full length."""
        start, end = ends
        seen = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        stretch = max(seen / size, SHORTEST)
        return cls(look, shape, start, angle(start, end), stretch)


class Outline(NamedTuple):
    """A path through points: round or with corners, filled or a line."""

    look: str
    points: list[Point]
    round: bool = True
    closed: bool = True

    @property
    def data(self) -> str:
        drawn = smooth if self.round else straight
        return drawn(self.points, closed=self.closed)


class Bar(NamedTuple):
    """A rod with round ends."""

    look: str
    ends: tuple[Point, Point]
    radius: float

    @property
    def data(self) -> str:
        return capsule(*self.ends, self.radius)


class Disc(NamedTuple):
    look: str
    at: Point
    radius: float
    height: float = 0


class Word(NamedTuple):
    """A label in the picture."""

    look: str
    at: Point
    text: str
    # In a picture that is turned to show the other side.
    turned: bool = False


type Part = Placed | Outline | Bar | Disc | Word


@dataclass(frozen=True)
class Group:
    """Parts that lie at one depth. A named one gets a halo round all of it."""

    look: str
    parts: list[Part]
    name: str = ""
