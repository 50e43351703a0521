"""Elements, paths and numbers of SVG drawn on the server.

Everything that is not marked safe is escaped. No style attribute is ever written.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import inf
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MINUS: Final = "\N{MINUS SIGN}"
# About the width of a character of chart text, 13 px.
CHARACTER: Final = 7
type Point = tuple[float, float]


def number(value: float) -> str:
    """Return a coordinate as SVG text: at most one decimal, no trailing zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def decimal(value: float, places: int = 1) -> str:
    """Return a number as text, with a real minus; an exact half is rounded up."""
    text = str(Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    unsigned = text.removeprefix("-")
    zero = float(text) == 0
    return unsigned if zero or not text.startswith("-") else MINUS + unsigned


def signed(value: float, places: int = 1) -> str:
    """Return a difference as text: with plus, real minus, or as plain zero."""
    text = decimal(value, places)
    return f"+{text}" if float(f"{value:.{places}f}") > 0 else text


def tag(name: str, *children: str, **attributes: str | float) -> SafeString:
    """Return an element; `cls` is its class, and `_` in a name becomes `-`."""
    written = format_html_join(
        "", ' {}="{}"', ((_name(key), _text(one)) for key, one in attributes.items())
    )
    body = format_html_join("", "{}", ((child,) for child in children))
    return format_html("<{}{}>{}</{}>", name, written, body, name)


def line(points: Iterable[Point], *, closed: bool = False) -> str:
    """Return the path data of a polyline, or a polygon if closed; "" without points."""
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{corners}{'Z' if closed else ''}" if corners else ""


def text(cls: str, at: Point, words: str, *, anchor: str = "") -> SafeString:
    """Return text in a chart; `anchor` is "middle" or "end", else the start."""
    x, y = at
    if anchor:
        return tag("text", words, cls=cls, x=x, y=y, text_anchor=anchor)
    return tag("text", words, cls=cls, x=x, y=y)


def spaced(xs: Sequence[float], labels: Sequence[str]) -> list[int]:
    """Return which labels, centred at `xs`, do not overlap; always the last."""
    kept: list[int] = []
    edge = inf
    for index in reversed(range(len(labels))):
        half = len(labels[index]) * CHARACTER / 2
        if xs[index] + half <= edge:
            kept.insert(0, index)
            edge = xs[index] - half - CHARACTER
    return kept


def picture(
    uid: str,
    *parts: str,
    size: Point,
    title: str,
    description: str = "",
) -> SafeString:
    """Return a chart with title and description; `uid` must be unique on the page."""
    labels = [tag("title", title, id=f"{uid}-t")]
    if description:
        labels.append(tag("desc", description, id=f"{uid}-d"))
    return tag(
        "svg",
        *labels,
        *parts,
        cls="ch",
        viewBox=_box(size),
        role="img",
        aria_labelledby=f"{uid}-t {uid}-d" if description else f"{uid}-t",
    )


def sketch(*parts: str, size: Point, label: str, cls: str = "ch") -> SafeString:
    """Return a small picture with its label as an attribute, so that it needs no id."""
    return tag("svg", *parts, cls=cls, viewBox=_box(size), role="img", aria_label=label)


def _box(size: Point) -> str:
    return f"0 0 {number(size[0])} {number(size[1])}"


def _name(key: str) -> str:
    return "class" if key == "cls" else key.replace("_", "-")


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)
