import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.requests import AuthenticatedRequest
from training.log.log_page import log_page
from training.log.session_forms import SessionEditForm, SessionFinishForm
from training.models import Session
from training.progress.history import session_duration_s


@require_safe
def session_detail(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    session = get_object_or_404(Session.objects.for_detail(request.user), pk=pk)
    if session.is_open and session.is_editable:
        return log_page(request, session)
    sets = list(session.sets.active().in_order())
    context = {
        "session": session,
        "sets": sets,
        "minutes": session_duration_s(sets) / 60,
        "left_count": sum(set_log.side == "L" for set_log in sets),
        "right_count": sum(set_log.side == "R" for set_log in sets),
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
        messages.success(request, _("Session updated."))
        return redirect(session)
    return _render_form(request, form, status=422 if form.is_bound else 200)


def _render_form(
    request: AuthenticatedRequest, form: SessionEditForm, *, status: int
) -> HttpResponse:
    context = {"session": form.instance, "form": form}
    return render(request, "training/log/session_form.html", context, status=status)


@require_POST
def session_delete(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    """Delete an empty session. One with sets can only be finished."""
    session = Session.objects.for_change(request.user).filter(pk=pk).first()
    if session is None:
        return _already_deleted(request, pk)
    if session.sets.active().exists():
        messages.error(
            request,
            _("This session has sets, so it can't be deleted. Finish it instead."),
        )
        return redirect(session)
    session.delete()
    messages.success(request, _("Empty session deleted."))
    is_own = session.athlete_id == request.user.own_athlete_id
    return redirect("training:today" if is_own else session.athlete)


def _already_deleted(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    """Answer a second tap on the button. Http404 for someone else's session."""
    if Session.objects.filter(pk=pk).exists():
        raise Http404
    messages.info(request, _("This session no longer exists."))
    return redirect("accounts:start")
