from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.requests import AuthenticatedRequest
from assessments.test_day.roster import due_before, roster

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
