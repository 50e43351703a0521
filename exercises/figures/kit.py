"""What an exercise stands, sits, lies or hangs on, by the catalogue's words."""

from math import atan2, degrees, hypot
from typing import Any, Protocol

from exercises.figures.camera import Camera
from exercises.figures.parts import Part
from exercises.figures.solids import Ball, Cuboid, Panel, Rod, Shadow


class Thing(Protocol):
    """Anything that a camera can see."""

    def parts(self, camera: Camera) -> list[Part]: ...


type Given = dict[str, Any]
# Things behind the athlete and things in front.
type Layers = tuple[list[Thing], list[Thing]]

RACK_HALF = 0.34
FRAME = 0.012


def chair(given: Given) -> Layers:
    """A firm chair: seat, four legs, and a back if requested."""
    x0, x1, top = given["x0"], given["x1"], given["y"]
    middle, wide = (x0 + x1) / 2, x1 - x0
    behind: list[Thing] = [Shadow(middle + 0.02, 0, wide * 0.75)]
    near: list[Thing] = []
    for z, layer in ((-0.095, behind), (0.095, near)):
        layer += _chair_side(x0, x1, top, z, back=given.get("back", True))
    behind.append(Cuboid("p", (middle, top - 0.014, 0), (wide, 0.028, 0.22)))
    if given.get("back", True):
        rest = (x0 - 0.026, top + 0.25, 0)
        behind.insert(1, Cuboid("p", rest, (0.018, 0.12, 0.2), tilt=6))
    return [*behind[:-1], *near, behind[-1]], []


def _chair_side(
    x0: float, x1: float, top: float, z: float, *, back: bool
) -> list[Thing]:
    under = top - 0.03
    legs: list[Thing] = [
        Rod((x0 + 0.02, 0.012, z), (x0 + 0.02, under, z), FRAME),
        Rod((x1 - 0.02, 0.012, z), (x1 - 0.02, under, z), FRAME),
    ]
    if back:
        legs.append(Rod((x0 + 0.01, top - 0.02, z), (x0 - 0.03, top + 0.3, z), FRAME))
    return legs


def bench(given: Given) -> Layers:
    x0, x1, top = given["x0"], given["x1"], given["y"]
    middle, wide = (x0 + x1) / 2, x1 - x0
    inset = min(0.07, wide * 0.2)
    feet: list[Thing] = [Shadow(middle, 0, wide * 0.6)]
    for x in (x0 + inset, x1 - inset):
        feet.append(Rod((x, 0.012, -0.09), (x, 0.012, 0.09), FRAME))
        feet.append(Rod((x, 0.012, 0), (x, top - 0.05, 0), 0.014))
    feet.append(Rod((x0 + inset, top - 0.055, 0), (x1 - inset, top - 0.055, 0), 0.012))
    pad = Cuboid("p", (middle, top - 0.022, 0), (wide, 0.044, 0.16))
    return [*feet, pad], []


def incline(given: Given) -> Layers:
    """A bench's back set up at an angle, on its frame."""
    (x0, y0), (x1, y1) = given["from"], given["to"]
    tilt = degrees(atan2(y1 - y0, x1 - x0))
    middle = ((x0 + x1) / 2, (y0 + y1) / 2, 0.0)
    size = hypot(x1 - x0, y1 - y0) + 0.06
    foot, top = (x0 - 0.04, 0.012), (x1 + 0.1, y1 - 0.1)
    frame: list[Thing] = [
        Shadow((x0 + x1) / 2, 0, 0.36),
        Rod((foot[0], 0.012, -0.1), (foot[0], 0.012, 0.1), FRAME),
        Rod((x1 + 0.06, 0.012, -0.1), (x1 + 0.06, 0.012, 0.1), FRAME),
        Rod((foot[0], 0.012, 0), (x1 + 0.06, 0.012, 0), 0.014),
        Rod((foot[0], 0.012, 0), (x0 - 0.03, y0 - 0.02, 0), 0.014),
        Rod((x1 + 0.06, 0.012, 0), (*top, 0), 0.014),
    ]
    pad = Cuboid("p", middle, (size, 0.044, 0.17), tilt=tilt - 180)
    return [*frame, pad], []


def box(given: Given) -> Layers:
    x0, x1, top = given["x0"], given["x1"], given["y"]
    middle = (x0 + x1) / 2
    solid = Cuboid("k", (middle, top / 2, 0), (x1 - x0, top, 0.3))
    return [Shadow(middle, 0.02, (x1 - x0) * 0.85, 0.16), solid], []


def bar(given: Given) -> Layers:
    """A pull-up bar between the uprights of a rack."""
    x, y = given["x"], given["y"]
    far = -RACK_HALF
    upright: list[Thing] = [
        Shadow(x, far, 0.16),
        Rod((x - 0.14, 0.012, far), (x + 0.14, 0.012, far), 0.015),
        Rod((x, 0.012, far), (x, y + 0.05, far), 0.017),
    ]
    return upright, [Rod((x, y, far), (x, y, 0.26), 0.014)]


