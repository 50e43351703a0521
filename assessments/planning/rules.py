"""From a test to the next exercise: the plan of each level, rule and source shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import LEAN_POSITIONS
from assessments.knee_lift.scoring import TestScore
from assessments.planning.doses import (
    ASSISTED,
    BAND_DRIVE,
    BANDED,
    CABLE_DRIVE,
    HANG,
    HANGING_KNEES,
    HANGING_LEGS,
    LEANING,
    PIKE,
    SEATED,
    SLED,
    STANDING,
    STRETCH,
    SUPINE,
    Proposal,
    ProposalItem,
    Rule,
)
from hipflex.sides import Side

LEAN_STEPS: Final = tuple(position.lean_deg for position in LEAN_POSITIONS)


@dataclass(frozen=True)
class EntryCriteria:
    """Which exercises may start by the training log, which a test cannot see."""

    hang: bool = False
    pike: bool = False
    drive: bool = False
    sled: bool = False


def propose(
    level: Level,
    *,
    furthest_common_lean: int | None = None,
    range_limited_at: int | None = None,
    met: EntryCriteria | None = None,
) -> Proposal:
    """The plan of a level; `furthest_common_lean` is the lean both sides cleared.

    Degrees of lean. Doses are the article's where it names them.
    """
    criteria = met or EntryCriteria()
    lean = furthest_common_lean or 0
    plans: Mapping[Level, Callable[[], Proposal]] = {
        Level.NOT_TESTED: _no_plan,
        Level.STARTING_POINT: _starting_plan,
        Level.BUILDING: _building_plan,
        Level.UPRIGHT_STANDARD: lambda: _upright_plan(lean, range_limited_at),
        Level.LEAN_STANDARD: lambda: _lean_plan(criteria),
        Level.BEYOND: lambda: _beyond_plan(criteria),
    }
    return plans[level]()


def next_lean(lean_deg: int) -> int | None:
    """The next step of the lean in degrees; None beyond 45."""
    return next((step for step in LEAN_STEPS if step > lean_deg), None)


def propose_for(
    score: TestScore,
    *,
    previous_level: Level | None = None,
    flagged: Side | None = None,
    met: EntryCriteria | None = None,
) -> Proposal:
    """The plan after a test, with what else follows from the one before it."""
    plan = propose(
        score.overall_level,
        furthest_common_lean=score.common_lean_cleared,
        range_limited_at=score.range_limited_at,
        met=met,
    )
    if not plan.items:
        return plan
    lowest = min(score.overall_level, previous_level or Level.NOT_TESTED)
    keep = (_keep_rule(),) if lowest >= Level.LEAN_STANDARD else ()
    lower = (_lower_side_rule(flagged),) if flagged else ()
    return replace(plan, also=lower + keep + plan.also)


def _no_plan() -> Proposal:
    words = _("No level, so no plan. Test again once the pain has gone.")
    return Proposal((), (0, 0), Rule("LEVEL-0", words, _("our convention")))


def _starting_plan() -> Proposal:
    words = _(
        "Level 1: learn the top of the range lying down and with help from your hands."
    )
    basis = _(
        "The article offers no easier step; the exercises and numbers are our "
        "convention."
    )
    rule = Rule("LEVEL-1", words, basis)
    return _plan((SUPINE, ASSISTED), sessions=(2, 2), rule=rule)


def _building_plan() -> Proposal:
    words = _("Level 2: do the upright seated lift until both knees reach 7.5 cm.")
    basis = _("Reps, hold and days come from the article; 7.5 cm is our convention.")
    rule = Rule("LEVEL-2", words, basis)
    return _plan((SEATED,), sessions=(2, 3), rule=rule)


def _upright_plan(lean_deg: int, range_limited_at: int | None) -> Proposal:
    step = next_lean(lean_deg) or 0
    if range_limited_at is not None and range_limited_at <= step:
        return _sideways_plan(range_limited_at)
    words = _(
        "Level 3: do the seated lift at the furthest lean both sides have cleared."
    )
    basis = _(
        "Reps, hold and days come from the article; the 15° lean steps are our "
        "convention."
    )
    first = replace(LEANING, lean_deg=lean_deg) if lean_deg else SEATED
    rule = Rule("LEVEL-3", words, basis)
    return _plan((first, STANDING), sessions=(2, 3), rule=rule)


def _sideways_plan(range_limited_at: int) -> Proposal:
    words = _(
        "The hip ran out of range at a %(lean)s° lean: use a band and the standing "
        "lift instead of leaning further."
    )
    basis = _(
        "The band and its dose come from the article; switching to them is our "
        "convention."
    )
    rule = Rule("R-RANGE", words % {"lean": range_limited_at}, basis)
    return _plan((BANDED, STANDING), sessions=(2, 3), rule=rule)


def _lean_plan(met: EntryCriteria) -> Proposal:
    words = _(
        "Level 4: do the seated lift at 45° or with a band, plus the hang; add knee "
        "drives after four weeks of slow work."
    )
    basis = _(
        "The exercises come from the article; their order and entry criteria are our "
        "convention."
    )
    first = replace(LEANING, lean_deg=LEAN_STEPS[-1])
    hang = HANGING_KNEES if met.hang else HANG
    drive = (BAND_DRIVE,) if met.drive else ()
    rule = Rule("LEVEL-4", words, basis)
    return _plan((first, hang, *drive), sessions=(2, 2), rule=rule)


def _beyond_plan(met: EntryCriteria) -> Proposal:
    words = _(
        "Level 5: do hanging raises and knee drives once you meet their entry "
        "criteria, plus one set of the seated lift to maintain it."
    )
    basis = _(
        "The exercises come from the article; the level and its entry criteria are our "
        "convention."
    )
    rule = Rule("LEVEL-5", words, basis)
    return _plan(_beyond_items(met), sessions=(1, 2), rule=rule)


def _beyond_items(met: EntryCriteria) -> tuple[ProposalItem, ...]:
    """The hang opens the raises; until then the seated lift stays first."""
    seated = replace(LEANING, lean_deg=LEAN_STEPS[-1], sets=1)
    if not met.hang:
        return seated, HANG
    raises = PIKE if met.pike else HANGING_LEGS
    if met.sled:
        return raises, SLED, seated
    return (raises, CABLE_DRIVE, seated) if met.drive else (raises, seated)


def _plan(
    items: tuple[ProposalItem, ...], *, sessions: tuple[int, int], rule: Rule
) -> Proposal:
    always = (_stretch_rule(), _days_rule())
    return Proposal((*items, STRETCH), sessions, rule, always)


def _stretch_rule() -> Rule:
    words = _(
        "Stretch after the session, 2 × 30 s per side, and keep up the strength work."
    )
    basis = _("The article recommends both; the numbers are our convention.")
    return Rule("R-STRETCH", words, basis)


def _days_rule() -> Rule:
    words = _("Take at least one day off between sessions.")
    return Rule("R-FREQ", words, _("our convention"))


def _lower_side_rule(side: Side) -> Rule:
    words = _("Start each set on the %(side)s side; it sets the reps for both.")
    basis = _(
        "The article says to strengthen whatever is lagging; the rule is our "
        "convention."
    )
    return Rule("R-ASYM", words % {"side": side.label.lower()}, basis)


def _keep_rule() -> Rule:
    words = _(
        "Level 4 or 5 in two tests: one session a week, with one or two sets at the "
        "same setting, is enough to maintain it."
    )
    basis = _(
        "The article says the strength is easy to keep; the dose follows Spiering 2021."
    )
    return Rule("R-KEEP", words, basis)
