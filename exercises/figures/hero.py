"""The picture of the first page: a seated lift on a dial that reads its angle."""

from dataclasses import replace

from exercises.figures.body import Painter
from exercises.figures.parts import Group, Outline, Part, Word
from exercises.figures.picture import groups
from exercises.figures.protractor import Protractor
from exercises.figures.scene import Measure, Scene

RADIUS = 0.58
# The hand starts beyond the knee.
INNER = 0.30
NUMBERS = (0, 15, 30, 45)
LOWEST, HIGHEST = -12, 90
# Tick lengths in body heights: every 15, every 5 and every degree.
LONG, SHORT, FINE = 0.045, 0.028, 0.014


def hero(scene: Scene) -> list[Group]:
    """The lift of a scene with a dial round its hip in place of the plain angle."""
    painter = Painter(scene.body(1), scene.camera)
    dial = Protractor(painter, Measure.THIGH)
    first, *others = groups(replace(scene, measures=()))
    rim = dial.arc(0, dial.angle, RADIUS)
    wedge: list[Part] = [Outline("wp", [dial.corner, *rim], round=False)]
    return [first, Group("", wedge), *others, Group("", _scale(dial))]


def _scale(dial: Protractor) -> list[Part]:
    return [
        Outline("dl", dial.arc(LOWEST, HIGHEST, RADIUS), closed=False),
        *(_ray(dial, degrees) for degrees in range(LOWEST, HIGHEST + 1)),
        Outline("db", dial.arc(0, dial.angle, RADIUS), closed=False),
        _line("rf", dial, 0, INNER),
        _line("dh", dial, dial.angle, INNER),
        *(_number(dial, degrees) for degrees in NUMBERS),
    ]


def _ray(dial: Protractor, degrees: int) -> Part:
    if degrees % 15 == 0:
        return _line("dt", dial, degrees, RADIUS - LONG)
    return _line("dl", dial, degrees, RADIUS - (FINE if degrees % 5 else SHORT))


def _line(look: str, dial: Protractor, degrees: float, inner: float) -> Part:
    ends = [dial.at(degrees, inner), dial.at(degrees, RADIUS)]
    return Outline(look, ends, round=False, closed=False)


def _number(dial: Protractor, degrees: int) -> Part:
    x, y = dial.at(degrees, RADIUS + 0.08)
    return Word("tx", (x, y + 16), f"{degrees}°")