def post(given: Given) -> Layers:
    x, low, top = given["x"], given.get("y0", 0), given["y1"]
    if low == 0 and top <= 0.4:
        return _stand(x, top)
    uprights: list[Thing] = [
        Shadow(x, 0, 0.1),
        Rod((x, 0.012, -0.02), (x, top, -0.02), 0.017),
        Rod((x - 0.09, 0.012, -0.02), (x + 0.09, 0.012, -0.02), 0.015),
    ]
    return uprights, []


def _stand(x: float, top: float) -> Layers:
    foot: list[Thing] = [
        Shadow(x, 0, 0.26),
        Rod((x - 0.2, 0.014, 0), (x + 0.3, 0.014, 0), 0.016),
        Rod((x - 0.2, 0.014, -0.1), (x - 0.2, 0.014, 0.1), 0.014),
        Rod((x + 0.3, 0.014, -0.1), (x + 0.3, 0.014, 0.1), 0.014),
        Rod((x, 0.014, 0), (x, top, 0), 0.018),
        Rod((x, 0.16, 0), (x + 0.32, 0.16, 0), 0.014),
    ]
    return foot, []


def roller(given: Given) -> Layers:
    at = (given["x"], given["y"])
    return [Rod((*at, -0.12), (*at, -0.03), given["r"], "pb")], [
        Rod((*at, 0.03), (*at, 0.12), given["r"], "pb")
    ]


def stack(given: Given) -> Layers:
    """A cable machine: frame, weight plates on their guide, low pulley."""
    x = given["x"]
    toward = 1 if x < 0 else -1
    tower = Cuboid("k", (x, 0.31, 0), (0.13, 0.62, 0.22))
    plates: list[Thing] = [
        Panel("pb", (x - 0.05, low), (x + 0.05, low + 0.03), 0.111)
        for low in (0.11 + 0.04 * number for number in range(5))
    ]
    pulley = Rod(
        (x + toward * 0.05, 0.05, 0.02), (x + toward * 0.09, 0.05, 0.02), 0.014
    )
    return [Shadow(x, 0, 0.14), tower, *plates, pulley], []


def ball(given: Given) -> Layers:
    x, radius = given["x"], given["r"]
    return [Shadow(x, 0, radius * 0.8), Ball((x, given["y"], 0), radius)], []


def sled(given: Given) -> Layers:
    """A sled on two runners, with a pole that holds plates."""
    x0, x1 = given["x0"], given["x1"]
    middle = (x0 + x1) / 2
    things: list[Thing] = [Shadow(middle, 0, 0.24, 0.12)]
    things += [
        Rod((x0 - 0.02, 0.016, z), (x1 + 0.03, 0.016, z), 0.016) for z in (-0.11, 0.11)
    ]
    things.append(Cuboid("k", (middle, 0.04, 0), (x1 - x0, 0.024, 0.22)))
    things += [
        Cuboid("p", (middle, 0.07 + 0.036 * number, 0), (0.2, 0.032, 0.2))
        for number in range(3)
    ]
    things.append(Rod((middle, 0.17, 0), (middle, 0.24, 0), 0.012))
    return things, []


def mat(given: Given) -> Layers:
    x0, x1 = given["x0"], given["x1"]
    half: float = given.get("half", 0.17)
    flat = Cuboid("m", ((x0 + x1) / 2, -0.006, 0), (x1 - x0, 0.012, half * 2))
    return [flat], []


def uprights(given: Given) -> Layers:
    """The two front uprights of a power rack, as far apart as the feet."""
    x, half, top = given["x"], given["half"], given["y1"]
    far, near = (
        [
            Rod((x, 0.012, z), (x, top, z), 0.02),
            Rod((x - 0.1, 0.012, z), (x + 0.1, 0.012, z), 0.017),
        ]
        for z in (-half, half)
    )
    across = Rod((x, top - 0.03, -half), (x, top - 0.03, half), 0.016)
    return [Shadow(x, -half, 0.12), *far, across, Shadow(x, half, 0.12), *near], []


def shadow(given: Given) -> Layers:
    """The floor under feet or hands."""
    return [Shadow(given["x"], 0, given["half"])], []


MAKERS = {
    "shadow": shadow,
    "chair": chair,
    "bench": bench,
    "pad_line": incline,
    "box": box,
    "bar": bar,
    "post": post,
    "roller": roller,
    "stack": stack,
    "ball": ball,
    "sled": sled,
    "mat": mat,
    "uprights": uprights,
}


def standing(things: list[Given]) -> Layers:
    """All the kit that stands still, in the order of the data."""
    behind: list[Thing] = []
    front: list[Thing] = []
    for given in things:
        if given["type"] in MAKERS:
            back, ahead = MAKERS[given["type"]](given)
            behind += back
            front += ahead
    return behind, front
