"""The page of an open session, where each set can be logged with a plain form."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.requests import AuthenticatedRequest
from exercises.models import Exercise
from exercises.models.exercise import MAX_ADDRESS_LENGTH
from exercises.search import tidy
from hipflex.sides import SideOrBoth
from training.log.session_forms import SessionFinishForm
from training.log.session_log import build_session_log
from training.log.set_form import SetLogForm
from training.log.set_row import ChosenSet, SetRow
from training.models import PlanItem, Session, SetLog


def log_page(request: AuthenticatedRequest, session: Session) -> HttpResponse:
    chosen = _chosen_set(request, session)
    items = list(PlanItem.objects.filter(plan=session.plan_id).in_order())
    logged = list(session.sets.active().in_order())
    exercise_pks = {item.exercise_id for item in items}
    exercise_pks |= {set_log.exercise_id for set_log in logged}
    if chosen:
        exercise_pks.add(chosen.exercise.pk)
    others = SetLog.objects.filter(athlete=session.athlete_id).exclude(session=session)
    previous = others.latest_per_set(exercise_pks)
    session_log = build_session_log(items, logged, previous, chosen)
    exercises = [section.exercise for section in session_log.sections]
    context = {
        "session": session,
        "session_log": session_log,
        "closed": Exercise.objects.closed_to(request.user, exercises),
        "form": _form(request, session, session_log.open_row),
        "finish_form": SessionFinishForm(instance=session),
        "choices": exercise_choices(request),
        "is_own": session.athlete_id == request.user.own_athlete_id,
    }
    return render(request, "training/log/session_log.html", context)


def _form(
    request: AuthenticatedRequest, session: Session, row: SetRow | None
) -> SetLogForm | None:
    if row is None:
        return None
    planned = {name: value for name, value in row.planned.items() if value is not None}
    return SetLogForm(
        initial=planned | {"number": row.number, "side": row.side},
        session=session,
        exercise=row.exercise,
        user=request.user,
        previous=row.previous,
    )


def _chosen_set(request: AuthenticatedRequest, session: Session) -> ChosenSet | None:
    """Return the set named in the address, if any; ignore a bad number or side."""
    slug = request.GET.get("exercise")
    if not slug:
        return None
    number = request.GET.get("set", "")
    side = request.GET.get("side", "")
    is_number = number.isascii() and number.isdecimal() and 0 < len(number) <= 2
    return ChosenSet(
        exercise_at(request, session, slug),
        int(number) if is_number and 0 < int(number) <= 50 else None,
        side if side in SideOrBoth else "",
    )


def exercise_at(request: AuthenticatedRequest, session: Session, slug: str) -> Exercise:
    """Return the exercise at this address that can be logged in this session.

    Former squad members can log the squad's custom exercises that are in the
    session's plan. Http404 for any other exercise that the user can't see.
    """
    found = Exercise.objects.at(tidy(slug)[:MAX_ADDRESS_LENGTH])
    visible = found.visible_to(request.user).first()
    if visible:
        return visible
    planned = PlanItem.objects.active().filter(plan=session.plan_id).values("exercise")
    logged = session.sets.values("exercise")
    return get_object_or_404(found, Q(pk__in=planned) | Q(pk__in=logged))


def exercise_choices(request: AuthenticatedRequest) -> list[tuple[str, str]]:
    offered = Exercise.objects.offered_to(request.user)
    return list(offered.order_by("name", "id").values_list("address", "name"))
