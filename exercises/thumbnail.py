"""A figure made small: what cannot be seen at 150 px is left out."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.safestring import SafeString

from exercises.outline import Grid, Outline, Point, bow, straight

FOLDER = Path(__file__).parent / "data" / "thumbnails"

# Cells a side: at 150 px one is about a pixel.
CELLS = 160
# A part that shows in fewer cells than this is not missed.
SEEN = 8

# The figure's classes that are still seen -> the page's, without "fig-".
LOOKS = {
    "sk": "skin",
    "tp": "top",
    "sl": "sleeve",
    "st": "short",
    "sh": "shoe",
    "hr": "hair",
    "bn": "bone",
    "m1": "main",
    "m2": "helper",
    "sd": "shade",
    "mt": "metal",
    "cb": "cable",
    "bl": "ball",
    "ar": "way",
    "ah": "tip",
    "ap ap-a": "kit-a",
    "ap ap-b": "kit-b",
    "ap ap-c": "kit-c",
    "pd pd-a": "pad-a",
    "pd pd-b": "pad-b",
    "pd pd-c": "pad-c",
    "": "band",
}
# Drawn with a pen, not filled.
LINES = {"way": bow, "band": straight, "cable": straight}
# The group of the pose in which the movement starts.
START = "gh"
# Each muscle keeps its own edge.
APART = {"main", "helper"}
# What is further away is paler.
PALER = {"skin", "sleeve", "short", "shoe", "main", "helper"}


class Mark(NamedTuple):
    """What is drawn at once, in one look."""

    look: str
    outlines: list[Outline]
    line: str = ""
    ellipse: str = ""

    def __str__(self) -> str:
        if self.ellipse:
            return f'<ellipse class="fig-{self.look}" {self.ellipse}/>'
        data = self.line or "".join(map(str, self.outlines))
        return f'<path class="fig-{self.look}" d="{data}"/>' if data else ""


def thumbnail(svg: str) -> str:
    """The figure as it stands in a page at up to 200 px; the style sheet colours it.

    `svg` is a square figure of the catalogue. Halos, highlights and what lies
    hidden are dropped; the rest is rounded to a grid of 160 by 160 cells.
    """
    figure = ElementTree.fromstring(svg)  # noqa: S314 (a file of this project)
    left, top, side, _ = (float(word) for word in figure.attrib["viewBox"].split())
    marks = list(_marks(figure, Grid(left, top, CELLS / side)))
    over: set[Point] = set()
    body = ""
    for mark in reversed(marks):
        body = f"{_seen(mark, over if mark.look == 'start' else set())}{body}"
        over.update(*(outline.cells for outline in mark.outlines))
    box = f'viewBox="0 0 {CELLS} {CELLS}"'
    return f'<svg class="drawing" {box} aria-hidden="true">{body}</svg>\n'


@cache
def drawing(slug: str) -> SafeString:
    """The kept thumbnail of a shipped exercise, or nothing."""
    path = FOLDER / f"{slug}.svg"
    return SafeString(path.read_text().strip() if path.is_file() else "")


def _marks(figure: ElementTree.Element, grid: Grid) -> Iterator[Mark]:
    """The marks from back to front."""
    for part in figure:
        kind = part.get("class", "")
        if not part.tag.endswith("}g"):
            yield from _mark(part, grid)
        elif kind == START:
            yield Mark("start", [Outline.read(one.attrib["d"], grid) for one in part])
        else:
            marks = _joined(mark for child in part for mark in _mark(child, grid))
            yield from map(_paler, marks) if "far" in kind else marks


def _mark(part: ElementTree.Element, grid: Grid) -> Iterator[Mark]:
    look = LOOKS.get(part.get("class", ""))
    data = part.get("d")
    if look and data and look in LINES:
        yield Mark(look, [], line=LINES[look](data, grid))
    elif look and data:
        yield Mark(look, [Outline.read(data, grid)])
    elif look and part.get("cx"):
        yield Mark(look, [], ellipse=_ellipse(part.attrib, grid))


def _joined(marks: Iterable[Mark]) -> list[Mark]:
    """What looks the same is one mark, so that no halo cuts a limb at its joint."""
    joined: list[Mark] = []
    for mark in marks:
        twin = next((one for one in joined if one.look == mark.look), None)
        if twin and mark.look not in APART:
            twin.outlines.extend(mark.outlines)
        else:
            joined.append(mark)
    return joined


def _paler(mark: Mark) -> Mark:
    return mark._replace(look=f"{mark.look}-far") if mark.look in PALER else mark


def _seen(mark: Mark, over: set[Point]) -> Mark:
    """The mark without the outlines that show in hardly a cell."""
    kept = list(mark.outlines)
    for outline in sorted(kept, key=lambda outline: len(outline.cells)):
        others = (other.cells for other in kept if other is not outline)
        if len(outline.cells.difference(over, *others)) < SEEN:
            kept.remove(outline)
    return mark._replace(outlines=kept)


def _ellipse(given: dict[str, str], grid: Grid) -> str:
    x, y = grid.cell((float(given["cx"]), float(given["cy"])))
    wide, high = (grid.length(float(given.get(r) or given["r"])) for r in ("rx", "ry"))
    return f'cx="{x}" cy="{y}" rx="{wide}" ry="{high}"'
