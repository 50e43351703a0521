from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.knee_lift.geometry import (
    closure_deg,
    hip_moment_nm,
    lift_cm,
    seat_height_cm,
    shoulder_travel_cm,
    thigh_angle_deg,
    thigh_length_cm,
)

statures = st.floats(110, 220)
thighs = st.floats(25, 60)
angles = st.floats(0, 90)


@pytest.mark.parametrize(
    ("lift", "stature", "degrees"),
    (
        (2.5, 175, 3.3),
        (7.5, 175, 10.1),
        (7.5, 160, 11.0),
        (12.0, 188, 15.1),
        (7.5, 150, 11.8),
        (15, 200, 17.8),
    ),
)
def test_thigh_angle_of_a_lift(lift, stature, degrees):
    angle = thigh_angle_deg(lift, thigh_cm=thigh_length_cm(stature))

    assert round(angle, 1) == degrees


@pytest.mark.parametrize(
    ("degrees", "stature", "lift"),
    ((10, 175, 7.4), (15, 160, 10.1), (20, 190, 15.9), (20, 150, 12.6)),
)
def test_lift_of_a_thigh_angle(degrees, stature, lift):
    height = lift_cm(degrees, thigh_cm=thigh_length_cm(stature))

    assert round(height, 1) == lift


@pytest.mark.parametrize(
    ("lean", "lift", "stature", "closure"),
    ((0, 7.5, 175, 100.1), (45, 2.5, 175, 138.3)),
)
def test_closure_of_lean_and_lift(lean, lift, stature, closure):
    angle = thigh_angle_deg(lift, thigh_cm=thigh_length_cm(stature))

    assert round(closure_deg(lean, angle), 1) == closure


@pytest.mark.parametrize(
    ("mass", "stature", "moment"), ((55, 165, 22.7), (70, 175, 30.7), (85, 185, 39.4))
)
def test_hip_moment_of_one_leg(mass, stature, moment):
    assert round(hip_moment_nm(mass, stature), 1) == moment


@pytest.mark.parametrize(("lean", "travel"), ((0, 0), (15, 13), (30, 25), (45, 36)))
def test_shoulder_travel_at_175_cm(lean, travel):
    assert round(shoulder_travel_cm(175, lean)) == travel


@pytest.mark.parametrize(
    ("stature", "thigh", "seat"), ((150, 36.8, 37), (175, 42.9, 43), (200, 49.0, 49))
)
def test_lengths_follow_the_stature(stature, thigh, seat):
    assert thigh_length_cm(stature) == pytest.approx(thigh, abs=0.05)
    assert round(seat_height_cm(stature)) == seat


@given(thigh=thighs, share=st.floats(0, 1))
def test_lift_and_angle_are_inverse(thigh, share):
    lift = min(35.0, thigh) * share

    angle = thigh_angle_deg(lift, thigh_cm=thigh)

    assert lift_cm(angle, thigh_cm=thigh) == pytest.approx(lift, abs=1e-6)


@given(stature=statures, lean=angles, angle=angles)
def test_closure_and_travel_never_shrink_with_lean(stature, lean, angle):
    assert closure_deg(lean, angle) >= closure_deg(0, angle) >= 90
    assert shoulder_travel_cm(stature, lean) >= 0


@pytest.mark.parametrize(
    "beyond",
    (
        partial(thigh_length_cm, 109),
        partial(seat_height_cm, 221),
        partial(thigh_angle_deg, -0.1, thigh_cm=43),
        partial(thigh_angle_deg, 35.5, thigh_cm=43),
        partial(thigh_angle_deg, 5, thigh_cm=24),
        partial(thigh_angle_deg, 26, thigh_cm=25),
        partial(thigh_angle_deg, float("nan"), thigh_cm=43),
        partial(lift_cm, 91, thigh_cm=43),
        partial(lift_cm, 10, thigh_cm=61),
        partial(closure_deg, -1, 0),
        partial(closure_deg, 0, 91),
        partial(shoulder_travel_cm, 175, 91),
        partial(shoulder_travel_cm, 100, 45),
        partial(hip_moment_nm, 19, 175),
        partial(hip_moment_nm, 70, 230),
    ),
)
def test_geometry_refuses_what_no_body_has(beyond):
    with pytest.raises(ValueError, match=r"not in|more than the thigh"):
        beyond()
