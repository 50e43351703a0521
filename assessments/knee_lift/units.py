"""The three ways to read a lift: centimetres, inches, or the thigh's angle."""

from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.units import CM_PER_INCH
from assessments.knee_lift.geometry import lift_cm, thigh_angle_deg
from assessments.knee_lift.protocol import RANGES


class LiftUnit(StrEnum):
    CM = "cm"
    INCH = "in"
    DEGREE = "deg"

    @property
    def label(self) -> str | Promise:
        return {
            LiftUnit.CM: _("cm"),
            LiftUnit.INCH: _("inches"),
            LiftUnit.DEGREE: _("degrees"),
        }[self]

    @property
    def sign(self) -> str:
        return {LiftUnit.DEGREE: "°"}.get(self, self.value)

    @property
    def highest(self) -> Decimal:
        """The highest reading a record may hold: 35 cm or 55 degrees."""
        if self is LiftUnit.DEGREE:
            return Decimal(str(RANGES["thigh_deg"].high))
        cm = RANGES["lift_cm"].high
        return Decimal(str(int(10 * from_cm(cm, self, thigh_cm=cm)) / 10))

    @property
    def step(self) -> str:
        """What one press of a button adds."""
        return "0.25" if self is LiftUnit.INCH else "0.5"

    @property
    def places(self) -> int:
        return 2 if self is LiftUnit.INCH else 1


def from_cm(lift: float, unit: LiftUnit, *, thigh_cm: float) -> float:
    """A lift in cm in another unit. Ranges and errors are those of `geometry`."""
    if unit is LiftUnit.INCH:
        return lift / float(CM_PER_INCH)
    if unit is LiftUnit.DEGREE:
        return thigh_angle_deg(lift, thigh_cm=thigh_cm)
    return lift


def to_cm(value: float, unit: LiftUnit, *, thigh_cm: float) -> float:
    """A reading in cm. Ranges and errors are those of `geometry`."""
    if unit is LiftUnit.INCH:
        return value * float(CM_PER_INCH)
    if unit is LiftUnit.DEGREE:
        return lift_cm(value, thigh_cm=thigh_cm)
    return value
