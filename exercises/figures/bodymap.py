"""A body from the front and from behind, and where each muscle lies on it.

The body is one picture for all exercises; what an exercise trains is laid over it.
"""

from collections.abc import Iterable
from typing import cast

from exercises.figures import still
from exercises.figures.box import Box
from exercises.figures.camera import Camera, Point
from exercises.figures.frontal import BACK, FRONT, FrontalPainter
from exercises.figures.kinematics import skeleton
from exercises.figures.outlines import belly, straight
from exercises.figures.parts import Group, Outline, Part, Placed
from exercises.figures.pose import Arm, Leg, Pose

# How far the body from behind stands to the right, in thousandths of its height.
BESIDE = 480
COARSE = 6
BOX = Box(-300, -1050, 1080, 1080)

LEG, ARM = Leg(abduction=3), Arm(shoulder=0, elbow=4, abduction=12)
STANDING = Pose(
    near_leg=LEG,
    far_leg=LEG,
    near_arm=ARM,
    far_arm=ARM,
    anchor="pelvis",
    at=(0.0, 0.53, 0.0),
)

# Three points of a belly on the right half of a standing body, and its half width.
type Spot = tuple[Point, Point, Point, int]
AHEAD: dict[str, tuple[Spot, ...]] = {
    "iliopsoas": (
        ((20, -670), (36, -570), (60, -492), 17),
        ((66, -622), (54, -570), (60, -492), 16),
    ),
    "rectus_femoris": (((62, -560), (68, -430), (64, -315), 19),),
    "quadriceps": (
        ((88, -490), (94, -390), (76, -305), 15),
        ((42, -410), (40, -350), (52, -296), 14),
    ),
    "sartorius": (((86, -590), (48, -450), (44, -296), 9),),
    "tensor_fasciae_latae": (((92, -590), (100, -530), (98, -470), 12),),
    "pectineus": (((16, -545), (36, -520), (52, -486), 11),),
    "adductor_longus": (((12, -528), (32, -460), (46, -396), 12),),
    "rectus_abdominis": (((19, -750), (21, -650), (13, -560), 16),),
    "obliques": (((56, -715), (64, -650), (54, -590), 14),),
    "deep_abdominals": (((6, -636), (36, -622), (66, -622), 13),),
    "tibialis_anterior": (((66, -262), (76, -180), (74, -84), 11),),
    "shoulder_girdle": (((88, -842), (122, -812), (122, -756), 18),),
    "forearm_grip": (((136, -622), (152, -560), (164, -500), 14),),
}
BEHIND: dict[str, tuple[Spot, ...]] = {
    "gluteus_maximus": (((24, -572), (58, -528), (82, -470), 32),),
    "gluteus_medius": (((46, -610), (72, -590), (90, -545), 16),),
    "hamstrings": (
        ((48, -470), (48, -380), (50, -292), 15),
        ((80, -470), (84, -380), (78, -292), 15),
    ),
    "calves": (
        ((56, -268), (58, -200), (72, -110), 15),
        ((82, -268), (88, -205), (76, -110), 15),
    ),
    "erector_spinae": (((15, -770), (17, -660), (15, -580), 12),),
    "latissimus_dorsi": (((86, -755), (64, -690), (22, -610), 23),),
    "shoulder_girdle": (((24, -838), (70, -822), (112, -800), 17),),
}


def body() -> str:
    """The two bodies as one file."""
    ahead, behind = _painter(FRONT), _painter(BACK)
    front = [*_limbs(ahead), *ahead.head(), *ahead.trunk()]
    back = [*_limbs(behind), *behind.trunk(), *behind.head()]
    seen = [*front, *(_moved(part, BESIDE) for part in back)]
    return still.svg([Group("", seen)], "Body", box=BOX)


def _painter(camera: Camera) -> FrontalPainter:
    return FrontalPainter(skeleton(STANDING), camera)


def _limbs(painter: FrontalPainter) -> list[Part]:
    sides = ("near", "far")
    arms = [part for side in sides for part in painter.arm(side)]
    return [*arms, *(part for side in sides for part in painter.leg(side))]


def _moved(one: Part, aside: int) -> Part:
    if isinstance(one, Placed):
        return one._replace(at=(one.at[0] + aside, one.at[1]))
    outline = cast(Outline, one)
    return outline._replace(points=[(x + aside, y) for x, y in outline.points])


def overlay(main: Iterable[str], helpers: Iterable[str]) -> str:
    """The muscles alone, to lie over the body in a page; the main ones on top."""
    drawn = "".join(
        f'<path class="{look}" d="{_outlines(name)}"/>'
        for look, names in (("m2", helpers), ("m1", main))
        for name in names
    )
    box = " ".join(str(round(value / COARSE)) for value in BOX)
    return f'<svg class="drawing" viewBox="{box}" aria-hidden="true">{drawn}</svg>'


def _outlines(name: str) -> str:
    """Both sides of a muscle, from ahead and from behind, in one path."""
    spots = [(spot, 0) for spot in AHEAD.get(name, ())]
    spots += [(spot, BESIDE) for spot in BEHIND.get(name, ())]
    sides = [(spot, aside, side) for spot, aside in spots for side in (1, -1)]
    return "".join(_outline(spot, aside, side) for spot, aside, side in sides)


def _outline(spot: Spot, aside: int, side: int) -> str:
    *way, width = spot
    points = [(aside + side * x, y) for x, y in way]
    rounded = belly(points, width, 0.35)
    return straight((x / COARSE, y / COARSE) for x, y in rounded)


def drawn() -> set[str]:
    """The muscles that the body shows."""
    return {*AHEAD, *BEHIND}
