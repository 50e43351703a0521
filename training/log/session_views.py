import uuid
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.models import Athlete, User
from accounts.requests import AuthenticatedRequest
from exercises.models import Exercise
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from training.log.session_forms import (
    SessionEditForm,
    SessionFinishForm,
    SessionStartForm,
)
from training.log.views import log_page
from training.models import Plan, Session, SetLog
from training.progress.history import Week, monday_of, seconds_of, trained, weeks_of

MOST_PLANS: Final = 20


class Start(NamedTuple):
    """A running plan with the form that starts its session."""

    plan: Plan
    form: SessionStartForm


@require_safe
def today(request: AuthenticatedRequest) -> HttpResponse:
    if request.user.own_athlete_id is None:
        return redirect("accounts:start")
    athletes = Athlete.objects.owned_by(request.user)
    athlete = get_object_or_404(athletes, pk=request.user.own_athlete_id)
    session = athlete.sessions.open().first()
    if session:
        return redirect(session)
    return render(
        request, "training/today/today.html", _to_start(request.user, athlete)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def session_start(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.editable_by(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    if request.method == "POST":
        return _start(request, athlete)
    open_session = _open_session(athlete)
    if open_session and "exercise" in request.GET:
        return _onward(request, open_session)
    context = _to_start(request.user, athlete) | {"open_session": open_session}
    return render(request, "training/log/session_start.html", context)


def _start(request: AuthenticatedRequest, athlete: Athlete) -> HttpResponse:
    own = Session.objects.editable_by(request.user)
    earlier = find_existing(own, request.POST)
    form = SessionStartForm(request.POST, athlete=athlete, instance=earlier)
    if earlier:
        same = earlier.athlete_id == athlete.pk and is_replay(form)
        again = _onward(request, earlier)
        return again if same else _refused(request, form, status=409)
    if _open_session(athlete):
        return _refused(request, form, status=409)
    if form.is_valid():
        return _onward(request, form.save())
    return _refused(request, form, status=422)


def _onward(request: AuthenticatedRequest, session: Session) -> HttpResponse:
    """To the log, and there to the exercise that one came from."""
    url = session.get_absolute_url()
    slug = request.GET.get("exercise", "")
    return redirect(f"{url}?{urlencode({'exercise': slug})}#now" if slug else url)


def _refused(
    request: AuthenticatedRequest, form: SessionStartForm, *, status: int
) -> HttpResponse:
    open_session = _open_session(form.athlete)
    if not form.instance._state.adding:
        reject_changed_resend(form)
    context = _to_start(request.user, form.athlete)
    context |= {"open_session": open_session, "form": form}
    return render(request, "training/log/session_start.html", context, status=status)


def _open_session(athlete: Athlete) -> Session | None:
    return athlete.sessions.open().with_set_count().first()


def _to_start(user: User, athlete: Athlete) -> dict[str, Any]:
    """The running plans with what they ask, and the minutes of this week."""
    plans = list(athlete.plans.active().for_list()[: MOST_PLANS + 1])
    # What can be done comes first.
    in_order = sorted(plans[:MOST_PLANS], key=lambda plan: not plan.items.all())
    starts = [Start(plan, _start_form(athlete, plan)) for plan in in_order]
    free = _start_form(athlete)
    return {
        "athlete": athlete,
        "starts": starts,
        "is_cut": len(plans) > MOST_PLANS,
        "closed": Exercise.objects.closed_to(user, _asked_by(starts)),
        "free": free,
        "week": _this_week(athlete),
        # Asked for only where no plan runs.
        "tests": athlete.assessments.kept(),
    }


def _asked_by(starts: list[Start]) -> list[Exercise]:
    return [item.exercise for start in starts for item in start.plan.items.all()]


def _this_week(athlete: Athlete) -> Week:
    today = timezone.localdate()
    sets = SetLog.objects.for_clock(athlete.pk, since=monday_of(today))
    return weeks_of(trained(sets), today=today, weeks=1)[0]


def _start_form(athlete: Athlete, plan: Plan | None = None) -> SessionStartForm:
    initial = {"plan": plan.pk if plan else None}
    return SessionStartForm(athlete=athlete, initial=initial, auto_id="")


@require_safe
def session_detail(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    session = get_object_or_404(Session.objects.for_detail(request.user), pk=pk)
    if session.is_open and session.is_editable:
        return log_page(request, session)
    sets = list(session.sets.kept().in_order())
    context = {
        "session": session,
        "sets": sets,
        "minutes": seconds_of(sets) / 60,
        "left_count": sum(one.side == "L" for one in sets),
        "right_count": sum(one.side == "R" for one in sets),
        "is_own": session.athlete_id == request.user.own_athlete_id,
    }
    return render(request, "training/log/session_detail.html", context)


@require_POST
def session_finish(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    session = get_object_or_404(Session.objects.for_change(request.user), pk=pk)
    note_before = session.note
    form = SessionFinishForm(request.POST, instance=session)
    if session.is_open and form.is_stale:
        return _finish_page(request, form.with_saved_values(), note_before, status=409)
    if session.is_open and form.is_valid():
        form.save()
        messages.success(request, _("Session finished."))
        return redirect(session)
    if not form.has_changed():
        return redirect(session)
    return _finish_page(
        request, form, note_before, status=409 if form.is_valid() else 422
    )


def _finish_page(
    request: AuthenticatedRequest,
    form: SessionFinishForm,
    note_before: str,
    *,
    status: int,
) -> HttpResponse:
    context = {"session": form.instance, "form": form, "note_before": note_before}
    return render(request, "training/log/session_finish.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def session_edit(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    session = get_object_or_404(Session.objects.for_change(request.user), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = SessionEditForm(data, instance=session)
    if form.is_bound and form.is_stale:
        return _render_form(request, form.with_saved_values(), status=409)
    if form.is_valid():
        form.save()
        messages.success(request, _("Session changed."))
        return redirect(session)
    return _render_form(request, form, status=422 if form.is_bound else 200)


def _render_form(
    request: AuthenticatedRequest, form: SessionEditForm, *, status: int
) -> HttpResponse:
    context = {"session": form.instance, "form": form}
    return render(request, "training/log/session_form.html", context, status=status)


@require_POST
def session_delete(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    """Only an empty session: whatever was logged stays."""
    session = Session.objects.for_change(request.user).filter(pk=pk).first()
    if session is None:
        return _removed_before(request, pk)
    if session.sets.kept().exists():
        messages.error(request, _("This session has sets. Finish it instead."))
        return redirect(session)
    session.delete()
    messages.success(request, _("Empty session removed."))
    own = session.athlete_id == request.user.own_athlete_id
    page = reverse("training:today") if own else session.athlete.get_absolute_url()
    return redirect(page)


def _removed_before(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    """Nobody's session any more: a second tap on the button."""
    if Session.objects.filter(pk=pk).exists():
        raise Http404
    messages.info(request, _("This session is not there any more."))
    return redirect("accounts:start")
