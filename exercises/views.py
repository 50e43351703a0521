from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exercises.evidence import Evidence
from exercises.filters import facets, parse
from exercises.guides import RUNNING, Guide
from exercises.library import Library
from exercises.misquotes import MISQUOTES
from exercises.models import Equipment, Exercise, Study
from exercises.running_form import MOST_POINTS, VIEWS, signs
from hipflex.caching import kept_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors
def exercise_list(request: HttpRequest) -> HttpResponse:
    kit = {thing.slug: thing.name for thing in Equipment.objects.kit()}
    questions = facets(kit)
    asked, notices = parse(dict(request.GET.lists()), questions)
    exercises = Exercise.objects.visible_to(request.user).for_list(asked.text)
    context = {
        "asked": asked,
        "notices": notices,
        "library": Library(list(exercises), asked, questions),
    }
    return render(request, "exercises/exercise_list.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors
def exercise_detail(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Exercise.objects.visible_to(request.user)
    exercise = visible.named(slug).for_page().first()
    if exercise is None:
        raise Http404
    near = list(visible.neighbours_of(exercise))
    context = {
        "exercise": exercise,
        "easier": [other for other in near if other.is_easier],
        "harder": [other for other in near if other.is_harder],
        "variants": [
            other for other in near if not (other.is_easier or other.is_harder)
        ],
    }
    return render(request, "exercises/exercise_detail.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors
def evidence(request: HttpRequest) -> HttpResponse:
    context = {
        "evidence": Evidence(list(Study.objects.in_order())),
        "misquotes": MISQUOTES,
    }
    return render(request, "exercises/evidence.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors
def guide(request: HttpRequest, guide: Guide, template: str) -> HttpResponse:
    """A reading page about a few exercises of the library."""
    exercises = Exercise.objects.library().among(guide.exercises).for_page()
    context = {"guide": guide, "exercises": exercises}
    return render(request, f"exercises/{template}.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors
def running_form(request: HttpRequest) -> HttpResponse:
    context = {
        "guide": RUNNING,
        "views": VIEWS,
        "signs": signs(),
        "most": MOST_POINTS,
    }
    return render(request, "exercises/running_form.html", context)
