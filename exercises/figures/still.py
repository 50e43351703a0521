"""A figure written as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from exercises.figures.box import Box
from exercises.figures.outlines import whole
from exercises.figures.parts import Bar, Disc, Group, Outline, Part, Placed, Word
from exercises.figures.shapes import SHAPES
from exercises.figures.style import sheet


def svg(
    parts: Sequence[Group], title: str, *, left: bool = False, box: Box | None = None
) -> str:
    """A whole file, square, that shows right in an `<img>` in both themes.

    `left` turns the picture over: the athlete faces left, the left side is near.
    """
    shown = [turned(one) for one in parts] if left else parts
    inside = "".join(map(group, shown))
    return document(shown, box or Box.square(parts), title, inside, left=left)


def turned(one: Group) -> Group:
    """The group with its words written so that they read right in a mirror."""
    words = (
        part._replace(turned=True) if isinstance(part, Word) else part
        for part in one.parts
    )
    return replace(one, parts=list(words))


def document(
    parts: Sequence[Group], box: Box, title: str, inside: str, *, left: bool = False
) -> str:
    """The file round what is drawn, with the styles and shapes that `parts` use."""
    used = {one.look for each in parts for one in each.parts}
    used |= {each.look for each in parts} | {"h"}
    middle = f"matrix(-1 0 0 1 {2 * box.left + box.width} 0)"
    drawn = f'<g transform="{middle}">{inside}</g>' if left else inside
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f"<title>{escape(title)}</title><style>{sheet(used, box.width)}</style>"
        f"{definitions(parts)}{drawn}</svg>\n"
    )


def group(one: Group) -> str:
    return wrapped(one, "".join(map(part, one.parts)))


def wrapped(one: Group, inside: str) -> str:
    """A group round its parts; a named one stands on a halo in the plate's colour."""
    if not one.name:
        return f"<g{looks(one.look)}>{inside}</g>"
    name = f' id="{one.name}"'
    return f'<use href="#{one.name}" class="h"/><g{name}{looks(one.look)}>{inside}</g>'


def part(one: Part) -> str:
    match one:
        case Placed():
            where = f' transform="{place(one)}"'
            return f'<use href="#{one.shape}"{looks(one.look)}{where}/>'
        case Outline() | Bar():
            return f'<path{looks(one.look)} d="{one.data}"/>'
        case Disc():
            return _disc(one)
        case _:
            return _word(one)


def looks(look: str) -> str:
    return f' class="{look}"' if look else ""


def place(one: Placed) -> str:
    x, y = map(whole, one.at)
    stretch = f"{one.stretch:.2f}".removeprefix("0")
    scale = "" if stretch == "1.00" else f"scale({stretch} 1)"
    return f"translate({x} {y})rotate({whole(one.turn)}){scale}"


def definitions(groups: Iterable[Group]) -> str:
    """The shapes that a picture uses, each once."""
    used = {
        one.shape for each in groups for one in each.parts if isinstance(one, Placed)
    }
    paths = (f'<path id="{name}" d="{SHAPES[name]}"/>' for name in sorted(used))
    return f"<defs>{''.join(paths)}</defs>"


def _word(one: Word) -> str:
    x, y = map(whole, one.at)
    mirror = f' transform="matrix(-1 0 0 1 {2 * round(one.at[0])} 0)"'
    turn = mirror if one.turned else ""
    return f'<text{looks(one.look)} x="{x}" y="{y}"{turn}>{escape(one.text)}</text>'


def _disc(one: Disc) -> str:
    x, y = map(whole, one.at)
    if one.height:
        radii = f'rx="{whole(one.radius)}" ry="{whole(one.height)}"'
        return f'<ellipse{looks(one.look)} cx="{x}" cy="{y}" {radii}/>'
    return f'<circle{looks(one.look)} cx="{x}" cy="{y}" r="{whole(one.radius)}"/>'
