"""Every picture that is made: its name, and how to draw it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from exercises.figures import bodymap, frontal, motion, running, still
from exercises.figures.box import Box
from exercises.figures.catalogue import position, scene, with_loads
from exercises.figures.hero import hero
from exercises.figures.neutral import NEUTRAL
from exercises.figures.picture import groups
from exercises.figures.scene import Scene

type Given = dict[str, Any]

# Done with one side and then the other, so that both are shown.
ONE_SIDED = "unilateral"
# The exercise on the first page.
FIRST = "seated-knee-lift"


class Picture(NamedTuple):
    """`static/figures/<name>.svg`"""

    name: str
    draw: Callable[[], str]


def of_exercise(entry: Given) -> Iterator[Picture]:
    """Still and moving, of either side, the two ends, and with its weights."""
    drawn, title = scene(entry["id"], entry), entry["name"]
    for left in (False, True) if entry["laterality"] == ONE_SIDED else (False,):
        name = f"{drawn.slug}-left" if left else drawn.slug
        yield Picture(name, partial(whole, drawn, title, left=left))
        yield Picture(f"{name}-motion", partial(motion.svg, drawn, title, left=left))
    yield Picture(f"{drawn.slug}-start", partial(moment, drawn, title, 0))
    yield Picture(f"{drawn.slug}-end", partial(moment, drawn, title, 1))
    for heavier in with_loads(drawn, entry):
        yield Picture(heavier.slug, partial(whole, heavier, title))


def of_test(test: Given) -> Iterator[Picture]:
    for name in test["poses"]:
        drawn = position(name, test)
        caption = test["poses"][name]["caption"]
        yield Picture(drawn.slug, partial(whole, drawn, caption))


def faults(test: Given) -> list[Scene]:
    """What undoes a lift or a skip, as far as it is drawn."""
    names = [name for name in test["poses"] if name.startswith("fault")]
    seen = [sign for sign in running.SIGNS if sign.slug in running.FAULTS]
    return [*(position(name, test) for name in names), *seen]


def of_form() -> Iterator[Picture]:
    for sign in frontal.SIGNS:
        yield Picture(sign.name, partial(still.svg, frontal.groups(sign), sign.name))
    for seen in running.SIGNS:
        yield Picture(seen.slug, partial(whole, seen, seen.slug))


def of_the_first_page(file: Mapping[str, Any]) -> Iterator[Picture]:
    entry = next(one for one in file["exercises"] if one["id"] == FIRST)
    drawn = hero(scene(FIRST, entry))
    yield Picture(
        "hero", partial(still.svg, drawn, entry["name"], box=Box.tight(drawn))
    )


def pictures(file: Mapping[str, Any]) -> Iterator[Picture]:
    """All pictures that follow from a catalogue file."""
    for entry in file["exercises"]:
        yield from of_exercise(entry)
    yield from of_test(file["assessment"])
    yield from of_form()
    yield from of_the_first_page(file)
    yield Picture("body", bodymap.body)
    yield Picture(NEUTRAL.slug, partial(whole, NEUTRAL, NEUTRAL.slug))


def whole(drawn: Scene, title: str, *, left: bool = False) -> str:
    """Start as a ghost, end in full, the way between, the angle."""
    return still.svg(groups(drawn), title, left=left)


def moment(drawn: Scene, title: str, share: float) -> str:
    """One end of the movement alone, in a frame that holds both."""
    both = [groups(drawn, end, marked=False) for end in (0, 1)]
    box = Box.square([*both[0], *both[1]])
    return still.svg(groups(drawn, share, marked=False), title, box=box)
