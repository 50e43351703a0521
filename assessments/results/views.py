import uuid
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from assessments.knee_lift import safety
from assessments.knee_lift.levels import Level
from assessments.knee_lift.scored_test import score_assessment
from assessments.measurement_error.squad import error_for
from assessments.models import Assessment
from assessments.results.result import Result
from assessments.results.result_charts import ResultCharts, SideCharts
from assessments.results.tables import (
    days_a_week,
    proposed_exercises,
    side_rows,
    trial_rows,
)
from exercises.models import Exercise
from hipflex.sides import Side

# A year of monthly tests is in the chart.
EARLIER_TESTS: Final = 11
TESTS_A_PAGE: Final = 12


@require_GET
def assessment_list(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.visible_to(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    tests = Assessment.objects.filter(athlete=athlete).for_list()
    page = Paginator(tests, TESTS_A_PAGE).get_page(request.GET.get("page"))
    editable = Athlete.objects.editable_by(request.user)
    scored_tests = [score_assessment(test) for test in page]
    context = {
        "athlete": athlete,
        "page": page,
        "scored_tests": scored_tests,
        "charts": [SideCharts(side, scored_tests) for side in Side],
        "is_own": athlete.pk == request.user.own_athlete_id,
        "may_test": editable.filter(pk=athlete.pk).exists(),
    }
    return render(request, "assessments/results/assessment_list.html", context)


@require_GET
def assessment_detail(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    visible = Assessment.objects.visible_to(request.user).with_may_edit(request.user)
    test = get_object_or_404(visible.for_page(), pk=pk)
    same_method = Assessment.objects.before(test).filter(method=test.method)
    earlier = [score_assessment(one) for one in same_method.for_list()[:EARLIER_TESTS]]
    result = Result(score_assessment(test), earlier, error_for(test))
    slugs = [item.exercise for item in result.plan.items]
    names = Exercise.objects.library().filter(slug__in=slugs)
    context = {
        "result": result,
        "charts": ResultCharts(result),
        "test": test,
        "athlete": test.athlete,
        "levels": list(Level)[1:],
        "steps": proposed_exercises(
            result.plan, dict(names.values_list("slug", "name"))
        ),
        "days_a_week": days_a_week(result.plan),
        "trial_rows": trial_rows(result.scored_test.trials, thigh_cm=test.thigh),
        "side_rows": side_rows(result.sides, inches=request.user.length_unit == "in"),
        "is_own": test.athlete_id == request.user.own_athlete_id,
        "safety": safety,
    }
    return render(request, "assessments/results/assessment_detail.html", context)


@require_POST
def assessment_delete(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    test = get_object_or_404(Assessment.objects.editable_by(request.user), pk=pk)
    test.delete_by(request.user)
    undo = reverse("assessments:assessment_restore", args=[pk])
    messages.success(request, _("Test deleted."), extra_tags=f"undo:{undo}")
    return redirect("assessments:assessment_list", test.athlete_id)


@require_POST
def assessment_restore(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    test = get_object_or_404(Assessment.objects.editable_by(request.user), pk=pk)
    test.restore()
    messages.success(request, _("Test restored."))
    return redirect(test)
