from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import AuthenticatedRequest
from exercises.evidence.guides import RUNNING, Guide
from exercises.evidence.misquotes import MISQUOTES
from exercises.evidence.page import Evidence
from exercises.evidence.running_form import MOST_POINTS, VIEWS, signs
from exercises.figures.thumbnail import FIGURES
from exercises.library.compare import lines
from exercises.library.compare_form import CompareForm
from exercises.library.dose_form import DoseForm
from exercises.library.filters import facets, parse
from exercises.library.page import Library
from exercises.library.version import LIBRARY
from exercises.models import Equipment, Exercise, ExercisePicture, Study
from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors
from hipflex.printing import paper, pdf, qr

CARD = "exercises/library/print_card.html"


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def exercise_list(request: HttpRequest) -> HttpResponse:
    kit = {thing.slug: thing.name for thing in Equipment.objects.kit()}
    questions = facets(kit)
    asked, notices = parse(dict(request.GET.lists()), questions)
    exercises = Exercise.objects.offered_to(request.user).for_list(asked.text)
    context = {
        "asked": asked,
        "notices": notices,
        "library": Library(list(exercises), asked, questions),
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
    near = list(visible.neighbours_of(exercise))
    context = {
        "exercise": exercise,
        "side": _side(request, exercise),
        "dose_form": _dose_form(request, exercise),
        "easier": [other for other in near if other.is_easier],
        "harder": [other for other in near if other.is_harder],
        "variants": [
            other for other in near if not (other.is_easier or other.is_harder)
        ],
    }
    return render(request, "exercises/library/exercise_detail.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def exercise_card(request: HttpRequest, slug: str) -> HttpResponse:
    """One printed side for the wall."""
    return render(
        request, "exercises/library/print_card_page.html", _card(request, slug)
    )


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def exercise_card_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    context = _card(request, slug)
    context["shot"] = _inlined_shot(context["exercise"])
    response = pdf.response(request, CARD, context, name=slug)
    response["Link"] = f'<{context["address"]}>; rel="canonical"'
    return response


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def compare(request: HttpRequest) -> HttpResponse:
    """Two exercises side by side, once both are chosen."""
    visible = Exercise.objects.offered_to(request.user).in_ladder_order()
    asked = request.GET if "b" in request.GET else None
    one = {"a": request.GET.get("a")}
    form = CompareForm(asked, exercises=visible.for_page(), initial=one)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        pair = [form.cleaned_data["a"], form.cleaned_data["b"]]
        context |= {"exercises": pair, "rows": lines(*pair)}
    return render(request, "exercises/library/compare.html", context)


@require_safe
def figure_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Every picture there is, for those who build this site."""
    if not request.user.is_staff:
        raise Http404
    context = {
        "names": sorted(path.stem for path in FIGURES.glob("*.svg")),
        "exercises": Exercise.objects.library().in_ladder_order().for_cards(),
    }
    return render(request, "exercises/figures/figure_sheet.html", context)


def _card(request: HttpRequest, slug: str) -> dict[str, Any]:
    visible = Exercise.objects.visible_to(request.user)
    exercise = visible.at(slug).for_page().first()
    if exercise is None:
        raise Http404
    address = request.build_absolute_uri(exercise.get_absolute_url())
    return {
        "exercise": exercise,
        "card": exercise.card,
        "shot": exercise.photo,
        "title": exercise.name,
        "sheet": CARD,
        "paper": paper.chosen(request),
        "address": address,
        "code": qr.drawing(address, _("QR code to this exercise's page")),
        "has_pdf": pdf.available(),
        "here": reverse("exercises:exercise_card", args=[slug]),
    }


def _inlined_shot(exercise: Exercise) -> str:
    """A squad's picture as a part of the sheet: its maker is signed in nowhere."""
    if not exercise.photo:
        return ""
    content = ExercisePicture.objects.values_list("whole", flat=True).get(pk=exercise)
    return pdf.data_url(bytes(content))


def _dose_form(request: HttpRequest, exercise: Exercise) -> DoseForm:
    """As the exercise has it, or as it was asked for in the address."""
    asked = request.GET if "sets" in request.GET else None
    return DoseForm(asked, exercise=exercise)


def _side(request: HttpRequest, exercise: Exercise) -> str:
    """Which side the figure shows: the right one, or the left where that was asked."""
    asks_left = exercise.is_one_sided and request.GET.get("side") == "left"
    return "left" if asks_left else "right"


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
    """A reading page about a few exercises of the library."""
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
        "most": MOST_POINTS,
    }
    return render(request, "exercises/evidence/running_form.html", context)
