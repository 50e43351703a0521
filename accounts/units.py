"""Centimetres and inches: stored in the one, shown and typed in either."""

from decimal import Decimal

CM_PER_INCH = Decimal("2.54")
TENTH = Decimal("0.1")


def from_cm(length_cm: Decimal, unit: str) -> Decimal:
    """A length in the unit, "cm" or "in", to a tenth."""
    length = length_cm / CM_PER_INCH if unit == "in" else length_cm
    return length.quantize(TENTH)


def to_cm(length: Decimal, unit: str) -> Decimal:
    """A length typed in the unit, "cm" or "in", in centimetres to a tenth."""
    length_cm = length * CM_PER_INCH if unit == "in" else length
    return length_cm.quantize(TENTH)
