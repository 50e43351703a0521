"""The athlete, from the far arm to the near one, in the order of painting."""

from exercises.figures import segments
from exercises.figures.camera import SCALE, Camera, Point
from exercises.figures.kinematics import SIDES, Frame, Skeleton
from exercises.figures.outlines import Ring, hull
from exercises.figures.parts import Group, Outline, Part, Placed
from exercises.figures.vectors import Vector, scaled, subtract

# Depth before and behind the spine, and half the width, in body heights, at
# heights along the trunk's three parts.
type Slice = tuple[float, float, float, float]
SEAT: tuple[Slice, ...] = (
    (-0.036, 0.034, 0.060, 0.070),
    (0.000, 0.052, 0.068, 0.080),
    (0.034, 0.056, 0.062, 0.080),
)
BELT: Slice = (0.062, 0.056, 0.052, 0.070)
CHEST: tuple[Slice, ...] = (
    (0.005, 0.060, 0.056, 0.072),
    (0.060, 0.072, 0.062, 0.080),
    (0.110, 0.068, 0.060, 0.084),
    (0.150, 0.030, 0.040, 0.060),
)


class Painter:
    """Turns one skeleton into parts, as one camera sees it."""

    def __init__(self, body: Skeleton, camera: Camera) -> None:
        self.body = body
        self.camera = camera

    def place(self, joint: str) -> Point:
        return self.camera(self.body.joints[joint])

    def bone(self, look: str, shape: str, name: str, size: float) -> Placed:
        """A shape along a bone that is `size` long in body heights."""
        bone = self.body.bones[name]
        ends = (self.camera(bone.start), self.camera(bone.end))
        return Placed.along(look, shape, ends, size * SCALE)

    def frame(self, look: str, shape: str, at: Vector, frame: Frame) -> Placed:
        """A shape that lies in the plane of a part of the trunk."""
        ahead = self.camera(frame.point(at, 1, 0, 0))
        return Placed.along(look, shape, (self.camera(at), ahead), SCALE)

    def slice(self, frame: Frame, origin: Vector, cut: Slice) -> Ring:
        up, front, back, half = cut
        middle = frame.point(origin, (front - back) / 2, up, 0)
        depth = scaled(frame.forward, (front + back) / 2)
        axes = (self._way(depth), self._way(scaled(frame.right, half)))
        return Ring(self.camera(middle), *axes)

    def _way(self, vector: Vector) -> Point:
        (x, y), (x0, y0) = self.camera(vector), self.camera(subtract(vector, vector))
        return x - x0, y - y0

    def leg(self, side: str) -> list[Part]:
        foot = self.body.bones[f"{side}_foot"]
        toward = self.camera(foot.point(1))
        shoe = (self.camera(foot.start), toward)
        return [
            self.bone("sk", "shank", f"{side}_shank", segments.SHANK),
            Placed.along("sh", "shoe", shoe, SCALE),
            Placed.along("so", "sole", shoe, SCALE),
            self.bone("sk", "thigh", f"{side}_thigh", segments.THIGH),
            self.bone("st", "shorts", f"{side}_thigh", segments.THIGH),
        ]

    def arm(self, side: str) -> list[Part]:
        fore = self.body.bones[f"{side}_forearm"]
        hand = (self.camera(fore.end), self.camera(fore.point(segments.FOREARM + 1)))
        return [
            Placed.along("sk", "hand", hand, SCALE),
            self.bone("sk", "fore", f"{side}_forearm", segments.FOREARM),
            Placed.along("cr", "thumb", hand, SCALE),
            self.bone("sk", "arm", f"{side}_upper_arm", segments.UPPER_ARM),
            self.bone("sl", "sleeve", f"{side}_upper_arm", segments.UPPER_ARM),
        ]

    def trunk(self) -> list[Part]:
        """Shirt and shorts: hulls round slices of the trunk."""
        body, joints = self.body, self.body.joints
        seat = [self.slice(body.pelvis, joints["pelvis"], cut) for cut in SEAT]
        belt = self.slice(body.pelvis, joints["pelvis"], BELT)
        chest = [self.slice(body.thorax, joints["ribs"], cut) for cut in CHEST]
        pairs = zip([belt, *chest[:-1]], chest, strict=True)
        shirt: list[Part] = [Outline("tp", hull(pair)) for pair in pairs]
        return [*shirt, Outline("st", hull([*seat, belt]))]

    def head(self) -> list[Part]:
        body, joints = self.body, self.body.joints
        ends = (self.place("neck"), self.place("head"))
        parts = ("sk", "face"), ("hr", "hair"), ("sk", "ear")
        return [
            Placed.along("sk", "neck", ends, segments.NECK_TO_HEAD * SCALE),
            *(self.frame(*part, joints["head"], body.head) for part in parts),
        ]


def silhouette(body: Skeleton, camera: Camera) -> list[Part]:
    """All parts that fill the body's outline, for a pose that is only hinted at."""
    painter = Painter(body, camera)
    limbs = [part for side in SIDES for part in painter.arm(side) + painter.leg(side)]
    inner = {"thumb", "sole", "ear"}
    return [
        part._replace(look="")
        for part in [*limbs, *painter.trunk(), *painter.head()]
        if not (isinstance(part, Placed) and part.shape in inner)
        and isinstance(part, Placed | Outline)
    ]


def athlete(body: Skeleton, camera: Camera) -> dict[str, Group]:
    """The groups of the body by their names, far to near."""
    painter = Painter(body, camera)
    return {
        "far_arm": Group("far", painter.arm("far"), "fa"),
        "far_leg": Group("far", painter.leg("far"), "fl"),
        "head": Group("", painter.head(), "hd"),
        "trunk": Group("", painter.trunk(), "tr"),
        "near_leg": Group("", painter.leg("near"), "nl"),
        "near_arm": Group("", painter.arm("near"), "na"),
    }
