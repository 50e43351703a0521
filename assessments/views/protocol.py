from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments import reference, safety
from assessments.change import ENOUGH_PAIRS, PROVISIONAL


@login_not_required
@require_GET
def protocol(request: HttpRequest) -> HttpResponse:
    """How the test is done, for anyone."""
    context = {
        "positions": reference.position_rows(),
        "undoing": reference.compensations(invalidating=True),
        "noted": reference.compensations(invalidating=False),
        "levels": reference.level_rows(),
        "heights": reference.height_rows(),
        "lifts_cm": reference.LIFTS_CM,
        "error": PROVISIONAL,
        "mdc_of_one": PROVISIONAL.mdc95(1),
        "mdc_of_two": PROVISIONAL.mdc95(2),
        "noise_of_two": PROVISIONAL.noise(2),
        "enough_pairs": ENOUGH_PAIRS,
        "safety": safety,
    }
    return render(request, "assessments/protocol.html", context)
