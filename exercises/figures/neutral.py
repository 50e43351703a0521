"""Someone who stands at ease: the picture of an exercise that nobody has drawn."""

from exercises.figures.camera import Camera
from exercises.figures.pose import Arm, Leg, Pose
from exercises.figures.scene import Scene

FLOOR = {"type": "shadow", "x": 0.0, "half": 0.16}
AT_EASE = Pose(
    near_leg=Leg(hip=3, knee=3, ankle=0, abduction=5),
    far_leg=Leg(hip=-3, knee=2, ankle=0, abduction=5),
    near_arm=Arm(shoulder=4, elbow=12),
    far_arm=Arm(shoulder=4, elbow=12),
    anchor="near_ball",
    at=(0.08, 0.0, 0.05),
)
# From its start to its end nothing moves, so that there is neither ghost nor arrow.
NEUTRAL = Scene(
    "neutral",
    AT_EASE,
    AT_EASE,
    kit=((FLOOR, FLOOR),),
    camera=Camera(34, 6),
    arrow=(0, 0),
    ghost=False,
)
