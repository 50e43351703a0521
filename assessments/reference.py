"""The tables of the public page that explains the test."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from assessments.geometry import (
    lift_cm,
    seat_height_cm,
    shoulder_travel_cm,
    thigh_angle_deg,
    thigh_length_cm,
)
from assessments.levels import Level
from assessments.protocol import (
    COMPENSATIONS,
    LEAN_POSITIONS,
    Basis,
    Compensation,
    Position,
)

STATURES_CM: Final = (150, 160, 165, 170, 175, 180, 185, 190, 200)
LIFTS_CM: Final = (2.5, 5.0, 7.5, 10.0, 15.0)
ANGLES_DEG: Final = (10, 20)


@dataclass(frozen=True)
class LevelRow:
    level: Level
    rule: str
    article: str
    basis: str


def level_rows() -> list[LevelRow]:
    """Each level with its rule, and the article's words that it stands for."""
    ours = Basis.CONVENTION.label
    number = _("article, the number is our convention")
    return [
        LevelRow(
            Level.NOT_TESTED,
            _("Stopped for pain, or ruled out before it began"),
            "",
            ours,
        ),
        LevelRow(
            Level.STARTING_POINT,
            _("No lift of 2.5 cm that counts"),
            _("less than an inch without squirming"),
            Basis.ARTICLE.label,
        ),
        LevelRow(
            Level.BUILDING,
            _("2.5 to under 7.5 cm"),
            _("between an inch and several inches"),
            number,
        ),
        LevelRow(
            Level.UPRIGHT_STANDARD,
            _("7.5 cm or more; at 45° of lean not over the block"),
            _("several inches"),
            number,
        ),
        LevelRow(
            Level.LEAN_STANDARD,
            _("Level 3, and over the 2.5 cm block for 2 s at 45° of lean"),
            _("several inches, and the foot lifted at 45°"),
            number,
        ),
        LevelRow(Level.BEYOND, _("Level 4, and 7.5 cm or more at 45°"), "", ours),
    ]


@dataclass(frozen=True)
class HeightRow:
    """What the test's lengths and angles are for one height of a person."""

    stature_cm: int
    thigh_cm: float
    seat_cm: float
    angles_deg: tuple[float, ...]
    lifts_cm: tuple[float, ...]
    travels_cm: tuple[float, ...]


def height_rows() -> list[HeightRow]:
    return [_height_row(stature) for stature in STATURES_CM]


def _height_row(stature_cm: int) -> HeightRow:
    thigh = thigh_length_cm(stature_cm)
    leans = [position.lean_deg for position in LEAN_POSITIONS]
    return HeightRow(
        stature_cm,
        thigh,
        seat_height_cm(stature_cm),
        tuple(thigh_angle_deg(lift, thigh_cm=thigh) for lift in LIFTS_CM),
        tuple(lift_cm(angle, thigh_cm=thigh) for angle in ANGLES_DEG),
        tuple(shoulder_travel_cm(stature_cm, lean) for lean in leans),
    )


@dataclass(frozen=True)
class PositionRow:
    """One position with its picture's name and what is said to the athlete."""

    position: Position
    picture: str
    words: str


def position_rows() -> list[PositionRow]:
    upright = _("Sit tall, lift one knee straight up, hold two seconds, down slowly.")
    lean = _(
        "Keep a lean of %(lean)s°, lift the foot over the block, hold two seconds."
    )
    return [PositionRow(Position.UPRIGHT, "test-0", upright)] + [
        PositionRow(one, f"test-{one.lean_deg}", lean % {"lean": one.lean_deg})
        for one in LEAN_POSITIONS
    ]


def compensations(*, invalidating: bool) -> list[Compensation]:
    """What undoes a lift, or what is only noted; pain is in the stop rules."""
    return [
        one
        for one in COMPENSATIONS
        if one.invalidates is invalidating and not one.stops
    ]
