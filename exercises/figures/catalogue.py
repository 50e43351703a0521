"""The catalogue's exercises and the test's positions as scenes."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from exercises.figures.pose import Pose
from exercises.figures.scene import Measure, Scene, pose
from exercises.figures.staging import STAGINGS, Staging

type Given = dict[str, Any]


def scene(slug: str, entry: Given) -> Scene:
    """An exercise of the catalogue: two poses in their kit, muscles, tempo."""
    stance = STAGINGS.get(slug, Staging()).stance
    trained = (*entry["muscles"]["primary"], *entry["muscles"]["secondary"])
    up_s, down_s = entry["dose"]["tempo_s"]
    return replace(
        movement(slug, entry["illustration"]),
        muscles=tuple(name for name in trained if name not in stance),
        stance=tuple(name for name in trained if name in stance),
        up_s=up_s,
        hold_s=entry["dose"]["hold_s"][1],
        down_s=down_s,
    )


def movement(slug: str, illustration: Given) -> Scene:
    """The two poses and what is marked in their picture, without muscles."""
    staged = STAGINGS.get(slug, Staging())
    return Scene(
        slug,
        _pose(illustration["start"], staged),
        _pose(illustration["end"], staged),
        kit=_kit(illustration, staged),
        camera=staged.camera,
        measures=staged.measures,
        track=staged.track,
        pivot=staged.pivot,
        arrow=staged.arrow,
        arrow_off=staged.arrow_off,
        clearance=staged.clearance,
    )


def _pose(given: Given, staged: Staging) -> Pose:
    drawn = pose(given, abduction=staged.abduction)
    return replace(drawn, head=drawn.head + staged.head)


def _kit(drawn: Given, staged: Staging) -> tuple[tuple[Given, Given], ...]:
    """Each thing as it is at the start and at the end."""
    common = [*staged.more, *drawn.get("apparatus", [])]
    start = [*common, *drawn["start"].get("apparatus", [])]
    end = [*common, *drawn["end"].get("apparatus", [])]
    pairs = zip(start, end, strict=True)
    return tuple((_placed(a, staged), _placed(b, staged)) for a, b in pairs)


def _placed(thing: Given, staged: Staging) -> Given:
    return thing | staged.kit.get(thing["type"], {})


DUMBBELL: Given = {"type": "weight"}
BOTH_LEGS = "bilateral"
# A weight between the feet needs legs that move together and do not stand.
HELD_BY_FEET = ("hang", "bench")


def loads(laterality: str, family: str, optional: Collection[str]) -> list[str]:
    """The weights that an exercise is drawn with: on the ankles, between the feet."""
    by_feet = laterality == BOTH_LEGS and family in HELD_BY_FEET
    wanted = ("ankle-weight", *(("dumbbell",) if by_feet else ()))
    return [load for load in wanted if load in optional]


def with_loads(drawn: Scene, entry: Given) -> list[Scene]:
    """The exercise with each of the weights that the catalogue offers."""
    optional = entry["equipment"]["optional"]
    kinds = loads(entry["laterality"], entry["family"], optional)
    return [loaded(drawn, entry, kind) for kind in kinds]


def loaded(drawn: Scene, entry: Given, load: str) -> Scene:
    """The exercise with one of its `loads`."""
    things = [DUMBBELL] if load == "dumbbell" else _cuffs(entry)
    kit = (*drawn.kit, *((thing, thing) for thing in things))
    return replace(drawn, slug=f"{drawn.slug}-{load}", kit=kit)


def _cuffs(entry: Given) -> list[Given]:
    sides = ("near", "far") if entry["laterality"] == BOTH_LEGS else ("near",)
    return [{"type": "cuff", "at": f"{side}_ankle", "heavy": True} for side in sides]


# What stands before the athlete in the test, in body heights of 175 cm.
TAPE: Given = {"type": "tape", "x": 0.405, "top": 0.46}
BLOCK: Given = {"type": "block", "x": 0.225, "high": 2.5 / 175}


def position(name: str, entry: Given) -> Scene:
    """A position of the seated knee-lift test: from both feet down to this pose."""
    given = entry["poses"][name]
    lean, fault = given["trunk"] > 0, name.startswith("fault")
    measures = (Measure.THIGH, *((Measure.LEAN,) if lean else ()))
    kit = [*entry["apparatus"], *_measuring(name)]
    return Scene(
        f"test-{name.replace('_', '-')}",
        pose(_both_down(given if lean else entry["poses"]["upright_rest"])),
        pose(given),
        kit=tuple((thing, thing) for thing in kit),
        muscles=() if fault else SEATED,
        measures=() if fault or name.endswith("rest") else measures,
        arrow=(0, 0.97),
        label_at=0.45 if lean else 0.52,
        ghost=not name.endswith("rest"),
        fault=fault,
    )


SEATED = ("iliopsoas", "rectus_femoris", "tensor_fasciae_latae", "sartorius")


def _measuring(name: str) -> list[Given]:
    if name.startswith("fault"):
        return []
    return [BLOCK] if name.startswith("lean") else [TAPE]


def _both_down(given: Given) -> Given:
    return given | {"near": given["near"] | _leg_of(given["far"])}


def _leg_of(far: Given) -> Given:
    return {word: far[word] for word in ("hip", "knee", "ankle")}
