from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.knee_lift import reference, safety
from assessments.measurement_error.change import MIN_PAIRS, PROVISIONAL
from assessments.sprints.kinds import RUNS
from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def protocol(request: HttpRequest) -> HttpResponse:
    """How the test is done, for anyone."""
    context = {
        "positions": reference.position_rows(),
        "set_up": reference.set_up_rules(),
        "invalidating_faults": reference.faults(invalidating=True),
        "noted_faults": reference.faults(invalidating=False),
        "levels": reference.level_rows(),
        "heights": reference.height_rows(),
        "lifts_cm": reference.LIFTS_CM,
        "record": reference.record_rules(),
        "error": PROVISIONAL,
        "mdc_of_one": PROVISIONAL.mdc95(1),
        "mdc_of_two": PROVISIONAL.mdc95(2),
        "typical_difference_of_two": PROVISIONAL.noise(2),
        "enough_pairs": MIN_PAIRS,
        "runs": RUNS,
        "safety": safety,
    }
    return render(request, "assessments/knee_lift/protocol.html", context)
