from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exercises.library.compare import comparison
from exercises.library.compare_form import CompareForm
from exercises.library.dose_form import DoseForm
from exercises.library.filters import facets, parse
from exercises.library.page import Library
from exercises.library.version import LIBRARY
from exercises.models import Equipment, Exercise
from hipflex.http.caching import cache_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def exercise_list(request: HttpRequest) -> HttpResponse:
    equipment = {item.slug: item.name for item in Equipment.objects.selectable()}
    known = facets(equipment)
    selection, notices = parse(dict(request.GET.lists()), known)
    exercises = Exercise.objects.offered_to(request.user).for_list(selection.text)
    context = {
        "selection": selection,
        "notices": notices,
        "library": Library(list(exercises), selection, known),
    }
    return render(request, "exercises/library/exercise_list.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def exercise_detail(request: HttpRequest, slug: str) -> HttpResponse:
    visible = Exercise.objects.visible_to(request.user)
    found = visible.at(slug).with_edit_right(request.user)
    exercise = found.for_page().first()
    if exercise is None:
        raise Http404
    related = list(visible.related_to(exercise))
    context = {
        "exercise": exercise,
        "side": _side(request, exercise),
        "dose_form": _dose_form(request, exercise),
        "easier": [row for row in related if row.is_easier],
        "harder": [row for row in related if row.is_harder],
        "variants": [row for row in related if not (row.is_easier or row.is_harder)],
    }
    return render(request, "exercises/library/exercise_detail.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def compare(request: HttpRequest) -> HttpResponse:
    """Show two exercises next to each other, once both are chosen."""
    visible = Exercise.objects.offered_to(request.user).in_progression_order()
    submitted = request.GET if "b" in request.GET else None
    initial = {"a": request.GET.get("a")}
    form = CompareForm(submitted, exercises=visible.for_page(), initial=initial)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        pair = [form.cleaned_data["a"], form.cleaned_data["b"]]
        context |= {"exercises": pair, "rows": comparison(*pair)}
    return render(request, "exercises/library/compare.html", context)


def _dose_form(request: HttpRequest, exercise: Exercise) -> DoseForm:
    """Return the form with the dose in the address, or else the exercise's own."""
    submitted = request.GET if "sets" in request.GET else None
    return DoseForm(submitted, exercise=exercise)


def _side(request: HttpRequest, exercise: Exercise) -> str:
    """Return the side that the figure shows: "left" if requested, else "right"."""
    is_left = exercise.is_one_sided and request.GET.get("side") == "left"
    return "left" if is_left else "right"
