"""The runner from the front or from behind, for the signs of the running-form check."""

from dataclasses import dataclass, replace

from exercises.figures import segments
from exercises.figures.body import Painter
from exercises.figures.camera import SCALE, Camera, Point
from exercises.figures.kinematics import skeleton
from exercises.figures.labels import tip
from exercises.figures.parts import Group, Outline, Part, Placed
from exercises.figures.pose import Arm, Leg, Pose
from exercises.figures.solids import Shadow

FRONT = Camera(yaw=90, pitch=4)
BACK = Camera(yaw=-90, pitch=4)


@dataclass(frozen=True)
class Sign:
    """A way to run as a camera ahead or behind sees it; the near leg swings."""

    name: str
    pose: Pose
    camera: Camera
    # The joint that is out of place, and how far beside it the arrow starts.
    joint: str = ""
    arrow: tuple[float, float] = (0, 0)


RUN = Pose(
    trunk=4,
    head=-3,
    near_leg=Leg(hip=66, knee=98, ankle=6, abduction=1),
    far_leg=Leg(hip=2, knee=6, ankle=4, abduction=-2),
    near_arm=Arm(shoulder=-42, elbow=88, abduction=14),
    far_arm=Arm(shoulder=38, elbow=96, abduction=10, rotation=18),
    anchor="far_ball",
    at=(0.0, 0.0, -0.03),
)
TRAILING = replace(
    RUN,
    near_leg=Leg(hip=4, knee=92, ankle=-24, abduction=2),
    near_arm=Arm(shoulder=38, elbow=96, abduction=10, rotation=18),
    far_arm=Arm(shoulder=-42, elbow=88, abduction=14),
)
SIGNS = (
    Sign("form-neutral-front", RUN, FRONT),
    Sign(
        "form-knees-cross-front",
        replace(RUN, near_leg=replace(RUN.near_leg, abduction=-21)),
        FRONT,
        joint="near_knee",
        arrow=(-0.20, -0.06),
    ),
    Sign("form-neutral-back", TRAILING, BACK),
    Sign(
        "form-feet-flail-back",
        replace(
            TRAILING, near_leg=replace(TRAILING.near_leg, abduction=5, rotation=36)
        ),
        BACK,
        joint="near_ankle",
        arrow=(-0.11, -0.01),
    ),
)


class FrontalPainter(Painter):
    """Limbs are as thick to the left as to the right; feet and head look ahead."""

    @property
    def from_behind(self) -> bool:
        return self.camera.yaw < 0

    def leg(self, side: str) -> list[Part]:
        return [
            self.bone("sk", "front-shank", f"{side}_shank", segments.SHANK),
            *self._foot(side),
            self.bone("sk", "front-thigh", f"{side}_thigh", segments.THIGH),
            self.bone("st", "front-shorts", f"{side}_thigh", segments.THIGH),
        ]

    def _foot(self, side: str) -> list[Part]:
        shape = "heel" if self.from_behind else "toecap"
        bone = self.body.bones[f"{side}_shank"]
        ends = (self.camera(bone.end), self.camera(bone.point(segments.SHANK + 1)))
        upright = Placed.along("sh", shape, ends, SCALE)._replace(stretch=1)
        return [upright, upright._replace(look="so", shape=f"{shape}-sole")]

    def arm(self, side: str) -> list[Part]:
        fore = self.body.bones[f"{side}_forearm"]
        ends = (self.camera(fore.end), self.camera(fore.point(segments.FOREARM + 1)))
        fist = Placed.along("sk", "fist", ends, SCALE)._replace(stretch=1)
        parts: list[Part] = [
            self.bone("sk", "front-arm", f"{side}_upper_arm", segments.UPPER_ARM),
            self.bone("sl", "front-sleeve", f"{side}_upper_arm", segments.UPPER_ARM),
        ]
        lower: list[Part] = [
            self.bone("sk", "front-fore", f"{side}_forearm", segments.FOREARM),
            fist,
        ]
        ahead = self.camera.depth(fore.end) > self.camera.depth(fore.start)
        return [*parts, *lower] if ahead else [*lower, *parts]

    def head(self) -> list[Part]:
        at = self.place("head")
        ends = (self.place("neck"), at)
        neck = Placed.along("sk", "front-neck", ends, segments.NECK_TO_HEAD * SCALE)
        if self.from_behind:
            return [
                neck,
                Placed("sk", "front-ears", at, 0),
                Placed("hr", "nape", at, 0),
            ]
        return [
            neck,
            Placed("sk", "front-ears", at, 0),
            Placed("sk", "oval", at, 0),
            Placed("hr", "fringe", at, 0),
            Placed("cr", "features", at, 0),
        ]


def groups(sign: Sign) -> list[Group]:
    """The runner over the line on which he runs, far parts first."""
    body = skeleton(sign.pose)
    painter = FrontalPainter(body, sign.camera)
    swing = "near_leg"
    named = {
        "far_leg": Group("", painter.leg("far"), "fl"),
        swing: Group("", painter.leg("near"), "nl"),
        "trunk": Group("", painter.trunk(), "tr"),
        "head": Group("", painter.head(), "hd"),
        "far_arm": Group("", painter.arm("far"), "fa"),
        "near_arm": Group("", painter.arm("near"), "na"),
    }
    return [
        Group("", _ground(sign.camera)),
        *(named[name] for name in _order(painter)),
        Group("", [*_line(sign.camera), *_arrow(painter, sign)]),
    ]


def _order(painter: FrontalPainter) -> list[str]:
    """Arms behind the trunk first, then what swings toward the camera."""
    depth, joints = painter.camera.depth, painter.body.joints
    arms = sorted(
        ("far_arm", "near_arm"),
        key=lambda name: depth(joints[name.replace("arm", "hand")]),
    )
    if painter.from_behind:
        return [arms[0], "far_leg", "trunk", "head", "near_leg", arms[1]]
    return [arms[0], "far_leg", "head", "trunk", "near_leg", arms[1]]


def _ground(camera: Camera) -> list[Part]:
    return Shadow(0, -0.03, 0.13).parts(camera)


def _line(camera: Camera) -> list[Part]:
    """The middle, from the floor to over the head."""
    line = [camera((0.3, 0.0, 0.0)), camera((0.0, 1.08, 0.0))]
    middle = [(line[0][0], line[0][1]), (line[0][0], line[1][1])]
    return [Outline("rf", middle, round=False, closed=False)]


def _arrow(painter: Painter, sign: Sign) -> list[Part]:
    if not sign.joint:
        return []
    x, y = painter.place(sign.joint)
    way: list[Point] = [(x + off * SCALE, y - 90) for off in sign.arrow]
    return [Outline("ar", way, round=False, closed=False), tip(*way)]
