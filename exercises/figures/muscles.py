"""The hip flexors over faint bones, and their helpers: a schema, not an atlas."""

from collections.abc import Callable, Iterable

from exercises.figures import segments
from exercises.figures.body import Painter
from exercises.figures.camera import Point
from exercises.figures.kinematics import SIDES
from exercises.figures.outlines import belly, curve
from exercises.figures.parts import Outline, Part
from exercises.figures.vectors import Vector, between

MAIN = "iliopsoas"
# Where the trunk's vertebrae are seen, from the ribs (0) to the sacrum (1).
VERTEBRAE = (0.02, 0.24, 0.46, 0.68, 0.9)
# Fibres are drawn at these shares of a muscle's width.
FIBRES = (-0.4, 0.35)
FIBRE = "fb"


class Anatomy:
    """The points of one side where muscles hold on, as the camera sees them."""

    def __init__(self, painter: Painter, side: str) -> None:
        self.painter = painter
        self.body = painter.body
        self.side = side
        self.sign = SIDES[side]

    def pelvis(self, forward: float, up: float, out: float = 0) -> Point:
        """From the hip joint, in body heights."""
        hip = self.body.joints[f"{self.side}_hip"]
        point = self.body.pelvis.point(hip, forward, up, out * self.sign)
        return self.painter.camera(point)

    def thigh(self, along: float, front: float) -> Point:
        bone = self.body.bones[f"{self.side}_thigh"]
        return self.painter.camera(bone.point(along * segments.THIGH, front))

    def shank(self, along: float, front: float) -> Point:
        bone = self.body.bones[f"{self.side}_shank"]
        return self.painter.camera(bone.point(along * segments.SHANK, front))

    def arm(self, along: float, front: float) -> Point:
        bone = self.body.bones[f"{self.side}_upper_arm"]
        return self.painter.camera(bone.point(along * segments.UPPER_ARM, front))

    def forearm(self, along: float, front: float) -> Point:
        bone = self.body.bones[f"{self.side}_forearm"]
        return self.painter.camera(bone.point(along * segments.FOREARM, front))

    def spine(self, share: float, forward: float) -> Point:
        """`share` of the way from the ribs to the pelvis."""
        joints = self.body.joints
        at: Vector = between(joints["ribs"], joints["pelvis"], share)
        out = 0.014 * self.sign
        return self.painter.camera(self.body.lumbar.point(at, forward, 0, out))

    def chest(self, up: float, forward: float) -> Point:
        ribs = self.body.joints["ribs"]
        return self.painter.camera(self.body.thorax.point(ribs, forward, up, 0))


def bones(anatomy: Anatomy) -> list[Part]:
    painter, side = anatomy.painter, anatomy.side
    hip = painter.body.joints[f"{side}_hip"]
    return [
        *_vertebrae(anatomy),
        painter.frame("bn", "hip", hip, painter.body.pelvis),
        painter.bone("bn", "femur", f"{side}_thigh", segments.THIGH),
    ]


def _vertebrae(anatomy: Anatomy) -> list[Part]:
    painter, joints = anatomy.painter, anatomy.painter.body.joints
    return [
        painter.frame(
            "bn",
            "vertebra",
            painter.body.lumbar.point(
                between(joints["ribs"], joints["pelvis"], share), -0.022, 0, 0
            ),
            painter.body.lumbar,
        )
        for share in VERTEBRAE
    ]


def _iliopsoas(at: Anatomy) -> list[Part]:
    """Psoas from the spine, iliacus from the wing, over the brim to the femur."""
    end = at.thigh(0.20, -0.012)
    brim = at.pelvis(0.040, 0.004)
    iliacus = (at.pelvis(-0.014, 0.088, 0.01), at.pelvis(0.045, 0.020, 0.01), end)
    psoas = (at.spine(0.0, 0.0), brim, end)
    return [*_fleshy("m1", iliacus, 27, 0.42), *_fleshy("m1", psoas, 24, 0.36)]


def _rectus_femoris(at: Anatomy) -> list[Part]:
    way = (at.pelvis(0.040, 0.022), at.thigh(0.40, 0.058), at.thigh(0.90, 0.032))
    return _fleshy("m2", way, 21, 0.2)


