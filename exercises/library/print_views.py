"""An exercise on one printed page, as a web page and as a PDF file."""

from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exercises.library.print_card import print_card_of
from exercises.library.version import LIBRARY
from exercises.models import Exercise, ExercisePicture
from hipflex.http.caching import cache_for_visitors
from hipflex.printing import paper, pdf, qr

TEMPLATE: Final = "exercises/library/print_card.html"


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def print_card(request: HttpRequest, slug: str) -> HttpResponse:
    context = _card_context(request, slug)
    return render(request, "exercises/library/print_card_page.html", context)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(LIBRARY)
def print_card_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    context = _card_context(request, slug)
    context["photo"] = _inlined_photo(context["exercise"])
    response = pdf.response(request, TEMPLATE, context, name=slug)
    response["Link"] = f'<{context["address"]}>; rel="canonical"'
    return response


def _card_context(request: HttpRequest, slug: str) -> dict[str, Any]:
    visible = Exercise.objects.visible_to(request.user)
    exercise = visible.at(slug).for_page().first()
    if exercise is None:
        raise Http404
    address = request.build_absolute_uri(exercise.get_absolute_url())
    return {
        "exercise": exercise,
        "card": print_card_of(exercise),
        "photo": exercise.photo,
        "title": exercise.name,
        "sheet": TEMPLATE,
        "paper": paper.chosen(request),
        "address": address,
        "code": qr.drawing(address, _("QR code to this exercise's page")),
        "has_pdf": pdf.available(),
        "here": reverse("exercises:print_card", args=[slug]),
    }


def _inlined_photo(exercise: Exercise) -> str:
    """Return a squad's picture as a data address: the PDF maker is not signed in.

    Empty without a picture.
    """
    if not exercise.photo:
        return ""
    content = ExercisePicture.objects.values_list("full", flat=True).get(pk=exercise)
    return pdf.data_url(bytes(content))
