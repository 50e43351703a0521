"""The running-form check: views to film and signs from the article, scored 0 to 2."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Convention: the article gives no scale.
SCORES: Final = (0, 1, 2)
MAX_POINTS: Final = 12


@dataclass(frozen=True)
class Sign:
    """One thing to look for, drawn next to the good picture if there is one.

    A good sign (`is_good`) is scored the other way round.
    """

    id: str
    name: Promise
    description: Promise
    figure: str
    good: str = ""
    is_good: bool = False


@dataclass(frozen=True)
class View:
    """One camera position, what the athlete does, and what to look for."""

    id: str
    name: Promise
    camera: Promise
    task: Promise
    signs: tuple[Sign, ...]


SHORT_STRIDES: Final = Sign(
    "F1",
    _("Short strides"),
    _(
        "The foot lands soon after the other one, and the thigh stays low in front. "
        "Count the steps over 20 m as well."
    ),
    "form-short-strides-side",
)
KNEES_CROSS: Final = Sign(
    "F2",
    _("Knees cross the midline"),
    _(
        "The lifted knee swings in front of the other leg, past the line from chin to "
        "floor. Good: it points straight ahead."
    ),
    "form-knees-cross-front",
    "form-neutral-front",
)
FEET_FLAIL: Final = Sign(
    "F3",
    _("Feet flail outward"),
    _(
        "Behind the body, the swinging foot goes out to the side, further out than the "
        "knee. Good: heel, knee and hip stay in line."
    ),
    "form-feet-flail-back",
    "form-neutral-back",
)
KNEES_POP_UP: Final = Sign(
    "F4",
    _("Skip: knees pop up by themselves"),
    _(
        "The knee reaches hip height without effort and the foot is quick off the "
        "floor. This one is the good sign."
    ),
    "form-skip-tall-side",
    is_good=True,
)
LEANS_BACK: Final = Sign(
    "F5",
    _("Skip: leans back"),
    _("The shoulders fall behind the hips as the knee rises."),
    "form-skip-lean-back-side",
)
FORCES_KNEES: Final = Sign(
    "F6",
    _("Skip: forces the knees up"),
    _("The knee is pulled up late and with effort; shoulders and face tighten."),
    "form-skip-forced-side",
)

VIEWS: Final = (
    View(
        "front",
        _("From the front"),
        _("10 m ahead, in line with the run, at hip height, 240 frames per second."),
        _("A steady fast run past the camera, not a start."),
        (SHORT_STRIDES, KNEES_CROSS),
    ),
    View(
        "back",
        _("From the back"),
        _("10 m behind, in line with the run, at hip height, 240 frames per second."),
        _("The same steady fast run, away from the camera."),
        (SHORT_STRIDES, FEET_FLAIL),
    ),
    View(
        "side",
        _("From the side"),
        _("10 m to the side, at hip height, 240 frames per second."),
        _("The high-knee skip, then one fast run over a marked 20 m."),
        (KNEES_POP_UP, LEANS_BACK, FORCES_KNEES),
    ),
)


def signs() -> tuple[Sign, ...]:
    """Return each sign once, sorted by its id."""
    by_id = {sign.id: sign for view in VIEWS for sign in view.signs}
    return tuple(by_id[sign_id] for sign_id in sorted(by_id))
