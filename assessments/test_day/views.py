from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from assessments.knee_lift.scored_test import read
from assessments.models import Assessment
from assessments.results.result_charts import SideCharts
from assessments.test_day.roster import due_before, roster
from hipflex.sides import Side

TESTS_A_PAGE: Final = 12
ATHLETES_A_PAGE: Final = 60


@require_GET
def test_hub(request: AuthenticatedRequest) -> HttpResponse:
    """A coach chooses an athlete; an athlete goes to the own tests."""
    if request.user.is_athlete and not request.user.is_coach:
        return redirect("assessments:assessment_list", request.user.own_athlete_id)
    members = Paginator(roster(request.user), ATHLETES_A_PAGE)
    context = {
        "page": members.get_page(request.GET.get("page")),
        "due_before": due_before(timezone.now()),
    }
    return render(request, "assessments/test_day/test_hub.html", context)


@require_GET
def assessment_list(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.visible_to(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    tests = Assessment.objects.filter(athlete=athlete).for_list()
    page = Paginator(tests, TESTS_A_PAGE).get_page(request.GET.get("page"))
    editable = Athlete.objects.editable_by(request.user)
    readings = [read(test) for test in page]
    context = {
        "athlete": athlete,
        "page": page,
        "readings": readings,
        "charts": [SideCharts(side, readings) for side in Side],
        "is_own": athlete.pk == request.user.own_athlete_id,
        "may_test": editable.filter(pk=athlete.pk).exists(),
    }
    return render(request, "assessments/results/assessment_list.html", context)
