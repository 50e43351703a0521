"""The three ways to read a lift: centimetres, inches, or the thigh's angle."""

from decimal import Decimal
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.units import CM_PER_INCH
from assessments.knee_lift.geometry import lift_cm, thigh_angle_deg
from assessments.knee_lift.protocol import RANGES


class LiftUnit(TextChoices):
    """What a lift is read in."""

    CM = "cm", _("cm")
    INCH = "in", _("inches")
    DEGREE = "deg", _("degrees")

    @property
    def symbol(self) -> str:
        """Return what stands behind a number: "cm", "in" or "°"."""
        return {LiftUnit.DEGREE: "°"}.get(self, self.value)

    @property
    def highest(self) -> Decimal:
        """Return the largest value that can be recorded: 35 cm or 55 degrees."""
        if self is LiftUnit.DEGREE:
            return Decimal(str(RANGES["thigh_deg"].high))
        cm = RANGES["lift_cm"].high
        return Decimal(str(int(10 * from_cm(cm, self, thigh_cm=cm)) / 10))

    @property
    def step(self) -> str:
        """Return what one tap on a stepper button adds."""
        return "0.25" if self is LiftUnit.INCH else "0.5"

    @property
    def places(self) -> int:
        return 2 if self is LiftUnit.INCH else 1


# An angle has its own column.
LENGTH_UNITS: Final = (LiftUnit.CM, LiftUnit.INCH)


def from_cm(lift: float, unit: LiftUnit, *, thigh_cm: float) -> float:
    """Return a lift of cm in another unit. Ranges and errors as in `geometry`."""
    if unit is LiftUnit.INCH:
        return lift / float(CM_PER_INCH)
    if unit is LiftUnit.DEGREE:
        return thigh_angle_deg(lift, thigh_cm=thigh_cm)
    return lift


def to_cm(value: float, unit: LiftUnit, *, thigh_cm: float) -> float:
    """Return a value in `unit` as a lift in cm. Ranges and errors as in `geometry`."""
    if unit is LiftUnit.INCH:
        return value * float(CM_PER_INCH)
    if unit is LiftUnit.DEGREE:
        return lift_cm(value, thigh_cm=thigh_cm)
    return value
