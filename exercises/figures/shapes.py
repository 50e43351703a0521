"""The shapes of the body's parts, lying along their bones.

Thousandths of the body's height; x runs along the bone from its joint, y is
negative toward the front. Widths are chosen by eye.
"""

from exercises.figures.camera import Point
from exercises.figures.outlines import smooth, straight

# Distance along the bone, half width to the front, half width to the back.
type Station = tuple[int, int, int]

THIGH: tuple[Station, ...] = (
    (-30, 40, 36),
    (20, 60, 56),
    (70, 62, 58),
    (130, 56, 50),
    (190, 46, 40),
    (230, 42, 37),
    (262, 34, 32),
)
SHANK: tuple[Station, ...] = (
    (-22, 26, 24),
    (6, 37, 33),
    (36, 35, 43),
    (80, 31, 53),
    (120, 28, 47),
    (170, 24, 30),
    (215, 22, 23),
    (246, 21, 22),
)
UPPER_ARM: tuple[Station, ...] = (
    (-24, 26, 26),
    (4, 38, 37),
    (45, 37, 37),
    (95, 33, 33),
    (145, 27, 26),
    (186, 25, 24),
)
FOREARM: tuple[Station, ...] = (
    (-14, 18, 18),
    (6, 26, 25),
    (36, 31, 28),
    (78, 27, 24),
    (122, 19, 17),
    (146, 16, 15),
)
SHORTS: tuple[Station, ...] = ((-34, 44, 42), (20, 65, 62), (72, 67, 63), (128, 62, 57))
SLEEVE: tuple[Station, ...] = ((-28, 30, 30), (4, 43, 41), (48, 42, 41), (92, 39, 38))
FEMUR: tuple[Station, ...] = (
    (-14, 12, 10),
    (6, 13, 17),
    (40, 11, 14),
    (100, 9, 9),
    (190, 10, 10),
    (228, 17, 17),
    (250, 12, 16),
)

SHOE: tuple[Point, ...] = (
    (-24, -26),
    (-40, -6),
    (-42, 24),
    (-36, 36),
    (0, 36),
    (60, 36),
    (100, 36),
    (116, 27),
    (106, 11),
    (70, -2),
    (42, -14),
    (22, -28),
)
SOLE: tuple[Point, ...] = (
    (-41, 28),
    (-36, 39),
    (102, 39),
    (116, 29),
    (98, 31),
    (10, 29),
)
HAND: tuple[Point, ...] = (
    (-6, -14),
    (16, -19),
    (30, -27),
    (44, -24),
    (62, -20),
    (76, -8),
    (74, 10),
    (58, 19),
    (30, 20),
    (-6, 14),
)
# The crease between the thumb and the fingers.
THUMB: tuple[Point, ...] = ((26, -12), (40, -11), (54, -4))
# From the middle of the head: x toward the face, y negative is up.
FACE: tuple[Point, ...] = (
    (-58, -18),
    (-40, -56),
    (0, -74),
    (38, -62),
    (52, -34),
    (53, -12),
    (58, 4),
    (68, 20),
    (62, 27),
    (54, 29),
    (57, 38),
    (53, 45),
    (55, 55),
    (44, 68),
    (20, 66),
    (-6, 52),
    (-22, 40),
    (-48, 34),
    (-62, 8),
)
HAIR: tuple[Point, ...] = (
    (-66, 0),
    (-66, -28),
    (-46, -66),
    (-6, -84),
    (36, -74),
    (57, -40),
    (50, -34),
    (30, -42),
    (14, -34),
    (10, -14),
    (0, 4),
    (-12, 2),
    (-16, 22),
    (-30, 40),
    (-52, 42),
    (-62, 24),
)
EAR: tuple[Point, ...] = ((-16, -6), (-6, -12), (2, -4), (0, 10), (-8, 20), (-14, 12))
NECK: tuple[Station, ...] = ((-30, 38, 40), (10, 31, 34), (50, 28, 33), (84, 26, 32))
# From the hip joint: x forward, y negative is up; crest, sacrum, seat bone, pubis.
HIP_BONE: tuple[Point, ...] = (
    (44, -66),
    (34, -92),
    (-4, -112),
    (-46, -100),
    (-66, -72),
    (-60, -40),
    (-40, -14),
    (-34, 14),
    (-24, 36),
    (-8, 38),
    (4, 24),
    (32, 24),
    (44, 10),
    (34, -4),
    (26, -28),
    (38, -48),
)
VERTEBRA: tuple[Point, ...] = ((-15, -8), (15, -8), (15, 8), (-15, 8))


