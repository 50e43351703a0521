"""The body stays a body: in any pose, and at every moment of every exercise."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.figures import segments
from exercises.figures.kinematics import Frame, elevation, skeleton
from exercises.figures.pose import Arm, Leg, Pose
from exercises.figures.vectors import between, dot, length, subtract, turned

pytestmark = pytest.mark.sweep

MOMENTS = [step / 12 for step in range(13)]
# How far a contact of the catalogue may be off, in body heights.
TOLERANCE = 0.03
# A joint so little below the floor is still seen on it.
SKIN = 0.015
BONES = {
    "thigh": segments.THIGH,
    "shank": segments.SHANK,
    "upper_arm": segments.UPPER_ARM,
    "forearm": segments.FOREARM,
}
# Degrees that a joint can reach, with what trunk and pelvis lend it.
LIMITS = {
    "hip": (-30, 160),
    "knee": (0, 150),
    "ankle": (-75, 35),
    "shoulder": (-60, 190),
    "elbow": (0, 150),
}

angle = st.floats(-180, 180)
legs = st.builds(Leg, *[angle] * 3, st.floats(-40, 60), st.floats(-40, 40))
arms = st.builds(Arm, *[angle] * 2, st.floats(-40, 60), st.floats(-40, 40))
anchors = st.sampled_from(["pelvis", "hands", "balls", "near_knee", "near_shoulder"])
poses = st.builds(
    Pose, angle, angle, angle, legs, legs, arms, arms, anchors, st.just((1.0, 2.0, 3.0))
)


@given(poses)
def test_segments_keep_their_length_in_any_pose(pose):
    bones = skeleton(pose).bones

    for side in ("near", "far"):
        for name, size in BONES.items():
            bone = bones[f"{side}_{name}"]
            assert dist(bone.start, bone.end) == pytest.approx(size)


@given(poses)
def test_anchor_is_where_the_pose_says(pose):
    assert skeleton(pose).joints[pose.anchor] == pytest.approx(pose.at)


@given(poses)
def test_hinges_bend_forward_and_never_sideways(pose):
    bones = skeleton(pose).bones

    for side in ("near", "far"):
        thigh, shank = bones[f"{side}_thigh"], bones[f"{side}_shank"]
        assert dot(thigh.front, thigh.along) == pytest.approx(0, abs=1e-9)
        assert length(shank.front) == pytest.approx(1)


@given(st.floats(-170, 170), st.floats(-30, 30))
def test_knee_bends_by_its_angle(hip, knee):
    bones = skeleton(Pose(near_leg=Leg(hip, abs(knee)))).bones
    thigh, shank = bones["near_thigh"], bones["near_shank"]

    assert shank.along == pytest.approx(
        turned(thigh.along, crossed(thigh), -abs(knee)), abs=1e-9
    )


def crossed(bone):
    """The hinge of a bone: its front turned a quarter about it."""
    return turned(bone.front, bone.along, 90)


def test_standing_body_is_as_tall_as_it_is():
    joints = skeleton(Pose(near_leg=Leg(abduction=0), far_leg=Leg(abduction=0))).joints
    sole = joints["near_ball"][1]

    assert joints["near_hip"][1] - sole == pytest.approx(0.53)
    assert joints["near_shoulder"][1] - sole == pytest.approx(0.818)
    assert joints["head"][1] + 0.067 - sole == pytest.approx(1, abs=0.01)
    assert joints["near_toe"][0] > joints["near_heel"][0]


def test_leaning_frame_looks_down():
    assert Frame.leaning(90).forward == pytest.approx((0, -1, 0))
    assert Frame.leaning(90).up == pytest.approx((1, 0, 0))


@pytest.mark.slow
def test_lengths_hold_at_every_moment(scenes):
    for scene in scenes:
        for share in MOMENTS:
            for name, size in BONES.items():
                bone = scene.body(share).bones[f"near_{name}"]
                assert dist(bone.start, bone.end) == pytest.approx(size)


def test_anchor_holds_or_moves_straight(scenes):
    for scene in scenes:
        for share in MOMENTS:
            at = scene.body(share).joints[scene.start.anchor]
            way = between(scene.start.at, scene.end.at, share)
            assert dist(at, way) < 1e-9, scene.slug


def test_no_joint_goes_where_no_joint_can(scenes):
    for scene in scenes:
        for pose in (scene.start, scene.end):
            for name, value in joint_angles(pose):
                low, high = LIMITS[name]
                assert low <= value <= high, (scene.slug, name, value)


def joint_angles(pose):
    for leg in (pose.near_leg, pose.far_leg):
        yield from (("hip", leg.hip), ("knee", leg.knee), ("ankle", leg.ankle))
    for arm in (pose.near_arm, pose.far_arm):
        yield from (("shoulder", arm.shoulder), ("elbow", arm.elbow))


def test_no_limb_goes_through_the_floor(scenes):
    for scene in scenes:
        for share in MOMENTS:
            joints = scene.body(share).joints
            lowest = min(joints, key=lambda name: joints[name][1])
            assert joints[lowest][1] > -SKIN, (scene.slug, share, lowest)


@pytest.mark.parametrize("word", ("start", "end"))
def test_contacts_of_the_catalogue_hold(file, scenes, word):
    entries = {entry["id"]: entry for entry in file["exercises"]}
    for scene in scenes[: len(entries)]:
        given_pose = entries[scene.slug]["illustration"][word]
        body = scene.body(0 if word == "start" else 1)
        for point, place in given_pose["contacts"].items():
            assert off(body, point, place) <= TOLERANCE, (scene.slug, word, point)


@pytest.mark.parametrize("share", MOMENTS)
def test_contacts_of_both_ends_hold_on_the_way(file, scenes, share):
    """What touches the same place at the start and at the end touches it throughout."""
    entries = {entry["id"]: entry for entry in file["exercises"]}
    for scene in scenes[: len(entries)]:
        drawn = entries[scene.slug]["illustration"]
        start, end = drawn["start"]["contacts"], drawn["end"]["contacts"]
        for point in start.keys() & end.keys():
            if start[point] == end[point]:
                gap = off(scene.body(share), point, start[point])
                assert gap <= TOLERANCE * 1.7, (scene.slug, point, share)


def off(body, point, place):
    """How far a contact is from its place; a foot meets a surface of that height."""
    if point.endswith("foot"):
        side = point.split("_")[0]
        low = min(body.joints[f"{side}_{part}"][1] for part in ("heel", "ball", "toe"))
        return abs(low - place)
    x, y, _ = body.joints[point]
    return dist((x, y), place)


def test_elevation_is_measured_from_level():
    bones = skeleton(Pose(near_leg=Leg(hip=110, abduction=0))).bones

    assert elevation(bones["near_thigh"]) == pytest.approx(20)
    assert subtract((1, 1, 1), (1, 0, 0)) == (0, 1, 1)
