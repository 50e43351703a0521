"""What is written over a figure: the way it moves, and the angle that counts."""

from math import dist

from exercises.figures.body import Painter
from exercises.figures.camera import SCALE, Point
from exercises.figures.parts import Disc, Outline, Part, Word
from exercises.figures.protractor import Protractor
from exercises.figures.scene import Measure, Scene

MINUS = "\N{MINUS SIGN}"
STEPS = 8
WEDGE = 0.17
REACH = 0.36
# An angle this small is named, but no wedge is drawn.
VISIBLE = 3
# A wider angle at the hip has its number beside the line, clear of the leg.
WIDE = 100
# The arrow's head, and the way that is too short for an arrow.
TIP = 38
TOO_SHORT = 57


def arrow(scene: Scene) -> list[Part]:
    """The real way of the tracked joint, moved a little outward."""
    first, last = scene.arrow
    shares = [first + (last - first) * step / STEPS for step in range(STEPS + 1)]
    way = [_outside(scene, share) for share in shares]
    if sum(map(dist, way, way[1:])) < TOO_SHORT:
        return []
    return [Outline("ar", way, closed=False), tip(way[-2], way[-1])]


def _outside(scene: Scene, share: float) -> Point:
    painter = Painter(scene.body(share), scene.camera)
    (x, y), (px, py) = painter.place(scene.track), painter.place(scene.pivot)
    size = dist((x, y), (px, py)) or 1
    off = scene.arrow_off * SCALE
    return x + (x - px) / size * off, y + (y - py) / size * off


def tip(before: Point, end: Point) -> Part:
    """An arrow's head at the end of a way."""
    size = dist(before, end) or 1
    ux, uy = (end[0] - before[0]) / size, (end[1] - before[1]) / size
    back = (end[0] - ux * 8, end[1] - uy * 8)
    half = TIP * 0.68
    corners = [
        (end[0] + ux * TIP, end[1] + uy * TIP),
        (back[0] - uy * half, back[1] + ux * half),
        (back[0] + uy * half, back[1] - ux * half),
    ]
    return Outline("ah", corners, round=False)


def cross(painter: Painter) -> list[Part]:
    """The sign of what does not count, above the knee."""
    x, y = painter.place("near_knee")
    x, y = x + 90, y - 250
    return [
        Outline("no", [(x - 36, y - rise), (x + 36, y + rise)], False, closed=False)
        for rise in (36, -36)
    ]


def marks(
    painter: Painter, measure: Measure, label_at: float
) -> tuple[list[Part], list[Part]]:
    """The wedge, to lie under the leg, and the line with its number, on top."""
    read = Protractor(painter, measure)
    rim = read.arc(0, read.angle, WEDGE)
    wedge: list[Part] = [Outline("wd", [read.corner, *rim], round=False)]
    over: list[Part] = [
        Outline("rf", [read.corner, read.at(0, REACH)], False, closed=False),
        Disc("pv", read.corner, 9),
        _label(read, measure, label_at),
    ]
    return (wedge if abs(read.angle) >= VISIBLE else []), over


def _label(read: Protractor, measure: Measure, label_at: float) -> Part:
    """Beside the line, or inside an angle at the hip that has room for it."""
    inside = measure == Measure.HIP and abs(read.angle) <= WIDE
    place = read.at(read.angle / 2, WEDGE + 0.09) if inside else read.at(0, label_at)
    return Word("tx", (place[0], place[1] + 18), words(read.angle, measure))


def words(angle: float, measure: Measure) -> str:
    """ "+20°": above level carries a sign, other angles do not."""
    number = round(angle)
    sign = "+" if measure == Measure.THIGH and number > 0 else ""
    return f"{sign}{MINUS if number < 0 else ''}{abs(number)}°"
