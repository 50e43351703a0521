"""A scene at one moment, as groups from back to front."""

from exercises.figures.body import Painter, athlete, silhouette
from exercises.figures.held import held
from exercises.figures.kit import Thing, standing
from exercises.figures.labels import arrow, cross, marks
from exercises.figures.muscles import MAIN, OF_THE_ARM, Anatomy, bones, muscles
from exercises.figures.parts import Group, Part
from exercises.figures.scene import Scene


def groups(scene: Scene, share: float = 1, *, marked: bool = True) -> list[Group]:
    """All that is seen at one moment.

    `marked` adds the start's ghost, the arrow, the angle and the fine lines, which a
    moving picture does without.
    """
    painter = Painter(scene.body(share), scene.camera)
    behind, front = standing(scene.things(share))
    under, over = _marks(scene, painter) if marked else ([], [])
    body = athlete(painter.body, scene.camera)
    seen = [
        Group("", _seen(behind, scene)),
        Group("gh", _ghost(scene) if marked and scene.ghost else []),
        body["far_arm"],
        body["far_leg"],
        Group("mf", _far_muscles(scene, painter) if marked else []),
        body["head"],
        body["trunk"],
        Group("", under),
        body["near_leg"],
        Group("", _near_muscles(scene, painter, of_the_arm=False, fine=marked)),
        Group("", held(painter, scene.things(share))),
        body["near_arm"],
        Group("", _near_muscles(scene, painter, of_the_arm=True, fine=marked)),
        Group("", _seen(front, scene)),
        Group("", over),
    ]
    return [group for group in seen if group.parts]


def _seen(things: list[Thing], scene: Scene) -> list[Part]:
    return [part for thing in things for part in thing.parts(scene.camera)]


def _near_muscles(
    scene: Scene, painter: Painter, *, of_the_arm: bool, fine: bool
) -> list[Part]:
    names = [name for name in scene.muscles if (name in OF_THE_ARM) == of_the_arm]
    under = bones(Anatomy(painter, "near")) if MAIN in names else []
    return [*under, *muscles(painter, "near", names, fine=fine)]


def _far_muscles(scene: Scene, painter: Painter) -> list[Part]:
    main = [name for name in scene.muscles if name == MAIN]
    return muscles(painter, "far", [*main, *scene.stance], fine=False)


def _ghost(scene: Scene) -> list[Part]:
    return silhouette(scene.body(0), scene.camera)


def _marks(scene: Scene, painter: Painter) -> tuple[list[Part], list[Part]]:
    both = [marks(painter, measure, scene.label_at) for measure in scene.measures]
    under = [part for wedge, _ in both for part in wedge]
    over = [part for _, lines in both for part in lines]
    sign = cross(painter) if scene.fault else arrow(scene)
    return under, [*sign, *over]
