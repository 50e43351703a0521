"""Pictures of a test: the ruler of the lifts and the fan of the leans."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, radians, sin
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.knee_lift.levels import Level
from assessments.knee_lift.mini_chart import SCALE_CM, spoken_lift
from assessments.knee_lift.protocol import INCH, POSITION_RULES, SEVERAL_INCHES
from hipflex.sides import Side
from hipflex.svg import Point, decimal, line, number, picture, tag, text

RULER_HEIGHT: Final = 172
RULER_LEFT: Final = 14
RULER_RIGHT: Final = 22
EDGE: Final = 84
# Room for both names of the marks side by side.
NAMES_APART: Final = 112
VALUE_ROOM: Final = 52

FAN_SIZE: Final = (250, 224)
FAN_CENTRE: Final = (34, 206)
FAN_DEG: Final = 45
LEANS: Final = sorted({rule.lean_deg for rule in POSITION_RULES.values()})


@dataclass(frozen=True)
class Paint:
    """The class names of one side, and its lane in each chart."""

    dot: str
    wash: str
    stem: str
    value: str
    lane: int
    band: tuple[int, int]


PAINT: Final = {
    Side.LEFT: Paint("lf", "wl", "ls", "nl", EDGE - 34, (118, 142)),
    Side.RIGHT: Paint("rf", "wr", "rs", "nr", EDGE + 34, (148, 172)),
}


@dataclass(frozen=True)
class Ruler:
    width: float
    reach: int

    @property
    def end(self) -> float:
        return self.width - RULER_RIGHT

    def x(self, value: float) -> float:
        return RULER_LEFT + value * (self.end - RULER_LEFT) / self.reach


def scale(  # noqa: PLR0913  # two scored_tests and how they are shown
    uid: str,
    left: float | None,
    right: float | None,
    *,
    error: float,
    width: float,
    title: str,
    narrow: bool = False,
) -> SafeString:
    """The ruler: left above the edge, right below, each with its band of ± `error`."""
    highest = max(left or 0, right or 0) + error
    reach = SCALE_CM if highest <= SCALE_CM else ceil(highest / 5) * 5
    ruler = Ruler(width, reach)
    parts = [
        *_marks(ruler, narrow=narrow),
        *_edge(ruler, narrow=narrow),
        *_reading(ruler, Side.LEFT, left, error),
        *_reading(ruler, Side.RIGHT, right, error),
    ]
    words = _("Centimetres. Left: %(left)s. Right: %(right)s.")
    described = words % {"left": spoken_lift(left), "right": spoken_lift(right)}
    size = (width, RULER_HEIGHT)
    return picture(uid, *parts, size=size, title=title, description=described)


def _marks(ruler: Ruler, *, narrow: bool) -> list[SafeString]:
    """The dotted thresholds, with their names where there is room for both."""
    room = ruler.x(SEVERAL_INCHES.cm) - ruler.x(INCH.cm) >= NAMES_APART
    parts = []
    for mark, level in (
        (INCH, Level.BUILDING),
        (SEVERAL_INCHES, Level.UPRIGHT_STANDARD),
    ):
        x = ruler.x(mark.cm)
        name = number(mark.cm) if narrow or not room else f"{mark.cm} {level.label}"
        parts.append(tag("path", cls="tg", d=f"M{number(x)} 20V{RULER_HEIGHT - 24}"))
        parts.append(text("tt", (x, 13), name, anchor="middle"))
    return parts


def _edge(ruler: Ruler, *, narrow: bool) -> list[SafeString]:
    roomy = ruler.x(0.5) - ruler.x(0) >= 5
    halves = [cm + 0.5 for cm in range(ruler.reach)] if roomy else []
    fives = range(0, ruler.reach + 1, 5)
    ones = [cm for cm in range(ruler.reach + 1) if cm % 5]
    unit = "" if narrow else " cm"
    return [
        tag("path", cls="ink", d=f"M{RULER_LEFT} {EDGE}H{number(ruler.end)}"),
        tag("path", cls="k", d=_ticks(ruler, halves, 4)),
        tag("path", cls="ink", d=_ticks(ruler, ones, 8)),
        tag("path", cls="ink", stroke_width=1.5, d=_ticks(ruler, fives, 11)),
        *(_number(ruler, cm, unit) for cm in fives),
    ]


def _number(ruler: Ruler, cm: int, unit: str) -> SafeString:
    words = str(cm) if cm else f"0{unit}"
    return text("t", (ruler.x(cm), RULER_HEIGHT - 5), words, anchor="middle")


def _ticks(ruler: Ruler, values: Iterable[float], half: int) -> str:
    return "".join(
        f"M{number(ruler.x(value))} {EDGE - half}v{2 * half}" for value in values
    )


def _reading(
    ruler: Ruler, side: Side, value: float | None, error: float
) -> list[SafeString]:
    paint = PAINT[side]
    if value is None:
        words = _("%(side)s: not measured") % {"side": side.value}
        return [text("t", (ruler.end, paint.lane + 5), words, anchor="end")]
    x, low = ruler.x(value), ruler.x(max(0, value - error))
    wide = ruler.x(value + error) - low
    band = {"x": low, "y": paint.lane - 15, "width": wide, "height": 30, "rx": 15}
    turned = x + VALUE_ROOM > ruler.width
    at = (x - 18 if turned else x + 18, paint.lane + 5.5)
    stem = f"M{number(x)} {paint.lane}V{EDGE}"
    return [
        *([tag("rect", cls=paint.wash, **band)] if error else []),
        tag("path", cls=paint.stem, d=stem, stroke_width=2.5),
        tag("circle", cls=paint.dot, cx=x, cy=paint.lane, r=12),
        _letter(side, (x, paint.lane + 5)),
        text(paint.value, at, decimal(value), anchor="end" if turned else ""),
    ]


def _letter(side: Side, at: Point) -> SafeString:
    return tag(
        "text",
        side.value,
        cls="hid",
        x=at[0],
        y=at[1],
        text_anchor="middle",
        font_size=14,
        font_weight=700,
    )


def fan(uid: str, left: int | None, right: int | None, *, title: str) -> SafeString:
    """How far forward each side still clears the block, in degrees of lean."""
    parts = [
        part
        for side, lean in ((Side.LEFT, left), (Side.RIGHT, right))
        for part in _fan_band(side, lean)
    ]
    parts += [part for lean in LEANS for part in _fan_line(lean)]
    x, y = FAN_CENTRE
    thigh = f"M{x} {y}h70"
    parts.append(tag("circle", cls="inkf", cx=x, cy=y, r=6))
    parts.append(
        tag("path", cls="ink", d=thigh, stroke_width=5, stroke_linecap="round")
    )
    return picture(uid, *parts, size=FAN_SIZE, title=title)


def _fan_band(side: Side, lean: int | None) -> list[SafeString]:
    paint = PAINT[side]
    x, y = _polar(0, sum(paint.band) / 2)
    cleared = min(lean or 0, FAN_DEG)
    return [
        tag("path", cls=paint.wash, d=_sector(FAN_DEG, paint.band)),
        *(
            [tag("path", cls=paint.dot, d=_sector(cleared, paint.band))]
            if cleared
            else []
        ),
        text(paint.value, (x - 8, y + 5), side.value, anchor="end"),
    ]


def _fan_line(lean: int) -> list[SafeString]:
    x, y = _polar(lean, 193)
    ray = tag(
        "path",
        cls="k" if lean else "ink",
        d=line([_polar(lean, 14), _polar(lean, 178)]),
        stroke_width=1 if lean else 1.5,
    )
    return [ray, text("t", (x, y + 5), f"{lean}°", anchor="middle")]


def _polar(lean: float, radius: float) -> Point:
    x, y = FAN_CENTRE
    return x + radius * sin(radians(lean)), y - radius * cos(radians(lean))


def _sector(lean: float, band: tuple[int, int]) -> str:
    angles = [lean * step / 12 for step in range(13)]
    outer = [_polar(angle, band[1]) for angle in angles]
    inner = [_polar(angle, band[0]) for angle in reversed(angles)]
    return line([*outer, *inner], closed=True)
