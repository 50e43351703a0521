from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import AuthenticatedRequest
from exercises.figures.thumbnail import FIGURES
from exercises.models import Exercise


@require_safe
def figure_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Show every figure to site staff; 404 for everyone else."""
    if not request.user.is_staff:
        raise Http404
    context = {
        "names": sorted(path.stem for path in FIGURES.glob("*.svg")),
        "exercises": Exercise.objects.library().in_progression_order().for_cards(),
    }
    return render(request, "exercises/figures/figure_sheet.html", context)
