"""A figure so small that it stands in the page itself, in the page's own colours.

Its limbs are `<use>`s of the shapes that the page holds once (`sprite`); what cannot
be seen at 150 px is left out, and outlines are coarse.
"""

from dataclasses import replace

from exercises.figures import still
from exercises.figures.box import Box
from exercises.figures.camera import Point
from exercises.figures.muscles import FIBRE
from exercises.figures.outlines import disc, hull, smooth, straight
from exercises.figures.parts import Bar, Disc, Group, Outline, Part, Placed
from exercises.figures.picture import groups
from exercises.figures.scene import Scene
from exercises.figures.shapes import CUT, OUTLINES

PREFIX = "fig-"
# Units of a whole picture to one of a small one.
COARSE = 6
RAYS = 9
# Square units of a whole picture that show as half a pixel.
MIN_AREA = 420
# A limb that looks nearly as long as it is is drawn as long as it is.
NEARLY = 0.07
# All that a small figure is put together from.
SEEN = (
    "thigh",
    "shank",
    "arm",
    "fore",
    "shorts",
    "sleeve",
    "neck",
    "shoe",
    "hand",
    "face",
    "hair",
    "cuff",
    "ankle-weight",
)
UNSEEN_LOOKS = {FIBRE, "m2", "mh", "bh", "tk", "tx", "wd", "rf", "pv"}
# What stands out from what is behind it.
WITH_HALO = {"nl", "na"}


def sprite() -> str:
    """The shapes of the limbs, to stand once in a page with small figures."""
    paths = (f'<path id="{PREFIX}{name}" d="{_shape(name)}"/>' for name in SEEN)
    return f'<svg class="shapes" aria-hidden="true"><defs>{"".join(paths)}</defs></svg>'


def drawing(scene: Scene) -> str:
    """The small figure: the start as a ghost, the end in full, the way between."""
    seen = [plain for one in groups(scene) if (plain := _plain(one)).parts]
    return _framed(seen, Box.square(seen))


def moment(scene: Scene, share: float) -> str:
    """One end of the movement alone, in a frame that holds both."""
    both = [_unmarked(scene, end) for end in (0, 1)]
    box = Box.square([*both[0], *both[1]])
    return _framed(_unmarked(scene, share), box)


def _unmarked(scene: Scene, share: float) -> list[Group]:
    seen = map(_plain, groups(scene, share, marked=False))
    return [one for one in seen if one.parts]


def _framed(seen: list[Group], box: Box) -> str:
    inside = "".join(map(_group, seen))
    view = " ".join(str(round(value / COARSE)) for value in box)
    return f'<svg class="drawing" viewBox="{view}" aria-hidden="true">{inside}</svg>\n'


def _shape(name: str) -> str:
    """An outline in coarser units: a small figure needs fewer digits."""
    points = [(x / COARSE, y / COARSE) for x, y in OUTLINES[name]]
    return smooth(points, closed=name not in CUT) + ("z" if name in CUT else "")


def _plain(one: Group) -> Group:
    far_muscles = one.look == "mf"
    parts = [] if far_muscles else [part for part in one.parts if _is_seen(part)]
    if one.look == "gh":
        parts = [part for part in parts if not _is_fine(part)]
    return replace(one, parts=_joined(parts))


def _is_seen(part: Part) -> bool:
    if isinstance(part, Placed):
        return part.shape in SEEN
    if isinstance(part, Outline) and part.closed:
        return part.look not in UNSEEN_LOOKS and area(part.points) > MIN_AREA
    return part.look not in UNSEEN_LOOKS


def _is_fine(part: Part) -> bool:
    """What the outline of a ghost does without: it lies inside or hardly shows."""
    return isinstance(part, Placed) and part.shape in {"hand", "shorts", "sleeve"}


def area(points: list[Point]) -> float:
    """What a polygon covers (Gauss)."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _joined(parts: list[Part]) -> list[Part]:
    """The trunk's many slices as one hull; other outlines with fewer points."""
    slices = [one for one in parts if isinstance(one, Outline) and one.look == "tp"]
    others = [one for one in parts if one not in slices]
    if not slices:
        return others
    points = [disc(point, 0) for one in slices for point in one.points]
    return [Outline("tp", hull(points, RAYS)), *others]


def _group(one: Group) -> str:
    """What has a halo stands on a copy of itself, drawn with the plate's pen."""
    inside = "".join(map(_part, one.parts))
    look = still.looks(one.look)
    halo = f'<g class="h">{inside}</g>' if one.name in WITH_HALO else ""
    return f"{halo}<g{look}>{inside}</g>"


def _part(part: Part) -> str:
    if isinstance(part, Outline):
        return _outline(part)
    return still.part(smaller(part))


def smaller(part: Part) -> Part:
    match part:
        case Placed():
            shape = f"{PREFIX}{part.shape}"
            whole = abs(part.stretch - 1) < NEARLY
            stretch = 1 if whole else round(part.stretch, 1)
            return part._replace(shape=shape, at=_coarse(part.at), stretch=stretch)
        case Bar():
            ends = (_coarse(part.ends[0]), _coarse(part.ends[1]))
            return part._replace(ends=ends, radius=part.radius / COARSE)
        case Disc():
            return _disc(part)
        case _:
            return part


def _outline(one: Outline) -> str:
    """With every second point where it is round, and straight between them."""
    step = 2 if one.round and len(one.points) > RAYS else 1
    points = [_coarse(point) for point in one.points[::step]]
    return f'<path{still.looks(one.look)} d="{straight(points, closed=one.closed)}"/>'


def _disc(one: Disc) -> Disc:
    return one._replace(
        at=_coarse(one.at), radius=one.radius / COARSE, height=one.height / COARSE
    )


def _coarse(point: Point) -> Point:
    return point[0] / COARSE, point[1] / COARSE
