"""The runs and checks beside the seated lift: how each is done, and whose it is."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.models.sprint_test import VALID_SECONDS, SprintTest


@dataclass(frozen=True)
class FieldTest:
    """One timed run: set-up and start, what is written down, why, and whose it is."""

    kind: SprintTest.Kind
    how: Promise
    record: Promise
    basis: Promise

    @property
    def fastest(self) -> str:
        return VALID_SECONDS[self.kind][0]

    @property
    def slowest(self) -> str:
        return VALID_SECONDS[self.kind][1]


RUNS: Final = (
    FieldTest(
        SprintTest.Kind.SPRINT_40YD,
        _(
            "36.58 m from a three-point stance; the athlete starts when ready. For "
            "hand timing, start the watch at the first movement. Two trials."
        ),
        _("seconds to 0.01, the split at 10 yd, method, wind"),
        _(
            "From the article, after Deane 2005; stance, timing and trials: our "
            "convention."
        ),
    ),
    FieldTest(
        SprintTest.Kind.SHUTTLE,
        _(
            "Two lines 5.8 m (19 ft) apart; run there and back twice: 23.2 m with "
            "three turns. Standing start behind the line; one foot must touch or cross "
            "each line. Two trials. This is neither the 5-10-5 nor the 4 × 10 m "
            "shuttle."
        ),
        _("seconds to 0.01, method, surface"),
        _("From the article, after Deane 2005; start and turns: our convention."),
    ),
    FieldTest(
        SprintTest.Kind.SPRINT_20M,
        _("Standing start, the front foot 0.3 m behind the first gate."),
        _("seconds to 0.01, the split at 10 m, method"),
        _("From the article, after Blazevich 1998; the 0.3 m: our convention."),
    ),
    FieldTest(
        SprintTest.Kind.FLYING_20M,
        _(
            "20 m timed after a 50 m run-up. Speed is 20 m divided by the time in "
            "seconds."
        ),
        _("seconds to 0.01, the run-up in metres"),
        _("What Blazevich 1998 measured alongside the standing start."),
    ),
    FieldTest(
        SprintTest.Kind.SPRINT_50M,
        _("Standing start as for 20 m."),
        _("seconds to 0.01, method"),
        _("Mentioned in the article; Blazevich 1998 did not time it."),
    ),
    FieldTest(
        SprintTest.Kind.SPRINT_100M,
        _("A race, or a run from blocks or a standing start; use the same each time."),
        _("seconds to 0.01, wind, race or training"),
        _("Mentioned in the article, after Hoshikawa 2006; the start: our convention."),
    ),
)
