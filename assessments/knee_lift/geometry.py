"""The geometry of the seated knee lift: centimetres to degrees and back.

Angles are degrees above horizontal. Segment lengths are fractions of stature after
Winter and Drillis and Contini: population averages, so a measured thigh is better.
"""

from math import asin, degrees, radians, sin
from typing import Final

from assessments.knee_lift.protocol import RANGES

THIGH: Final = 0.245
TRUNK: Final = 0.288
GRAVITY: Final = 9.81

# Segment masses of the body's and the thigh's centre of mass, after Winter. With
# the thigh horizontal and the shin hanging, shank and foot act at the knee.
THIGH_MASS: Final = 0.100
THIGH_CENTRE: Final = 0.433
SHANK_MASS: Final = 0.0465
FOOT_MASS: Final = 0.0145
LEG_MOMENT: Final = THIGH_MASS * THIGH_CENTRE + SHANK_MASS + FOOT_MASS

RIGHT_ANGLE: Final = 90


def thigh_length_cm(stature_cm: float) -> float:
    """Return hip to knee in cm, 0.245 of the stature (110 to 220 cm), after Winter.

    An error of 8 % in it changes the angle of a 7.5 cm lift by under one degree.
    Raises ValueError outside the range.
    """
    _check_range("stature_cm", stature_cm)
    return THIGH * stature_cm


def seat_height_cm(stature_cm: float) -> float:
    """Return the seat height in cm at which the thighs are horizontal.

    Stature 110 to 220 cm, ValueError outside. The fraction 0.245 is our convention.
    """
    return thigh_length_cm(stature_cm)


def thigh_angle_deg(lift_cm: float, *, thigh_cm: float) -> float:
    """Return the thigh's degrees above horizontal for a knee lift in cm.

    Lift 0 to 35 cm and no more than the thigh, thigh 25 to 60 cm; ValueError outside.
    """
    _check_range("lift_cm", lift_cm)
    _check_range("thigh_cm", thigh_cm)
    if lift_cm > thigh_cm:
        raise ValueError(f"a lift of {lift_cm} cm is more than the thigh's length")
    return degrees(asin(lift_cm / thigh_cm))


def lift_cm(thigh_deg: float, *, thigh_cm: float) -> float:
    """Return the knee lift in cm for 0 to 90 degrees of the thigh above horizontal.

    Thigh 25 to 60 cm; ValueError outside the ranges.
    """
    _check_range("thigh_cm", thigh_cm)
    _check_angle("thigh_deg", thigh_deg)
    return thigh_cm * sin(radians(thigh_deg))


def closure_deg(lean_deg: float, thigh_deg: float) -> float:
    """Return the trunk-thigh angle in degrees: 90 + lean + thigh above horizontal.

    Both 0 to 90 degrees, ValueError outside. It includes motion of pelvis and low back:
    it is not the range of the hip joint.
    """
    _check_angle("lean_deg", lean_deg)
    _check_angle("thigh_deg", thigh_deg)
    return RIGHT_ANGLE + lean_deg + thigh_deg


def shoulder_travel_cm(stature_cm: float, lean_deg: float) -> float:
    """Return how far forward in cm the shoulder moves at a lean of 0 to 90 degrees.

    0.288 of the stature (110 to 220 cm) times the sine; ValueError outside.
    """
    _check_range("stature_cm", stature_cm)
    _check_angle("lean_deg", lean_deg)
    return TRUNK * stature_cm * sin(radians(lean_deg))


def hip_moment_nm(mass_kg: float, stature_cm: float) -> float:
    """Return the moment in Nm of one leg's weight about the hip, the shin hanging.

    Mass 20 to 200 kg, stature 110 to 220 cm, ValueError outside; masses of the
    segments after Winter. It does not depend on the lean.
    """
    _check_range("mass_kg", mass_kg)
    thigh_m = thigh_length_cm(stature_cm) / 100
    return LEG_MOMENT * mass_kg * GRAVITY * thigh_m


def _check_range(name: str, value: float) -> None:
    allowed = RANGES[name]
    if value not in allowed:
        raise ValueError(f"{name} {value} is not in {allowed.low} to {allowed.high}")


def _check_angle(name: str, value: float) -> None:
    if not 0 <= value <= RIGHT_ANGLE:
        raise ValueError(f"{name} {value} is not in 0 to {RIGHT_ANGLE}")
