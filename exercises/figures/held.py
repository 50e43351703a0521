"""What moves with the athlete: cables, straps, bands, cuffs and weights."""

from typing import Any

from exercises.figures import segments
from exercises.figures.body import Painter
from exercises.figures.camera import Point
from exercises.figures.outlines import disc, hull
from exercises.figures.parts import Bar, Outline, Part
from exercises.figures.vectors import Vector, add, scaled

type Given = dict[str, Any]

# The catalogue's joints that have another name here.
JOINTS = {"near_toe": "near_ball", "far_toe": "far_ball"}


def point(painter: Painter, named: str | list[float]) -> Vector:
    """A joint by its name, or a fixed place of the side view."""
    if isinstance(named, str):
        return painter.body.joints[JOINTS.get(named, named)]
    x, y = named
    return x, y, 0.02


def ends(painter: Painter, given: Given) -> tuple[Point, Point]:
    start, end = (point(painter, given[word]) for word in ("from", "to"))
    return painter.camera(start), painter.camera(end)


def cable(painter: Painter, given: Given) -> list[Part]:
    line = ends(painter, given)
    return [Outline("cb", list(line), False, closed=False)]


def strap(painter: Painter, given: Given) -> list[Part]:
    line = ends(painter, given)
    return [
        Outline("sr", list(line), False, closed=False),
        *cuff(painter, {"at": given["to"]}),
    ]


def band(painter: Painter, given: Given) -> list[Part]:
    """A rubber loop round both of its ends, a little slack between them."""
    a, b = ends(painter, given)
    round_both = hull([disc(a, given.get("wide", 30)), disc(b, 24)], 16)
    return [Outline("bd", round_both)]


def cuff(painter: Painter, given: Given) -> list[Part]:
    """A strap round the ankle; `heavy` makes it an ankle weight."""
    bone = f"{str(given['at']).split('_')[0]}_shank"
    if not given.get("heavy"):
        return [painter.bone("cu", "cuff", bone, segments.SHANK)]
    return [
        painter.bone("cu", "ankle-weight", bone, segments.SHANK),
        painter.bone("cd", "buckle", bone, segments.SHANK),
    ]


def dumbbell(painter: Painter, given: Given) -> list[Part]:
    """Held between the feet: a short bar with a head at each end."""
    del given
    near, far = (painter.body.bones[f"{side}_foot"] for side in ("near", "far"))
    at = scaled(add(near.point(0.05, -0.075), far.point(0.05, -0.075)), 0.5)
    up = near.front
    head, foot = add(at, scaled(up, 0.05)), add(at, scaled(up, -0.05))
    top, low = painter.camera(head), painter.camera(foot)
    return [Bar("mt", (top, low), 11), *(_head(end) for end in (top, low))]


def _head(at: Point) -> Part:
    return Outline("pb", hull([disc(at, 36)], 12))


def block(painter: Painter, given: Given) -> list[Part]:
    """The 2.5 cm block of the test, in the place where the foot was."""
    x, wide = given["x"], given.get("wide", 0.12)
    high = given["high"]
    corners = [(x, 0.0), (x + wide, 0.0), (x + wide, high), (x, high)]
    face = [painter.camera((a, b, 0.09)) for a, b in corners]
    top = [painter.camera((a, high, z)) for a, z in _rim(x, wide)]
    return [Outline("kb", face, False), Outline("ka", top, False)]


def _rim(x: float, wide: float) -> list[tuple[float, float]]:
    return [(x, 0.09), (x + wide, 0.09), (x + wide, -0.01), (x, -0.01)]


def tape(painter: Painter, given: Given) -> list[Part]:
    """An upright tape measure beside the knee, a mark every 5 cm of 175."""
    x, top = given["x"], given["top"]
    corners = ((x, 0.0), (x + 0.022, 0.0), (x + 0.022, top), (x, top))
    strip = [painter.camera((a, b, 0.1)) for a, b in corners]
    marks = [_mark(painter, x, number * 5 / 175) for number in range(1, 99)]
    return [Outline("ta", strip, False), *marks[: int(top * 175 / 5)]]


def _mark(painter: Painter, x: float, high: float) -> Part:
    line = [painter.camera((x, high, 0.1)), painter.camera((x + 0.012, high, 0.1))]
    return Outline("tk", line, False, closed=False)


MAKERS = {
    "cable": cable,
    "strap": strap,
    "band": band,
    "cuff": cuff,
    "weight": dumbbell,
    "block": block,
    "tape": tape,
}


def held(painter: Painter, things: list[Given]) -> list[Part]:
    """All that hangs on the athlete in this pose, in the order of the data."""
    return [
        part
        for given in things
        if given["type"] in MAKERS
        for part in MAKERS[given["type"]](painter, given)
    ]
