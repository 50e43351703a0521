"""What a picture needs beyond the catalogue's side view, exercise by exercise.

Abduction and cameras where depth matters, kit drawn nearer than it stands so that
the athlete stays large, and which angle is marked.
"""

from dataclasses import dataclass, field
from typing import Any

from exercises.figures.camera import BESIDE, Camera
from exercises.figures.scene import Measure

type Given = dict[str, Any]

FLOOR = Camera(16, 12)


@dataclass(frozen=True)
class Staging:
    camera: Camera = BESIDE
    abduction: float = 3
    measures: tuple[Measure, ...] = ()
    track: str = "near_knee"
    pivot: str = "near_hip"
    arrow: tuple[float, float] = (0.1, 0.97)
    arrow_off: float = 0.1
    # Kit by type: what to put in place of the catalogue's values.
    kit: dict[str, Given] = field(default_factory=dict)
    more: tuple[Given, ...] = ()
    # Muscles that the standing leg uses, not the lifted one.
    stance: tuple[str, ...] = ()
    head: float = 0
    clearance: float = 0


UP = (Measure.THIGH,)
BENT = (Measure.HIP,)
ANKLE = "near_ankle"
STANCE = ("gluteus_maximus", "gluteus_medius", "hamstrings", "quadriceps", "calves")
MAT: Given = {"type": "mat", "x0": -0.55, "x1": 0.62}
FLOOR_SHADOW: Given = {"type": "shadow", "x": 0.03, "half": 0.16}
DRIVE_SHADOW: Given = {"type": "shadow", "x": -0.03, "half": 0.2}
SMALL_MAT: Given = {"type": "mat", "x0": -0.4, "x1": 0.14, "half": 0.13}
# Drawn nearer than they stand, so that the athlete stays large.
NEAR_STACK: Given = {"x": -0.72}
NEAR_PULLEY: Given = {"from": [-0.64, 0.05]}
FAR_STACK: Given = {"x": 0.8}
FAR_PULLEY: Given = {"from": [0.72, 0.05]}

HANG = Camera(18, 6)
STAGINGS: dict[str, Staging] = {
    "seated-assisted-hold": Staging(measures=UP, arrow=(0, 0.97)),
    "supine-knee-raise": Staging(camera=FLOOR, measures=BENT, more=(MAT,)),
    "seated-knee-lift": Staging(measures=UP, arrow=(0, 0.97)),
    "seated-knee-lift-lean": Staging(
        measures=(Measure.THIGH, Measure.LEAN), arrow=(0, 0.97)
    ),
    "seated-knee-lift-band": Staging(measures=UP, arrow=(0, 0.97)),
    "standing-knee-lift": Staging(measures=UP, stance=STANCE, more=(FLOOR_SHADOW,)),
    "standing-knee-lift-band": Staging(
        measures=UP, stance=STANCE, more=(FLOOR_SHADOW,)
    ),
    "active-hang": Staging(camera=Camera(20, 6), arrow=(0, 0)),
    "hanging-knee-raise": Staging(camera=HANG, measures=BENT),
    "hanging-one-leg-raise": Staging(camera=HANG, measures=BENT, track=ANKLE),
    "hanging-leg-raise": Staging(camera=HANG, measures=BENT, track=ANKLE),
    "hanging-pike": Staging(camera=HANG, measures=BENT, track=ANKLE),
    "bench-knee-raise": Staging(camera=FLOOR, measures=BENT),
    "bench-leg-raise": Staging(camera=FLOOR, measures=BENT, track=ANKLE),
    "incline-bench-leg-raise": Staging(camera=FLOOR, measures=BENT, track=ANKLE),
    "roman-chair-sit-up": Staging(track="neck", pivot="pelvis", arrow_off=0.16),
    "spread-eagle-sit-up": Staging(
        camera=Camera(20, 26),
        abduction=34,
        track="neck",
        pivot="pelvis",
        arrow_off=0.18,
        arrow=(0.08, 0.85),
        kit={"post": {"type": "uprights", "x": 0.445, "half": 0.335, "y1": 0.62}},
        more=({"type": "mat", "x0": -0.5, "x1": 0.34, "half": 0.26},),
    ),
    "ball-knee-tuck": Staging(
        arrow_off=0.07,
        head=-24,
        camera=Camera(15, 9),
        more=({"type": "shadow", "x": 0.31, "half": 0.13},),
    ),
    "step-up-knee-drive": Staging(measures=UP, arrow=(0.3, 0.97), stance=STANCE),
    "cable-knee-drive": Staging(
        measures=BENT,
        clearance=18,
        stance=STANCE,
        more=(DRIVE_SHADOW,),
        kit={"stack": NEAR_STACK, "cable": NEAR_PULLEY},
    ),
    "band-knee-drive": Staging(
        measures=BENT,
        clearance=18,
        more=(DRIVE_SHADOW,),
        stance=STANCE,
        kit={"post": {"x": -0.68}, "band": {"from": [-0.68, 0.08], "wide": 20}},
    ),
    "supine-cable-knee-drive": Staging(
        camera=FLOOR,
        measures=BENT,
        more=(MAT,),
        kit={"stack": FAR_STACK, "cable": FAR_PULLEY},
    ),
    "supine-cable-leg-raise": Staging(
        camera=FLOOR,
        measures=BENT,
        more=(MAT,),
        kit={"stack": FAR_STACK, "cable": FAR_PULLEY},
        track=ANKLE,
    ),
    "forward-sled-drag": Staging(
        stance=STANCE,
        clearance=12,
        more=({"type": "shadow", "x": 0.1, "half": 0.2},),
        kit={"sled": {"x0": -0.86, "x1": -0.56}, "strap": {"from": [-0.55, 0.06]}},
    ),
    "high-knee-march": Staging(measures=UP, stance=STANCE, more=(FLOOR_SHADOW,)),
    "high-knee-skip": Staging(measures=UP, stance=STANCE, more=(FLOOR_SHADOW,)),
    "half-kneeling-stretch": Staging(
        track="head",
        pivot="near_knee",
        arrow=(0, 0.9),
        arrow_off=0.14,
        measures=BENT,
        more=(SMALL_MAT,),
    ),
    "edge-of-bench-stretch": Staging(measures=BENT, arrow=(0.05, 0.9)),
    "rear-foot-elevated-stretch": Staging(
        track="head", pivot="near_knee", arrow=(0, 0.85), arrow_off=0.14, measures=BENT
    ),
}
