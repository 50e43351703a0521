"""The tables of the public page that explains the test."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.geometry import (
    lift_cm,
    seat_height_cm,
    shoulder_travel_cm,
    thigh_angle_deg,
    thigh_length_cm,
)
from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import (
    COMPENSATIONS,
    LEAN_POSITIONS,
    RANGES,
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
    number = _("article; the number is our convention")
    return [
        LevelRow(
            Level.NOT_TESTED,
            _("Stopped for pain, or ruled out before it began"),
            "",
            ours,
        ),
        LevelRow(
            Level.STARTING_POINT,
            _("No valid lift of 2.5 cm"),
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
            _("7.5 cm or more, but foot not over the block at a 45° lean"),
            _("several inches"),
            number,
        ),
        LevelRow(
            Level.LEAN_STANDARD,
            _("Level 3, and foot over the 2.5 cm block for 2 s at a 45° lean"),
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
    upright = _(
        "Sit tall, lift one knee straight up, hold for two seconds and lower slowly."
    )
    lean = _(
        "Keep a %(lean)s° lean, lift the foot over the block and hold for two seconds."
    )
    return [PositionRow(Position.UPRIGHT, "test-upright-several", upright)] + [
        PositionRow(one, f"test-{one.value}-lift", lean % {"lean": one.lean_deg})
        for one in LEAN_POSITIONS
    ]


def faults(*, invalidating: bool) -> list[Compensation]:
    """Return the faults that invalidate a trial, or those only noted, without pain."""
    return [
        one
        for one in COMPENSATIONS
        if one.invalidates is invalidating and not one.stops
    ]


@dataclass(frozen=True)
class ProtocolRule:
    """One rule of the protocol: what it is about, the rule, and its source."""

    what: str
    how: str
    basis: str = ""


def set_up_rules() -> list[ProtocolRule]:
    """Return how athlete, chair and trunk are set up before the first trial."""
    ours, article = Basis.CONVENTION.label, Basis.ARTICLE.label
    return [
        ProtocolRule(
            _("Seat"),
            _(
                "thighs horizontal, feet flat, shins vertical: as high as the knee "
                "crease, about 0.245 × height. If it's too high, put plates under both "
                "feet; if too low, a plate on the seat"
            ),
            ours,
        ),
        ProtocolRule(
            _("Seat depth"),
            _(
                "front half of the seat, four fingers' space behind the knee, back not "
                "touching"
            ),
            ours,
        ),
        ProtocolRule(
            _("Feet"),
            _("hip width; shoes on or off, the same every time"),
            ours,
        ),
        ProtocolRule(_("Trunk"), _("tall, no slouch"), article),
        ProtocolRule(
            _("Hands"),
            _("on the hips: not on the chair, the thigh or behind the back"),
            ours,
        ),
        ProtocolRule(_("Gaze"), _("straight ahead at eye height"), ours),
        ProtocolRule(
            _("Warm-up"),
            _("two easy lifts per side; no stretching in the five minutes before"),
            ours,
        ),
        ProtocolRule(
            _("Order"),
            _("right first in odd-numbered tests, left first in even ones"),
            ours,
        ),
        ProtocolRule(
            _("Lean"),
            _(
                "the angle between vertical and the line from hip to shoulder, ±5°: "
                "use a phone flat on the breastbone, zeroed while sitting tall, or "
                "marks on a wall alongside"
            ),
            ours,
        ),
    ]


def record_rules() -> list[ProtocolRule]:
    """Return what a test records, each with its limits."""
    limits = {name: _limits(name) for name in RANGES}
    return [
        ProtocolRule(_("Seat height"), limits["chair_cm"]),
        ProtocolRule(_("Height"), limits["stature_cm"]),
        ProtocolRule(_("Thigh, if measured"), limits["thigh_cm"]),
        ProtocolRule(_("Pain, before the test and in each trial"), limits["pain"]),
        ProtocolRule(_("Knee lift"), limits["lift_cm"]),
        ProtocolRule(_("or thigh above horizontal"), limits["thigh_deg"]),
        ProtocolRule(_("Hold"), limits["hold_s"]),
        ProtocolRule(_("Trials per position"), limits["attempt"]),
        ProtocolRule(
            _("Also recorded"),
            _(
                "tester, method (tape, phone, video or by eye), time of day, shoes, "
                "first side, hard hip work the day before, faults seen"
            ),
        ),
    ]


def _limits(name: str) -> str:
    allowed = RANGES[name]
    unit = allowed.unit if allowed.unit in ("", "°") else f" {allowed.unit}"
    return f"{allowed.low}–{allowed.high}{unit}"
