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
    is_replay,
    refuse_other_content,
    twice_if_raced,
    written_before,
)
from training.log.set_edit_form import SetCorrectForm
from training.log.set_form import SetLogForm
from training.log.sheet import next_number
from training.log.views import exercise_choices, exercise_named
from training.models import Session, SetLog


@require_http_methods(["GET", "HEAD", "POST"])
@twice_if_raced
def set_create(request: AuthenticatedRequest, session_pk: uuid.UUID) -> HttpResponse:
    """Log a set, also of a finished session: a set may arrive late."""
    sessions = Session.objects.editable_by(request.user)
    session = get_object_or_404(sessions, pk=session_pk)
    slug = request.GET.get("exercise", "")
    if not slug and request.method != "POST":
        return _choose_exercise(request, session)
    exercise = exercise_named(request, session, slug)
    if request.method == "POST":
        return _log(request, session, exercise)
    logged = session.sets.active().filter(exercise=exercise)
    form = SetLogForm(
        initial={"number": next_number(exercise, logged)},
        session=session,
        exercise=exercise,
        user=request.user,
    )
    return _typed(request, form)


def _choose_exercise(request: AuthenticatedRequest, session: Session) -> HttpResponse:
    context = {"session": session, "choices": exercise_choices(request)}
    return render(request, "training/log/set_exercise.html", context)


def _log(
    request: AuthenticatedRequest, session: Session, exercise: Exercise
) -> HttpResponse:
    own = SetLog.objects.editable_by(request.user)
    earlier = written_before(own, request.POST)
    if earlier:
        return _logged_before(request, session, exercise, earlier)
    form = SetLogForm(
        request.POST, session=session, exercise=exercise, user=request.user
    )
    if form.is_valid():
        return _saved(request, session, form.save())
    return _typed(request, form, status=422)


def _logged_before(
    request: AuthenticatedRequest, session: Session, exercise: Exercise, earlier: SetLog
) -> HttpResponse:
    form = SetLogForm(
        request.POST,
        instance=earlier.original_version(),
        session=session,
        exercise=exercise,
        user=request.user,
    )
    same_place = (earlier.session_id, earlier.exercise_id) == (session.pk, exercise.pk)
    if same_place and is_replay(form):
        return _back_to_log(session)
    return _typed(request, refuse_other_content(form), status=409)


def _typed(
    request: AuthenticatedRequest, form: SetLogForm, *, status: int = 200
) -> HttpResponse:
    context = {"session": form.session, "exercise": form.exercise, "form": form}
    return render(request, "training/log/set_form.html", context, status=status)


def _saved(
    request: AuthenticatedRequest, session: Session, set_log: SetLog
) -> HttpResponse:
    undo = reverse("training:set_delete", args=[set_log.pk])
    words = _("%(set)s saved.") % {"set": set_log.name}
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return _back_to_log(session)


def _back_to_log(session: Session) -> HttpResponseRedirect:
    """To the line that is open now."""
    return redirect(f"{session.get_absolute_url()}#now")


@require_http_methods(["GET", "HEAD", "POST"])
def set_edit(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    sets = SetLog.objects.active().for_change(request.user)
    set_log = get_object_or_404(sets, pk=pk)
    data = request.POST if request.method == "POST" else None
    form = SetCorrectForm(data, instance=set_log, user=request.user)
    if form.is_bound and form.says_the_same:
        return _back_to_log(set_log.session)
    if form.is_bound and form.is_stale:
        return _correction(request, form.over_the_stored(), status=409)
    if form.is_valid():
        form.save()
        messages.success(request, _("%(set)s changed.") % {"set": set_log.name})
        return _back_to_log(set_log.session)
    return _correction(request, form, status=422 if form.is_bound else 200)


def _correction(
    request: AuthenticatedRequest, form: SetCorrectForm, *, status: int
) -> HttpResponse:
    revisions = form.instance.revisions.select_related("edited_by", "set_log")
    context: dict[str, Any] = {
        "session": form.session,
        "exercise": form.exercise,
        "set_log": form.instance,
        "form": form,
        "revisions": revisions.order_by("-id")[:20],
        "is_stale": status == 409,
    }
    return render(request, "training/log/set_edit.html", context, status=status)


@require_POST
def set_delete(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    set_log = get_object_or_404(SetLog.objects.for_change(request.user), pk=pk)
    set_log.delete_by(request.user)
    undo = reverse("training:set_restore", args=[set_log.pk])
    words = _("%(set)s removed.") % {"set": set_log.name}
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return _back_to_log(set_log.session)


@require_POST
def set_restore(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    set_log = get_object_or_404(SetLog.objects.for_change(request.user), pk=pk)
    try:
        with transaction.atomic():
            set_log.restore()
    except IntegrityError:
        words = _("%(set)s is there again already, with other values.")
        messages.error(request, words % {"set": set_log.name})
    else:
        messages.success(request, _("%(set)s is back.") % {"set": set_log.name})
    return _back_to_log(set_log.session)
