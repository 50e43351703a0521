"""From an athlete's latest test to the plan it leads to."""

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Athlete
from assessments.knee_lift.scored_test import score_assessment
from assessments.measurement_error.change import retest_on
from assessments.measurement_error.squad import error_for
from assessments.models import Assessment
from assessments.planning.doses import ONE_SIDE, ProposalItem
from assessments.results.result import Result
from exercises.models import Exercise
from training.models import Plan, PlanItem

# A year of monthly tests.
TESTS_READ: Final = 12
# Where the plan names no band, but the exercise is nothing without one.
LIGHTEST_BAND: Final = 1


def latest_result(athlete_pk: int) -> Result | None:
    """The latest test with the earlier ones by the same method; None without one."""
    tests = list(Assessment.objects.filter(athlete=athlete_pk).for_list()[:TESTS_READ])
    if not tests:
        return None
    latest, *before = tests
    earlier = [
        score_assessment(test) for test in before if test.method == latest.method
    ]
    return Result(score_assessment(latest), earlier, error_for(latest))


def plan_of(result: Result, *, athlete: Athlete, today: date) -> Plan:
    """The plan a result proposes, not saved."""
    proposal = result.plan
    low, high = proposal.sessions_per_week
    tested_on = date_format(result.scored_test.tested_on, "j F")
    return Plan(
        athlete=athlete,
        name=_("Plan from %(day)s") % {"day": tested_on},
        starts_on=today,
        review_on=retest_on(today),
        per_week_low=low,
        per_week_high=high,
        assessment=result.scored_test.assessment,
        rules=[asdict(rule) for rule in (proposal.rule, *proposal.also)],
    )


def items_of(result: Result, *, plan: Plan) -> list[PlanItem]:
    """The plan's exercises with doses, not saved, as far as the library has them."""
    slugs = [item.exercise for item in result.plan.items]
    found = {one.slug: one for one in Exercise.objects.library().filter(slug__in=slugs)}
    return [
        _item(item, exercise=found[item.exercise], plan=plan, position=position)
        for position, item in enumerate(result.plan.items, start=1)
        if item.exercise in found
    ]


def _item(
    item: ProposalItem, *, exercise: Exercise, plan: Plan, position: int
) -> PlanItem:
    both = item.sides == ONE_SIDE
    return PlanItem(
        plan=plan,
        athlete=plan.athlete,
        exercise=exercise,
        position=position,
        sets=item.sets,
        reps_low=item.reps_low,
        reps_high=item.reps_high,
        hold_low_s=item.hold_low,
        hold_high_s=item.hold_high,
        lean_deg=item.lean_deg if exercise.asks_lean else None,
        distance_m=exercise.distance_m if exercise.asks_distance else None,
        rest_s=item.rest_s,
        sides=PlanItem.Sides.BOTH if both else PlanItem.Sides.EACH,
        **usual_load(exercise, item.band_level),
    )


def usual_load(exercise: Exercise, band_level: int | None = None) -> dict[str, Any]:
    """The band asked for; else bodyweight, or else the exercise's first load."""
    kinds = exercise.load_kinds
    free = Exercise.LoadKind.BODYWEIGHT in kinds
    kind = Exercise.LoadKind.BODYWEIGHT if free else kinds[0]
    if band_level is None and kind != Exercise.LoadKind.BAND:
        return {"load_kind": kind}
    level = band_level or LIGHTEST_BAND
    return {"load_kind": Exercise.LoadKind.BAND, "band_level": level}
