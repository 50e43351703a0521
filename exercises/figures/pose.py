"""A pose: joint angles in degrees, and the one point that stays put."""

from dataclasses import dataclass, fields

from exercises.figures.vectors import ORIGIN, Vector, between


@dataclass(frozen=True)
class Leg:
    """Flexion is positive; the ankle's is toward the shin. Abduction is outward."""

    hip: float = 0
    knee: float = 0
    ankle: float = 0
    abduction: float = 3
    rotation: float = 0

    def toward(self, other: "Leg", share: float) -> "Leg":
        return _blended(self, other, share)


@dataclass(frozen=True)
class Arm:
    """0 hangs along the trunk, 90 points ahead, 180 overhead, negative behind."""

    shoulder: float = 0
    elbow: float = 0
    abduction: float = 8
    rotation: float = 0

    def toward(self, other: "Arm", share: float) -> "Arm":
        return _blended(self, other, share)


@dataclass(frozen=True)
class Pose:
    """A whole body; near is the athlete's right.

    `trunk` leans forward from upright, `spine` bends at mid-trunk, `head` tilts
    against the trunk. `at` is where the joint named `anchor` is, in body heights.
    """

    trunk: float = 0
    spine: float = 0
    head: float = 0
    near_leg: Leg = Leg()
    far_leg: Leg = Leg()
    near_arm: Arm = Arm()
    far_arm: Arm = Arm()
    anchor: str = "pelvis"
    at: Vector = ORIGIN

    def toward(self, other: "Pose", share: float) -> "Pose":
        """The pose `share` of the way to another one with the same anchor."""
        return Pose(
            trunk=_number(self.trunk, other.trunk, share),
            spine=_number(self.spine, other.spine, share),
            head=_number(self.head, other.head, share),
            near_leg=self.near_leg.toward(other.near_leg, share),
            far_leg=self.far_leg.toward(other.far_leg, share),
            near_arm=self.near_arm.toward(other.near_arm, share),
            far_arm=self.far_arm.toward(other.far_arm, share),
            anchor=self.anchor,
            at=between(self.at, other.at, share),
        )


def _number(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _blended[L: (Leg, Arm)](a: L, b: L, share: float) -> L:
    angles = (
        _number(getattr(a, field.name), getattr(b, field.name), share)
        for field in fields(a)
    )
    return type(a)(*angles)
