"""From joint angles to points in space, in body heights (forward kinematics)."""

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from exercises.figures import segments
from exercises.figures.pose import Arm, Leg, Pose
from exercises.figures.vectors import (
    ORIGIN,
    RIGHT,
    UP,
    Vector,
    add,
    between,
    cross,
    dot,
    scaled,
    subtract,
    turned,
    unit,
)

SIDES = {"near": 1, "far": -1}


class Frame(NamedTuple):
    """Which way a part of the body faces: forward, up, to its right."""

    forward: Vector
    up: Vector
    right: Vector = RIGHT

    @classmethod
    def leaning(cls, degrees: float) -> "Frame":
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return cls((c, -s, 0.0), (s, c, 0.0))

    def point(self, origin: Vector, forward: float, up: float, right: float) -> Vector:
        parts = (
            scaled(self.forward, forward),
            scaled(self.up, up),
            scaled(self.right, right),
        )
        return add(origin, *parts)


class Bone(NamedTuple):
    """A part of a limb: where it starts and ends, and which way its front looks."""

    start: Vector
    end: Vector
    along: Vector
    front: Vector

    def point(self, along: float, front: float = 0) -> Vector:
        """A point in body heights from the start."""
        return add(self.start, scaled(self.along, along), scaled(self.front, front))


@dataclass(frozen=True)
class Skeleton:
    """A posed body: joints by name, bones by name, and the frames of its trunk."""

    joints: dict[str, Vector]
    bones: dict[str, Bone]
    pelvis: Frame
    lumbar: Frame
    thorax: Frame
    head: Frame

    def moved(self, by: Vector) -> "Skeleton":
        return Skeleton(
            {name: add(point, by) for name, point in self.joints.items()},
            {
                name: bone._replace(start=add(bone.start, by), end=add(bone.end, by))
                for name, bone in self.bones.items()
            },
            self.pelvis,
            self.lumbar,
            self.thorax,
            self.head,
        )


def skeleton(pose: Pose) -> Skeleton:
    """The body in this pose, with its anchor where the pose says.

    Lengths are body heights. An anchor that names no joint raises `KeyError`.
    """
    built = _trunk(pose)
    for side in SIDES:
        _add_leg(built, side, getattr(pose, f"{side}_leg"))
        _add_arm(built, side, getattr(pose, f"{side}_arm"))
    for name in ("hand", "ball"):
        both = (built.joints[f"near_{name}"], built.joints[f"far_{name}"])
        built.joints[f"{name}s"] = between(*both, 0.5)
    return built.moved(subtract(pose.at, built.joints[pose.anchor]))


def _trunk(pose: Pose) -> Skeleton:
    lumbar = Frame.leaning(pose.trunk + pose.spine / 2)
    pelvis, thorax = Frame.leaning(pose.trunk), Frame.leaning(pose.trunk + pose.spine)
    head = Frame.leaning(pose.trunk + pose.spine + pose.head)
    waist = pelvis.point(ORIGIN, 0, segments.PELVIS, 0)
    ribs = lumbar.point(waist, 0, segments.LUMBAR, 0)
    neck = thorax.point(ribs, 0, segments.THORAX, 0)
    joints = {
        "pelvis": ORIGIN,
        "waist": waist,
        "ribs": ribs,
        "neck": neck,
        "head": head.point(neck, 0.012, segments.NECK_TO_HEAD, 0),
    }
    return Skeleton(joints, {}, pelvis, lumbar, thorax, head)


def _add_leg(body: Skeleton, side: str, leg: Leg) -> None:
    sign = SIDES[side]
    hip = body.pelvis.point(ORIGIN, 0, 0, sign * segments.HALF_HIPS)
    angles = (leg.hip, leg.abduction, leg.rotation)
    thigh, hinge = _ball_joint(body.pelvis, hip, angles, segments.THIGH, sign)
    shank = _hinged(thigh, hinge, -leg.knee, segments.SHANK)
    foot = _hinged(shank, hinge, 90 + leg.ankle, segments.TOE[0])
    body.bones.update({f"{side}_thigh": thigh, f"{side}_shank": shank})
    body.bones[f"{side}_foot"] = foot
    body.joints.update({f"{side}_hip": hip, f"{side}_knee": thigh.end})
    body.joints[f"{side}_ankle"] = shank.end
    for name in ("HEEL", "BALL", "TOE"):
        along, down = getattr(segments, name)
        body.joints[f"{side}_{name.lower()}"] = foot.point(along, -down)


def _add_arm(body: Skeleton, side: str, arm: Arm) -> None:
    sign = SIDES[side]
    drop = -segments.SHOULDERS_BELOW_NECK
    neck = body.joints["neck"]
    shoulder = body.thorax.point(neck, 0, drop, sign * segments.HALF_SHOULDERS)
    angles = (arm.shoulder, arm.abduction, arm.rotation)
    upper, hinge = _ball_joint(body.thorax, shoulder, angles, segments.UPPER_ARM, sign)
    fore = _hinged(upper, hinge, arm.elbow, segments.FOREARM)
    body.bones.update({f"{side}_upper_arm": upper, f"{side}_forearm": fore})
    body.joints.update({f"{side}_shoulder": shoulder, f"{side}_elbow": upper.end})
    body.joints[f"{side}_wrist"] = fore.end
    body.joints[f"{side}_hand"] = fore.point(segments.FOREARM + segments.GRIP)


def _ball_joint(
    frame: Frame,
    origin: Vector,
    angles: tuple[float, float, float],
    size: float,
    sign: int,
) -> tuple[Bone, Vector]:
    """The bone below a hip or shoulder, and the axis of the hinge at its end."""
    flexion, abduction, rotation = angles
    swing = add(
        scaled(frame.forward, sin(radians(flexion))),
        scaled(frame.up, -cos(radians(flexion))),
    )
    outward = scaled(frame.right, sign * sin(radians(abduction)))
    along = unit(add(scaled(swing, cos(radians(abduction))), outward))
    across = subtract(frame.right, scaled(along, dot(frame.right, along)))
    hinge = turned(unit(across), along, -sign * rotation)
    end = add(origin, scaled(along, size))
    return Bone(origin, end, along, cross(hinge, along)), hinge


def _hinged(bone: Bone, hinge: Vector, degrees: float, size: float) -> Bone:
    """The bone that follows at a hinge; positive bends toward the front."""
    along = turned(bone.along, hinge, degrees)
    end = add(bone.end, scaled(along, size))
    return Bone(bone.end, end, along, cross(hinge, along))


def elevation(bone: Bone) -> float:
    """How far a bone rises above level, in degrees, as it lies in space."""
    return degrees(asin(max(-1.0, min(1.0, dot(bone.along, UP)))))
