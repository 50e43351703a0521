"""The guides in reading order: chair, standing, bar, stretches, run."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Guide:
    """One guide page: its URL name and the slugs of its exercises."""

    view_name: str
    title: Promise
    text: Promise
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
    "exercises:pike_progression",
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
    """Return the guide about an exercise of the library; None if there is none."""
    return next((guide for guide in GUIDES if slug in guide.exercises), None)


@dataclass(frozen=True)
class EntryCriterion:
    """When an exercise can start, the rule's id, and the source of the rule."""

    exercise: str
    rule_id: str
    text: Promise
    basis: Promise


# An exercise without a criterion can start once the one before it is done well.
PIKE_ENTRY_CRITERIA: Final = (
    EntryCriterion(
        "hanging-knee-raise",
        "R-OPEN-HANG",
        _(
            "Start this once you can lift 7.5 cm upright on both sides and hang for 20 "
            "s."
        ),
        _("The raise comes from the article; both thresholds are our convention."),
    ),
    EntryCriterion(
        "hanging-pike",
        "R-OPEN-PIKE",
        _(
            "Start this after two good sessions of 2 × 10 straight-leg raises with a 2 "
            "s hold."
        ),
        _("The pike comes from the article; the threshold is our convention."),
    ),
)
