"""Convert lengths: stored in centimetres, shown and entered in either unit."""

from decimal import Decimal

CM_PER_INCH = Decimal("2.54")
TENTH = Decimal("0.1")


def from_cm(length_cm: Decimal, unit: str) -> Decimal:
    """Return a length in the unit, "cm" or "in", to a tenth."""
    length = length_cm / CM_PER_INCH if unit == "in" else length_cm
    return length.quantize(TENTH)


def to_cm(length: Decimal, unit: str) -> Decimal:
    """Return a length given in "cm" or "in" in centimetres, to a tenth."""
    length_cm = length * CM_PER_INCH if unit == "in" else length
    return length_cm.quantize(TENTH)
