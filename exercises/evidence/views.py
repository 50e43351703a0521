from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exercises.evidence.guides import RUNNING, Guide
from exercises.evidence.misquotes import MISQUOTES
from exercises.evidence.page import Evidence
from exercises.evidence.running_form import MAX_POINTS, VIEWS, signs
from exercises.library.version import LIBRARY
from exercises.models import Exercise, Study
from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def evidence(request: HttpRequest) -> HttpResponse:
    context = {
        "evidence": Evidence(list(Study.objects.in_order())),
        "misquotes": MISQUOTES,
    }
    return render(request, "exercises/evidence/evidence.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def guide(request: HttpRequest, guide: Guide, template: str) -> HttpResponse:
    """Show a guide: a page about a few exercises of the library."""
    exercises = Exercise.objects.library().among(guide.exercises).for_page()
    context = {"guide": guide, "exercises": exercises}
    return render(request, f"exercises/evidence/{template}.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def running_form(request: HttpRequest) -> HttpResponse:
    context = {
        "guide": RUNNING,
        "views": VIEWS,
        "signs": signs(),
        "most": MAX_POINTS,
    }
    return render(request, "exercises/evidence/running_form.html", context)