# Seen from the front or from behind: as wide to the one side as to the other.
FRONT_THIGH: tuple[Station, ...] = (
    (-20, 52, 52),
    (30, 62, 58),
    (110, 54, 52),
    (190, 42, 44),
    (250, 36, 36),
)
FRONT_SHANK: tuple[Station, ...] = (
    (-14, 30, 30),
    (20, 36, 37),
    (80, 44, 43),
    (150, 31, 30),
    (215, 22, 22),
    (246, 21, 21),
)
FRONT_SHORTS: tuple[Station, ...] = ((-20, 54, 54), (40, 66, 64), (118, 62, 60))
TOECAP: tuple[Point, ...] = (
    (-6, -22),
    (-6, 22),
    (24, 36),
    (44, 36),
    (48, 0),
    (44, -36),
    (24, -36),
)
TOECAP_SOLE: tuple[Point, ...] = ((36, -37), (36, 37), (50, 33), (50, -33))
HEEL: tuple[Point, ...] = (
    (-12, -21),
    (-12, 21),
    (20, 28),
    (40, 29),
    (44, 0),
    (40, -29),
    (20, -28),
)
HEEL_SOLE: tuple[Point, ...] = ((34, -30), (34, 30), (48, 27), (48, -27))
FIST: tuple[Point, ...] = ((-6, -15), (20, -27), (52, -22), (58, 4), (44, 24), (-6, 15))
FRINGE: tuple[Point, ...] = (
    (-56, -8),
    (-58, -40),
    (-32, -76),
    (0, -82),
    (32, -76),
    (58, -40),
    (56, -8),
    (46, -34),
    (14, -44),
    (-30, -40),
    (-46, -28),
)
OVAL: tuple[Point, ...] = (
    (0, -76),
    (38, -62),
    (54, -26),
    (52, 16),
    (36, 54),
    (0, 74),
    (-36, 54),
    (-52, 16),
    (-54, -26),
    (-38, -62),
)
NAPE: tuple[Point, ...] = (
    (0, -83),
    (40, -70),
    (60, -32),
    (56, 12),
    (38, 46),
    (0, 56),
    (-38, 46),
    (-56, 12),
    (-60, -32),
    (-40, -70),
)
EARS: tuple[Point, ...] = (
    (-62, -8),
    (62, -8),
    (60, 16),
    (50, 24),
    (-50, 24),
    (-60, 16),
)
FEATURES: tuple[Point, ...] = ((-14, 46), (0, 50), (14, 46))
CUFF: tuple[Point, ...] = ((192, -31), (220, -30), (220, 31), (192, 32))
ANKLE_WEIGHT: tuple[Point, ...] = (
    (176, -33),
    (204, -38),
    (232, -33),
    (232, 33),
    (204, 38),
    (176, 34),
)
BUCKLE: tuple[Point, ...] = ((196, -16), (212, -16), (212, 10), (196, 10))
FRONT_NECK: tuple[Station, ...] = (
    (-30, 52, 52),
    (6, 34, 34),
    (50, 31, 31),
    (84, 31, 31),
)


def limb(stations: tuple[Station, ...]) -> list[Point]:
    """A limb's outline, round at both ends."""
    (x0, a0, b0), (x1, a1, b1) = stations[0], stations[-1]
    start = (x0 - (a0 + b0) * 0.3, (b0 - a0) / 2)
    tip = (x1 + (a1 + b1) * 0.3, (b1 - a1) / 2)
    return [start, *_front(stations), tip, *_back(stations)]


def sleeve(stations: tuple[Station, ...]) -> list[Point]:
    """The cloth round a limb: open and straight at its hem, from corner to corner."""
    x0, a0, b0 = stations[0]
    start = (x0 - (a0 + b0) * 0.3, (b0 - a0) / 2)
    return [*_back(stations), start, *_front(stations)]


def _front(stations: tuple[Station, ...]) -> list[Point]:
    return [(float(x), float(-ahead)) for x, ahead, _ in stations]


def _back(stations: tuple[Station, ...]) -> list[Point]:
    return [(float(x), float(behind)) for x, _, behind in reversed(stations)]


OUTLINES: dict[str, list[Point]] = {
    "thigh": limb(THIGH),
    "shank": limb(SHANK),
    "arm": limb(UPPER_ARM),
    "fore": limb(FOREARM),
    "femur": limb(FEMUR),
    "shorts": sleeve(SHORTS),
    "sleeve": sleeve(SLEEVE),
    "neck": sleeve(NECK),
    "shoe": list(SHOE),
    "sole": list(SOLE),
    "hand": list(HAND),
    "thumb": list(THUMB),
    "face": list(FACE),
    "hair": list(HAIR),
    "ear": list(EAR),
    "hip": list(HIP_BONE),
    "vertebra": list(VERTEBRA),
    "front-thigh": limb(FRONT_THIGH),
    "front-shank": limb(FRONT_SHANK),
    "front-arm": limb(UPPER_ARM),
    "front-fore": limb(FOREARM),
    "front-shorts": sleeve(FRONT_SHORTS),
    "front-sleeve": sleeve(SLEEVE),
    "front-neck": sleeve(FRONT_NECK),
    "toecap": list(TOECAP),
    "toecap-sole": list(TOECAP_SOLE),
    "heel": list(HEEL),
    "heel-sole": list(HEEL_SOLE),
    "fist": list(FIST),
    "oval": list(OVAL),
    "fringe": list(FRINGE),
    "nape": list(NAPE),
    "front-ears": list(EARS),
    "features": list(FEATURES),
    "cuff": list(CUFF),
    "ankle-weight": list(ANKLE_WEIGHT),
    "buckle": list(BUCKLE),
}
# Cut off straight between their first and last point.
CUT = {"shorts", "sleeve", "neck", "front-shorts", "front-sleeve", "front-neck"}
CORNERED = {"sole", "toecap-sole", "heel-sole", "cuff", "buckle"}
LINES = {"thumb", "features"}


def _data(name: str) -> str:
    points = OUTLINES[name]
    if name in CORNERED:
        return straight(points)
    if name in CUT:
        return smooth(points, closed=False) + "z"
    return smooth(points, closed=name not in LINES)


SHAPES: dict[str, str] = {name: _data(name) for name in OUTLINES}
