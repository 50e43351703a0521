"""Both lifts of a test on one small scale, for a row of a table."""

from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.knee_lift.protocol import INCH, SEVERAL_INCHES
from hipflex.sides import Side
from hipflex.svg import decimal, number, sketch, tag

# The end of the scale; higher lifts are drawn there.
SCALE_CM: Final = 14
SIZE: Final = (128, 30)
MARGIN: Final = 6
DOT_CLASS: Final = {Side.LEFT: "lf", Side.RIGHT: "rf"}


def mini_chart(left_cm: float | None, right_cm: float | None) -> SafeString:
    """Return an SVG of both lifts in cm, or a note when neither is measured."""
    if left_cm is None and right_cm is None:
        return format_html('<span class="quiet">{}</span>', _("not tested"))
    marks = (0, INCH.cm, SEVERAL_INCHES.cm, SCALE_CM)
    ticks = "".join(f"M{number(_x(mark))} 11v8" for mark in marks)
    dots = [
        tag("circle", cls=DOT_CLASS[side], cx=_x(lift_cm), cy=y, r=5)
        for side, lift_cm, y in ((Side.LEFT, left_cm, 9), (Side.RIGHT, right_cm, 21))
        if lift_cm is not None
    ]
    text = _("Left: %(left)s. Right: %(right)s. Centimetres.")
    label = text % {"left": spoken_lift(left_cm), "right": spoken_lift(right_cm)}
    scale = tag("path", cls="k", d=f"M{MARGIN} 15H{SIZE[0] - MARGIN}{ticks}")
    return sketch(scale, *dots, size=SIZE, label=label, cls="ch mini")


def spoken_lift(lift_cm: float | None) -> str:
    """Return a lift in cm for the text of a chart; None is not measured."""
    return _("not measured") if lift_cm is None else decimal(lift_cm)


def _x(lift_cm: float) -> float:
    return MARGIN + min(lift_cm, SCALE_CM) * (SIZE[0] - 2 * MARGIN) / SCALE_CM
