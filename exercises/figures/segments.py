"""How long the parts of the body are, as shares of its height.

Winter's and Drillis and Contini's fractions, as they stand in the catalogue.
"""

THIGH = 0.245
SHANK = 0.246
UPPER_ARM = 0.186
FOREARM = 0.146
# From the wrist to the middle of what the hand holds.
GRIP = 0.05

# Hip to shoulder is 0.288: the three parts of the trunk less the shoulders' drop.
PELVIS = 0.065
LUMBAR = 0.098
THORAX = 0.160
SHOULDERS_BELOW_NECK = 0.035
# From the root of the neck to the middle of the head.
NECK_TO_HEAD = 0.080

HALF_HIPS = 0.048
HALF_SHOULDERS = 0.096

# Parts of the foot from the ankle: along the sole, and down to it.
HEEL = (-0.040, 0.039)
BALL = (0.070, 0.039)
TOE = (0.112, 0.033)
