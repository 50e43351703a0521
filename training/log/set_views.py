import uuid
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
)

from accounts.requests import AuthenticatedRequest
from exercises.models import Exercise
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from training.log.log_page import exercise_at, exercise_choices
from training.log.set_edit_form import SetEditForm
from training.log.set_form import SetLogForm
from training.log.set_places import next_set_number
from training.models import Session, SetLog


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def set_create(request: AuthenticatedRequest, session_pk: uuid.UUID) -> HttpResponse:
    """Log a set, also in a finished session: an offline set may arrive late."""
    sessions = Session.objects.editable_by(request.user)
    session = get_object_or_404(sessions, pk=session_pk)
    slug = request.GET.get("exercise", "")
    if not slug and request.method != "POST":
        return _choose_exercise(request, session)
    exercise = exercise_at(request, session, slug)
    if request.method == "POST":
        return _create(request, session, exercise)
    logged = session.sets.active().filter(exercise=exercise)
    form = SetLogForm(
        initial={"number": next_set_number(exercise, logged)},
        session=session,
        exercise=exercise,
        user=request.user,
    )
    return _render_form(request, form)


def _choose_exercise(request: AuthenticatedRequest, session: Session) -> HttpResponse:
    context = {"session": session, "choices": exercise_choices(request)}
    return render(request, "training/log/set_exercise.html", context)


def _create(
    request: AuthenticatedRequest, session: Session, exercise: Exercise
) -> HttpResponse:
    sets = SetLog.objects.editable_by(request.user)
    existing = find_existing(sets, request.POST)
    if existing:
        return _resent(request, session, exercise, existing)
    form = SetLogForm(
        request.POST, session=session, exercise=exercise, user=request.user
    )
    if form.is_valid():
        set_log = form.save()
        _notify(request, _("%(set)s saved."), set_log, undo="training:set_delete")
        return _redirect_to_log(session)
    return _render_form(request, form, status=422)


def _resent(
    request: AuthenticatedRequest,
    session: Session,
    exercise: Exercise,
    existing: SetLog,
) -> HttpResponse:
    """Answer a form whose key has already logged a set."""
    form = SetLogForm(
        request.POST,
        instance=existing.original_version(),
        session=session,
        exercise=exercise,
        user=request.user,
    )
    is_same_exercise = (existing.session_id, existing.exercise_id) == (
        session.pk,
        exercise.pk,
    )
    if is_same_exercise and is_replay(form):
        return _redirect_to_log(session)
    return _render_form(request, reject_changed_resend(form), status=409)


def _render_form(
    request: AuthenticatedRequest, form: SetLogForm, *, status: int = 200
) -> HttpResponse:
    context = {"session": form.session, "exercise": form.exercise, "form": form}
    return render(request, "training/log/set_form.html", context, status=status)


def _notify(
    request: AuthenticatedRequest, message: str, set_log: SetLog, *, undo: str
) -> None:
    """Add the message with a button that undoes the action at the named address."""
    url = reverse(undo, args=[set_log.pk])
    text = message % {"set": set_log.name}
    messages.success(request, text, extra_tags=f"undo:{url}")


def _redirect_to_log(session: Session) -> HttpResponseRedirect:
    """Redirect to the open row of the session's log."""
    return redirect(f"{session.get_absolute_url()}#now")


@require_http_methods(["GET", "HEAD", "POST"])
def set_edit(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    sets = SetLog.objects.active().for_change(request.user)
    set_log = get_object_or_404(sets, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = SetEditForm(data, instance=set_log, user=request.user)
    if form.is_bound and not form.has_changed():
        return _redirect_to_log(set_log.session)
    if form.is_bound and form.is_stale:
        return _render_edit_form(request, form.with_saved_values(), status=409)
    if form.is_valid():
        form.save()
        messages.success(request, _("%(set)s updated.") % {"set": set_log.name})
        return _redirect_to_log(set_log.session)
    return _render_edit_form(request, form, status=422 if form.is_bound else 200)


def _render_edit_form(
    request: AuthenticatedRequest, form: SetEditForm, *, status: int
) -> HttpResponse:
    revisions = form.instance.revisions.select_related("edited_by", "set_log")
    context: dict[str, Any] = {
        "session": form.session,
        "exercise": form.exercise,
        "set_log": form.instance,
        "form": form,
        "revisions": revisions.order_by("-id")[:20],
    }
    return render(request, "training/log/set_edit.html", context, status=status)


@require_POST
def set_delete(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    set_log = get_object_or_404(SetLog.objects.for_change(request.user), pk=pk)
    set_log.delete_by(request.user)
    _notify(request, _("%(set)s deleted."), set_log, undo="training:set_restore")
    return _redirect_to_log(set_log.session)


@require_POST
def set_restore(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    set_log = get_object_or_404(SetLog.objects.for_change(request.user), pk=pk)
    try:
        with transaction.atomic():
            set_log.restore()
    except IntegrityError:
        message = _("%(set)s has since been logged again with different values.")
        messages.error(request, message % {"set": set_log.name})
    else:
        messages.success(request, _("%(set)s restored.") % {"set": set_log.name})
    return _redirect_to_log(set_log.session)
