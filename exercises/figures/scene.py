"""What one picture shows: two poses, the kit, the view, and what is marked."""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import pi, sin
from typing import Any

from exercises.figures.camera import BESIDE, Camera
from exercises.figures.kinematics import Skeleton, skeleton
from exercises.figures.pose import Arm, Leg, Pose

type Given = dict[str, Any]

# The catalogue's names of anchors -> the skeleton's.
ANCHORS = {
    "hip": "pelvis",
    "near_hand": "hands",
    "shoulder": "near_shoulder",
    "near_knee": "near_knee",
}
# Hands on the hips, as the catalogue writes it: elbows point out to the sides.
HANDS_ON_HIPS = (-49, 95)
ELBOWS_OUT = 24
ARMS_IN = 8
# Up to this lean the head stays up by itself; the neck takes back this share.
LEANING = 60
LOOKING_AHEAD = 0.55


class Measure(StrEnum):
    """Which angle a picture marks."""

    THIGH = "thigh"  # of the near thigh above level
    HIP = "hip"  # between the trunk's line and the near thigh
    LEAN = "lean"  # of the trunk from upright


@dataclass(frozen=True)
class Scene:
    """A movement from a start to an end."""

    slug: str
    start: Pose
    end: Pose
    kit: tuple[tuple[Given, Given], ...] = ()
    muscles: tuple[str, ...] = ()
    # Of the leg that stands.
    stance: tuple[str, ...] = ()
    camera: Camera = BESIDE
    measures: tuple[Measure, ...] = ()
    track: str = "near_knee"
    pivot: str = "near_hip"
    arrow: tuple[float, float] = (0.1, 0.97)
    arrow_off: float = 0.1
    # How far from the joint the number stands, in body heights.
    label_at: float = 0.45
    up_s: float = 2
    hold_s: float = 2
    down_s: float = 2
    # Degrees by which the knee bends more in the middle of the way.
    clearance: float = 0
    ghost: bool = True
    fault: bool = False

    def body(self, share: float) -> Skeleton:
        """The body `share` of the way; a swinging foot is drawn up over the floor."""
        pose = self.start.toward(self.end, share)
        leg, up = pose.near_leg, self.clearance * sin(pi * share)
        swung = replace(leg, knee=leg.knee + up, ankle=leg.ankle + up / 2)
        return skeleton(replace(pose, near_leg=swung))

    def things(self, share: float) -> list[Given]:
        """The kit in the middle of the movement."""
        return [_blended(a, b, share) for a, b in self.kit]


def pose(given: Given, *, abduction: float = 3) -> Pose:
    """A pose from the catalogue's side view; see its `conventions`."""
    trunk = given.get("trunk", 0)
    nod = -trunk * LOOKING_AHEAD if abs(trunk) <= LEANING else 0
    anchor = given["anchor"]
    built = Pose(
        trunk=trunk,
        spine=given.get("spine", 0),
        head=given.get("head", 0) + nod,
        near_leg=_leg(given["near"], abduction),
        far_leg=_leg(given["far"], abduction),
        near_arm=_arm(given["near"]),
        far_arm=_arm(given["far"]),
    )
    name = ANCHORS[anchor["point"]]
    aside = skeleton(built).joints[name][2]
    return replace(built, anchor=name, at=(anchor["x"], anchor["y"], aside))


def _leg(given: Given, abduction: float) -> Leg:
    return Leg(given["hip"], given["knee"], given.get("ankle", 0), abduction)


def _arm(given: Given) -> Arm:
    angles = (given.get("shoulder", 0), given.get("elbow", 0))
    return Arm(*angles, ELBOWS_OUT if angles == HANDS_ON_HIPS else ARMS_IN)


def _blended(a: Given, b: Given, share: float) -> Given:
    return {key: _between(value, b[key], share) for key, value in a.items()}


def _between(a: Any, b: Any, share: float) -> Any:
    if isinstance(a, bool) or not isinstance(a, int | float):
        return a
    return a + (b - a) * share
