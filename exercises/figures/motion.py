"""A figure that moves: SMIL in a file of its own, at the catalogue's tempo."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, pi
from typing import Self

from exercises.figures import still
from exercises.figures.box import Box
from exercises.figures.outlines import whole
from exercises.figures.parts import Bar, Disc, Group, Outline, Part, Placed
from exercises.figures.picture import groups
from exercises.figures.scene import Scene

# Moments of the way up; the way down is the same in reverse.
FRAMES = 6
# Shown no faster than an eye can follow, and no longer than patience lasts.
QUICKEST_S = 0.5
LONGEST_HOLD_S = 4.0
REST_S = 0.8


@dataclass(frozen=True)
class Clock:
    """When each moment is shown, and the attributes that say so."""

    times: tuple[float, ...]
    order: tuple[int, ...]

    @classmethod
    def of(cls, scene: Scene) -> Self:
        up, down = max(scene.up_s, QUICKEST_S), max(scene.down_s, QUICKEST_S)
        hold = min(scene.hold_s, LONGEST_HOLD_S)
        steps = [acos(1 - 2 * step / (FRAMES - 1)) / pi for step in range(FRAMES)]
        rising = [up * step for step in steps]
        falling = [up + hold + down * step for step in steps]
        end = up + hold + down + REST_S
        forward = tuple(range(FRAMES))
        return cls((*rising, *falling, end), (*forward, *reversed(forward), 0))

    @property
    def seconds(self) -> float:
        return self.times[-1]

    @property
    def attributes(self) -> str:
        shares = ";".join(f"{time / self.seconds:.3f}" for time in self.times)
        return f'dur="{self.seconds:.1f}s" repeatCount="indefinite" keyTimes="{shares}"'

    def values(self, moments: Sequence[str]) -> str:
        return ";".join(moments[index] for index in self.order)


def frames(scene: Scene) -> list[list[Group]]:
    """The groups of the picture at each moment; all have the same parts."""
    shares = (step / (FRAMES - 1) for step in range(FRAMES))
    return [groups(scene, share, marked=False) for share in shares]


def svg(scene: Scene, title: str, *, left: bool = False) -> str:
    """A whole file that starts to move when it is opened, again and again."""
    moments, clock = frames(scene), Clock.of(scene)
    inside = "".join(_group(list(each), clock) for each in zip(*moments, strict=True))
    box = Box.square([group for moment in moments for group in moment])
    return still.document(moments[0], box, title, inside, left=left)


def _group(moments: list[Group], clock: Clock) -> str:
    parts = zip(*(group.parts for group in moments), strict=True)
    return still.wrapped(moments[0], "".join(_part(list(one), clock) for one in parts))


def _part(moments: list[Part], clock: Clock) -> str:
    first = moments[0]
    written = [still.part(one) for one in moments]
    if len(set(written)) == 1:
        return written[0]
    match first:
        case Placed():
            return _placed([one for one in moments if isinstance(one, Placed)], clock)
        case Outline() | Bar():
            drawn = [one.data for one in moments if isinstance(one, Outline | Bar)]
            return _animated(written[0], [("d", drawn)], clock)
        case _:
            discs = [one for one in moments if isinstance(one, Disc)]
            places = zip(*(map(whole, one.at) for one in discs), strict=True)
            moved = list(zip(("cx", "cy"), map(list, places), strict=True))
            return _animated(written[0], moved, clock)


def _animated(written: str, changes: list[tuple[str, list[str]]], clock: Clock) -> str:
    tag = written[1:].split(" ", 1)[0]
    inside = "".join(
        f'<animate attributeName="{name}" {clock.attributes} '
        f'values="{clock.values(moments)}"/>'
        for name, moments in changes
        if len(set(moments)) > 1
    )
    return f"{written.removesuffix('/>')}>{inside}</{tag}>"


def _placed(moments: list[Placed], clock: Clock) -> str:
    """Moved, turned and shortened in that order, each by an animation of its own."""
    turns = unwound([one.turn for one in moments])
    changes = {
        "translate": [" ".join(map(whole, one.at)) for one in moments],
        "rotate": [whole(turn) for turn in turns],
        "scale": [f"{one.stretch:.2f} 1" for one in moments],
    }
    inside = "".join(
        _transform(kind, values, clock, added=number > 0)
        for number, (kind, values) in enumerate(changes.items())
        if kind != "scale" or set(values) != {"1.00 1"}
    )
    one = moments[0]
    return f'<use href="#{one.shape}"{still.looks(one.look)}>{inside}</use>'


def _transform(kind: str, values: list[str], clock: Clock, *, added: bool) -> str:
    additive = ' additive="sum"' if added else ""
    if len(set(values)) == 1:
        steady = f'dur="{clock.seconds:.1f}s" repeatCount="indefinite"'
        timed = f'{steady} values="{values[0]};{values[0]}"'
    else:
        timed = f'{clock.attributes} values="{clock.values(values)}"'
    name = 'attributeName="transform"'
    return f'<animateTransform {name} type="{kind}"{additive} {timed}/>'


def unwound(turns: Sequence[float]) -> list[float]:
    """The same directions without a jump of a whole turn between two of them."""
    smooth = [turns[0]]
    for turn in turns[1:]:
        smooth.append(turn - 360 * round((turn - smooth[-1]) / 360))
    return smooth
