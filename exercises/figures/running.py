"""The runner from the side, for the signs of the running-form check that show there."""

from dataclasses import replace

from exercises.figures.camera import Camera
from exercises.figures.pose import Arm, Leg, Pose
from exercises.figures.scene import Scene

SIDE = Camera(12, 5)
FLOOR = {"type": "shadow", "x": 0.0, "half": 0.16}

# A skip at its highest: one thigh level, the other leg straight under the body.
TALL = Pose(
    trunk=2,
    near_leg=Leg(hip=98, knee=104, ankle=8),
    far_leg=Leg(hip=0, knee=2, ankle=-26),
    near_arm=Arm(shoulder=-34, elbow=88),
    far_arm=Arm(shoulder=44, elbow=92),
    anchor="far_ball",
    at=(0.0, 0.0, -0.05),
)
LEANING_BACK = replace(TALL, trunk=-16, head=10)
FORCED = replace(
    TALL,
    trunk=14,
    spine=26,
    head=-8,
    near_leg=Leg(hip=88, knee=86, ankle=-6),
    far_leg=Leg(hip=22, knee=24, ankle=2),
    near_arm=Arm(shoulder=-46, elbow=112, abduction=20),
    far_arm=Arm(shoulder=58, elbow=112, abduction=16),
)
# Coming down soon after the push: the thigh stays low in front.
SHORT = Pose(
    trunk=6,
    near_leg=Leg(hip=34, knee=46, ankle=4),
    far_leg=Leg(hip=-6, knee=14, ankle=6),
    near_arm=Arm(shoulder=-26, elbow=84),
    far_arm=Arm(shoulder=26, elbow=92),
    anchor="far_ball",
    at=(0.0, 0.0, -0.05),
)


def _seen(name: str, pose: Pose) -> Scene:
    """A pose that stands still; from its start to its end nothing moves."""
    kit = ((FLOOR, FLOOR),)
    return Scene(
        name,
        pose,
        pose,
        kit=kit,
        camera=SIDE,
        arrow=(0, 0),
        ghost=False,
    )


SIGNS = (
    _seen("form-short-strides-side", SHORT),
    _seen("form-skip-tall-side", TALL),
    _seen("form-skip-lean-back-side", LEANING_BACK),
    _seen("form-skip-forced-side", FORCED),
)
# Those that a picture of an exercise's fault may show.
FAULTS = {"form-skip-lean-back-side", "form-skip-forced-side"}
