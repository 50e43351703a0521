"""The page of an open session, where every line can be logged by a plain form."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.requests import AuthenticatedRequest
from exercises.library.search import tidy
from exercises.models import Exercise
from exercises.models.ownership import ADDRESS_LENGTH
from hipflex.sides import SideOrBoth
from training.log.session_forms import SessionFinishForm
from training.log.set_form import SetLogForm
from training.log.set_row import Choice, Line
from training.log.sheet import build
from training.models import PlanItem, Session, SetLog


def log_page(request: AuthenticatedRequest, session: Session) -> HttpResponse:
    chosen = _chosen(request, session)
    items = list(PlanItem.objects.filter(plan=session.plan_id).in_order())
    logged = list(session.sets.active().in_order())
    involved = {one.exercise_id for one in items}
    involved |= {one.exercise_id for one in logged}
    if chosen:
        involved.add(chosen.exercise.pk)
    others = SetLog.objects.filter(athlete=session.athlete_id).exclude(session=session)
    sheet = build(items, logged, others.latest_per_line(involved), chosen)
    exercises = [section.exercise for section in sheet.sections]
    context = {
        "session": session,
        "sheet": sheet,
        "closed": Exercise.objects.closed_to(request.user, exercises),
        "form": _form(request, session, sheet.open_line),
        "finish_form": SessionFinishForm(instance=session),
        "choices": exercise_choices(request),
        "is_own": session.athlete_id == request.user.own_athlete_id,
    }
    return render(request, "training/log/session_log.html", context)


def _form(
    request: AuthenticatedRequest, session: Session, line: Line | None
) -> SetLogForm | None:
    if line is None:
        return None
    planned = {name: one for name, one in line.planned.items() if one is not None}
    return SetLogForm(
        initial=planned | {"number": line.number, "side": line.side},
        session=session,
        exercise=line.exercise,
        user=request.user,
        last=line.last,
    )


def _chosen(request: AuthenticatedRequest, session: Session) -> Choice | None:
    """The line named in the address, if any."""
    slug = request.GET.get("exercise")
    if not slug:
        return None
    number = request.GET.get("set", "")
    side = request.GET.get("side", "")
    is_number = number.isascii() and number.isdecimal() and 0 < len(number) <= 2
    return Choice(
        exercise_named(request, session, slug),
        int(number) if is_number and 0 < int(number) <= 50 else None,
        side if side in SideOrBoth else "",
    )


def exercise_named(
    request: AuthenticatedRequest, session: Session, slug: str
) -> Exercise:
    """The library's exercise at this address, a squad's own, or what the session asks.

    Who has left a squad still logs what a plan has of it.
    """
    found = Exercise.objects.at(tidy(slug)[:ADDRESS_LENGTH])
    visible = found.visible_to(request.user).first()
    if visible:
        return visible
    planned = PlanItem.objects.active().filter(plan=session.plan_id).values("exercise")
    logged = session.sets.values("exercise")
    return get_object_or_404(found, Q(pk__in=planned) | Q(pk__in=logged))


def exercise_choices(request: AuthenticatedRequest) -> list[tuple[str, str]]:
    offered = Exercise.objects.offered_to(request.user)
    return list(offered.order_by("name", "id").values_list("address", "name"))
