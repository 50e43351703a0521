from typing import Any, Final

from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from exercises.models import Exercise
from training.models import PlanItem, Session, SetLog
from training.plans.proposal import latest_result
from training.progress.charts import minutes_bars, week_ring
from training.progress.exercise_chart import exercise_chart, work_unit
from training.progress.history import (
    WEEKS_SHOWN_NARROW,
    exercise_sessions,
    first_monday,
    session_duration_s,
    session_durations,
    training_weeks,
)
from training.progress.lift_chart import lift_chart
from training.progress.personal_bests import sets_by_side

SESSIONS_PER_PAGE: Final = 10
SESSIONS_SHOWN: Final = 20
PERSONAL_BESTS_SHOWN: Final = 20
MAX_PAGE: Final = 1000


# These pages only read: without a transaction they save two round trips.
@require_safe
@non_atomic_requests
def progress(request: AuthenticatedRequest) -> HttpResponse:
    if request.user.own_athlete_id is None:
        return redirect("accounts:start")
    athletes = Athlete.objects.owned_by(request.user)
    athlete = get_object_or_404(athletes, pk=request.user.own_athlete_id)
    return _history(request, athlete, may_edit=True)


@require_safe
@non_atomic_requests
def history(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.visible_to(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    editable = Athlete.objects.editable_by(request.user).filter(pk=athlete_pk)
    return _history(request, athlete, may_edit=editable.exists())


def _history(
    request: AuthenticatedRequest, athlete: Athlete, *, may_edit: bool
) -> HttpResponse:
    today = timezone.localdate()
    sets = SetLog.objects.for_duration(athlete.pk, since=first_monday(today))
    weeks = training_weeks(session_durations(sets), today=today)
    best = SetLog.objects.of_one_athlete(athlete.pk).with_exercise().best_per_side()
    items = list(PlanItem.objects.filter(athlete=athlete).of_active_plans())
    exercises = [item.exercise for item in items]
    result = latest_result(athlete.pk)
    context = {
        "athlete": athlete,
        "is_own": athlete.pk == request.user.own_athlete_id,
        "may_edit": may_edit,
        "today": today,
        "week": weeks[-1],
        "weeks": weeks,
        "ring": week_ring(weeks[-1]),
        "bars": minutes_bars(weeks, narrow=False),
        "narrow_bars": minutes_bars(weeks[-WEEKS_SHOWN_NARROW:], narrow=True),
        "personal_bests": sets_by_side(best)[:PERSONAL_BESTS_SHOWN],
        "items": items,
        "closed": Exercise.objects.closed_to(request.user, exercises),
        "result": result,
        "lift_chart": lift_chart(result, narrow=False),
        "narrow_lift_chart": lift_chart(result, narrow=True),
        **_sessions(athlete, _page_number(request)),
    }
    return render(request, "training/progress/history.html", context)


def _sessions(athlete: Athlete, page: int) -> dict[str, Any]:
    """Return one page of sessions; a further row tells whether there is a next page."""
    start = (page - 1) * SESSIONS_PER_PAGE
    history = Session.objects.filter(athlete=athlete).for_history()
    rows = list(history[start : start + SESSIONS_PER_PAGE + 1])
    shown = rows[:SESSIONS_PER_PAGE]
    if page > 1 and not shown:
        raise Http404
    return {
        "sessions": [
            (session, round(session_duration_s(session.sets.all()) / 60))
            for session in shown
        ],
        "newer": page - 1,
        "older": page + 1 if len(rows) > SESSIONS_PER_PAGE else None,
    }


def _page_number(request: AuthenticatedRequest) -> int:
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    if not 1 <= number <= MAX_PAGE:
        raise Http404
    return number


def _exercise(
    request: AuthenticatedRequest, athlete: Athlete, address: str
) -> tuple[Exercise, bool]:
    """Return the exercise, and whether the user can see its page.

    A custom exercise stays in the history of an athlete who has left its squad.
    """
    visible = Exercise.objects.visible_to(request.user).at(address).first()
    if visible:
        return visible, True
    logged = SetLog.objects.of_one_athlete(athlete.pk).values("exercise")
    return get_object_or_404(Exercise.objects.at(address), pk__in=logged), False


@require_safe
def exercise_history(
    request: AuthenticatedRequest, athlete_pk: int, slug: str
) -> HttpResponse:
    athletes = Athlete.objects.visible_to(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    exercise, is_open = _exercise(request, athlete, slug)
    sets = SetLog.objects.of_one_athlete(athlete.pk).filter(exercise=exercise)
    newest = sets.of_newest_sessions(SESSIONS_SHOWN)
    sessions = exercise_sessions(
        newest.with_exercise().order_by("-session__started_at", "-id")
    )
    context = {
        "athlete": athlete,
        "exercise": exercise,
        "is_open": is_open,
        "is_own": athlete.pk == request.user.own_athlete_id,
        "best": next(iter(sets_by_side(sets.with_exercise().best_per_side())), None),
        "latest": next(
            iter(sets_by_side(sets.with_exercise().latest_per_side())), None
        ),
        "sessions": sessions,
        "unit": work_unit(exercise),
        "chart": exercise_chart(exercise, sessions, narrow=False),
        "narrow_chart": exercise_chart(exercise, sessions, narrow=True),
    }
    return render(request, "training/progress/exercise_history.html", context)
