"""The reading pages as one ladder: from the chair to the stand, the bar and the run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Guide:
    """One page, the exercises it is about, and its place by address name."""

    view_name: str
    title: Promise
    words: Promise
    exercises: Sequence[str] = ()


SEATED: Final = Guide(
    "assessments:protocol",
    _("Seated knee lift"),
    _("the test, and the first step"),
    (
        "seated-assisted-hold",
        "seated-knee-lift",
        "seated-knee-lift-lean",
        "seated-knee-lift-band",
    ),
)
STANDING: Final = Guide(
    "exercises:standing_drill",
    _("Standing drill"),
    _("the same lift on one straight leg"),
    ("standing-knee-lift", "standing-knee-lift-band"),
)
PIKE: Final = Guide(
    "exercises:pike_ladder",
    _("Hanging pike progression"),
    _("from the active hang to the pike"),
    (
        "active-hang",
        "hanging-knee-raise",
        "hanging-one-leg-raise",
        "hanging-leg-raise",
        "hanging-pike",
    ),
)
STRETCHES: Final = Guide(
    "exercises:stretches",
    _("Stretches"),
    _("to go with every step"),
    ("edge-of-bench-stretch", "half-kneeling-stretch", "rear-foot-elevated-stretch"),
)
RUNNING: Final = Guide(
    "exercises:running_form",
    _("Running-form check"),
    _("what it looks like when you run"),
    ("high-knee-march", "high-knee-skip"),
)
GUIDES: Final = (SEATED, STANDING, PIKE, STRETCHES, RUNNING)


def guide_of(slug: str) -> Guide | None:
    """The page that an exercise of the library belongs to, if any."""
    return next((guide for guide in GUIDES if slug in guide.exercises), None)


@dataclass(frozen=True)
class Gate:
    """What opens a rung, the rule that says so, and whose it is."""

    exercise: str
    rule_id: str
    words: Promise
    basis: Promise


# Between two rungs without a gate, the exercise below opens the one above it.
PIKE_GATES: Final = (
    Gate(
        "hanging-knee-raise",
        "R-OPEN-HANG",
        _(
            "Start this once you can lift 7.5 cm upright on both sides and hang for 20 "
            "s."
        ),
        _("The raise comes from the article; both thresholds are our convention."),
    ),
    Gate(
        "hanging-pike",
        "R-OPEN-PIKE",
        _(
            "Start this after two good sessions of 2 × 10 straight-leg raises with a 2 "
            "s hold."
        ),
        _("The pike comes from the article; the threshold is our convention."),
    ),
)
