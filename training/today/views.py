from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from training.models import Session
from training.today.start_form import SessionStartForm
from training.today.starts import start_context


@require_safe
def today(request: AuthenticatedRequest) -> HttpResponse:
    if request.user.own_athlete_id is None:
        return redirect("accounts:start")
    athletes = Athlete.objects.owned_by(request.user)
    athlete = get_object_or_404(athletes, pk=request.user.own_athlete_id)
    session = athlete.sessions.open().first()
    if session:
        return redirect(session)
    context = start_context(request.user, athlete)
    return render(request, "training/today/today.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def session_start(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.editable_by(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    if request.method == "POST":
        return _start(request, athlete)
    open_session = _open_session(athlete)
    if open_session and "exercise" in request.GET:
        return _redirect_to_log(request, open_session)
    context = start_context(request.user, athlete) | {"open_session": open_session}
    return render(request, "training/today/session_start.html", context)


def _start(request: AuthenticatedRequest, athlete: Athlete) -> HttpResponse:
    sessions = Session.objects.editable_by(request.user)
    existing = find_existing(sessions, request.POST)
    form = SessionStartForm(request.POST, athlete=athlete, instance=existing)
    if existing:
        return _resent(request, form, existing)
    if _open_session(athlete):
        return _render_form(request, form, status=409)
    if form.is_valid():
        return _redirect_to_log(request, form.save())
    return _render_form(request, form, status=422)


def _resent(
    request: AuthenticatedRequest, form: SessionStartForm, existing: Session
) -> HttpResponse:
    """Answer a form whose key has already started a session."""
    if existing.athlete_id == form.athlete.pk and is_replay(form):
        return _redirect_to_log(request, existing)
    return _render_form(request, reject_changed_resend(form), status=409)


def _redirect_to_log(
    request: AuthenticatedRequest, session: Session
) -> HttpResponseRedirect:
    """Redirect to the session's log, at the exercise named in the address, if any."""
    url = session.get_absolute_url()
    slug = request.GET.get("exercise", "")
    return redirect(f"{url}?{urlencode({'exercise': slug})}#now" if slug else url)


def _render_form(
    request: AuthenticatedRequest, form: SessionStartForm, *, status: int
) -> HttpResponse:
    context = start_context(request.user, form.athlete)
    context |= {"open_session": _open_session(form.athlete), "form": form}
    return render(request, "training/today/session_start.html", context, status=status)


def _open_session(athlete: Athlete) -> Session | None:
    return athlete.sessions.open().with_set_count().first()