def _tensor(at: Anatomy) -> list[Part]:
    way = (
        at.pelvis(0.040, 0.070, 0.02),
        at.pelvis(0.028, 0.006, 0.03),
        at.thigh(0.36, 0.006),
    )
    return _fleshy("m2", way, 15, 0.25)


def _sartorius(at: Anatomy) -> list[Part]:
    way = (at.pelvis(0.046, 0.062), at.thigh(0.45, 0.030), at.thigh(0.98, -0.026))
    return _fleshy("m2", way, 10, 0.3)


def _abdominals(at: Anatomy) -> list[Part]:
    way = (at.chest(0.040, 0.064), at.spine(0.45, 0.058), at.pelvis(0.040, -0.004))
    return _fleshy("m2", way, 17, 0.4)


def _gluteus(at: Anatomy) -> list[Part]:
    way = (at.pelvis(-0.052, 0.070), at.pelvis(-0.078, -0.012), at.thigh(0.24, -0.034))
    return _fleshy("m2", way, 30, 0.35)


def _quadriceps(at: Anatomy) -> list[Part]:
    way = (at.thigh(0.12, 0.030), at.thigh(0.5, 0.046), at.thigh(0.95, 0.036))
    return _fleshy("m2", way, 26, 0.25)


def _calves(at: Anatomy) -> list[Part]:
    way = (at.shank(0.06, -0.024), at.shank(0.32, -0.058), at.shank(0.80, -0.016))
    return _fleshy("m2", way, 19, 0.2)


def _shin(at: Anatomy) -> list[Part]:
    way = (at.shank(0.12, 0.022), at.shank(0.40, 0.034), at.shank(0.88, 0.014))
    return _fleshy("m2", way, 10, 0.2)


def _latissimus(at: Anatomy) -> list[Part]:
    way = (at.pelvis(-0.050, 0.100), at.chest(0.050, -0.062), at.arm(0.12, -0.024))
    return _fleshy("m2", way, 21, 0.4)


def _shoulder(at: Anatomy) -> list[Part]:
    way = (at.arm(-0.12, 0.006), at.arm(0.14, 0.030), at.arm(0.52, 0.006))
    return _fleshy("m2", way, 20, 0.3)


def _grip(at: Anatomy) -> list[Part]:
    way = (at.forearm(0.02, 0.014), at.forearm(0.3, 0.018), at.forearm(0.92, 0.004))
    return _fleshy("m2", way, 14, 0.25)


def _fleshy(
    look: str, way: tuple[Point, Point, Point], width: float, ends: float
) -> list[Part]:
    """A muscle; the main one with two fibres in it."""
    fibres = _fibres(way, width) if look == "m1" else ()
    return [Outline(look, belly(way, width, ends)), *fibres]


def _fibres(way: tuple[Point, Point, Point], width: float) -> Iterable[Part]:
    (x0, y0), (x1, y1) = way[0], way[-1]
    size = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1
    across = (-(y1 - y0) / size, (x1 - x0) / size)
    for share in FIBRES:
        dx, dy = across[0] * width * share, across[1] * width * share
        line = [curve(way, part) for part in (0.2, 0.5, 0.8)]
        yield Outline(FIBRE, [(x + dx, y + dy) for x, y in line], closed=False)


# Seen from behind to front, so that the psoas lies on top.
DRAWN: dict[str, Callable[[Anatomy], list[Part]]] = {
    "latissimus_dorsi": _latissimus,
    "gluteus_maximus": _gluteus,
    "quadriceps": _quadriceps,
    "rectus_abdominis": _abdominals,
    "calves": _calves,
    "tibialis_anterior": _shin,
    "sartorius": _sartorius,
    "tensor_fasciae_latae": _tensor,
    "rectus_femoris": _rectus_femoris,
    MAIN: _iliopsoas,
    "shoulder_girdle": _shoulder,
    "forearm_grip": _grip,
}
# These lie on the arm, before the trunk.
OF_THE_ARM = ("shoulder_girdle", "forearm_grip")


def muscles(
    painter: Painter, side: str, names: Iterable[str], *, fine: bool = True
) -> list[Part]:
    """The named muscles of one side, with fibres if `fine`.

    Names that no picture shows are passed over.
    """
    anatomy = Anatomy(painter, side)
    wanted = [name for name in DRAWN if name in set(names)]
    flesh = [part for name in wanted for part in DRAWN[name](anatomy)]
    return [part for part in flesh if fine or part.look != FIBRE]
