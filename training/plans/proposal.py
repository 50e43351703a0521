"""The plan proposed after an athlete's latest test."""

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
MAX_TESTS: Final = 12
# For an exercise that needs a band in a plan that gives none.
LIGHTEST_BAND: Final = 1


def latest_result(athlete_pk: int) -> Result | None:
    """Return the result of the latest test with the earlier tests by the same method.

    None if there is no test.
    """
    tests = list(Assessment.objects.filter(athlete=athlete_pk).for_list()[:MAX_TESTS])
    if not tests:
        return None
    latest, *before = tests
    earlier = [
        score_assessment(test) for test in before if test.method == latest.method
    ]
    return Result(score_assessment(latest), earlier, error_for(latest))


def plan_from(result: Result, *, athlete: Athlete, today: date) -> Plan:
    """Return the unsaved plan that follows from a result."""
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


def plan_items_from(result: Result, *, plan: Plan) -> list[PlanItem]:
    """Return the unsaved plan items; exercises that the library lacks are left out."""
    slugs = [item.exercise for item in result.plan.items]
    exercises = Exercise.objects.library().filter(slug__in=slugs)
    found = {exercise.slug: exercise for exercise in exercises}
    return [
        _item(item, exercise=found[item.exercise], plan=plan, position=position)
        for position, item in enumerate(result.plan.items, start=1)
        if item.exercise in found
    ]


def _item(
    item: ProposalItem, *, exercise: Exercise, plan: Plan, position: int
) -> PlanItem:
    is_one_side = item.sides == ONE_SIDE
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
        lean_deg=item.lean_deg if exercise.has_lean else None,
        distance_m=exercise.distance_m if exercise.has_distance else None,
        rest_s=item.rest_s,
        sides=PlanItem.Sides.BOTH if is_one_side else PlanItem.Sides.EACH,
        **default_load(exercise, item.band_level),
    )


def default_load(exercise: Exercise, band_level: int | None = None) -> dict[str, Any]:
    """Return the given band; else bodyweight; else the exercise's first load."""
    kinds = exercise.load_kinds
    has_bodyweight = Exercise.LoadKind.BODYWEIGHT in kinds
    kind = Exercise.LoadKind.BODYWEIGHT if has_bodyweight else kinds[0]
    if band_level is None and kind != Exercise.LoadKind.BAND:
        return {"load_kind": kind}
    level = band_level or LIGHTEST_BAND
    return {"load_kind": Exercise.LoadKind.BAND, "band_level": level}
