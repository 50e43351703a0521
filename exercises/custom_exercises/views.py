"""The custom exercises of squads: list, add, edit, archive, and their pictures."""

from typing import Final, NamedTuple

from django.contrib import messages
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.models import Squad
from accounts.requests import AuthenticatedRequest
from accounts.scoping import squads_editable_by, squads_of
from exercises.custom_exercises.edit_form import CustomExerciseEditForm
from exercises.custom_exercises.form import CustomExerciseForm
from exercises.models import Exercise, ExercisePicture
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)

# Long enough for one visit; a former member's browser shows a picture a little longer.
CACHE_CONTROL: Final = "private, max-age=300"


class SquadExercises(NamedTuple):
    """One squad's exercises, as far as they are shown to the user."""

    squad: Squad
    is_editable: bool
    offered: list[Exercise]
    archived: list[Exercise]


# These views only read: no transaction saves two round trips.
@require_safe
@non_atomic_requests
def custom_exercise_list(request: AuthenticatedRequest) -> HttpResponse:
    """Show the custom exercises of the user's squads, the archived ones apart."""
    editable = set(squads_editable_by(request.user))
    custom = Exercise.objects.visible_to(request.user).exclude(squad=None)
    exercises = list(custom.for_cards().order_by("name", "id"))
    squads = [
        _squad_exercises(squad, exercises, is_editable=squad in editable)
        for squad in squads_of(request.user).order_by("name", "id")
    ]
    return render(
        request,
        "exercises/custom_exercises/custom_exercise_list.html",
        {"squads": squads},
    )


def _squad_exercises(
    squad: Squad, exercises: list[Exercise], *, is_editable: bool
) -> SquadExercises:
    custom = [exercise for exercise in exercises if exercise.squad_id == squad.pk]
    offered = [exercise for exercise in custom if exercise.archived_at is None]
    archived = [exercise for exercise in custom if exercise.archived_at is not None]
    return SquadExercises(squad, is_editable, offered, archived)


@require_safe
def custom_exercise_add(request: AuthenticatedRequest) -> HttpResponse:
    """Redirect to the form of the only squad the user edits, or to the list of them."""
    squads = list(squads_editable_by(request.user)[:2])
    if not squads:
        raise Http404
    if len(squads) > 1:
        return redirect("exercises:custom_exercise_list")
    return redirect("exercises:custom_exercise_create", squads[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def custom_exercise_create(
    request: AuthenticatedRequest, squad_pk: int
) -> HttpResponse:
    squad = get_object_or_404(squads_editable_by(request.user), pk=squad_pk)
    if request.method != "POST":
        return _render_create_form(request, CustomExerciseForm(squad=squad))
    custom = Exercise.objects.editable_by(request.user).filter(squad=squad)
    existing = find_existing(custom, request.POST, field="key")
    form = CustomExerciseForm(
        request.POST, request.FILES, squad=squad, instance=existing
    )
    return _respond_to_resend(request, form) if existing else _create(request, form)


def _create(request: AuthenticatedRequest, form: CustomExerciseForm) -> HttpResponse:
    if not form.is_valid():
        return _render_create_form(request, form, status=422)
    exercise = form.save()
    messages.success(request, _("%(name)s added.") % {"name": exercise})
    return redirect(exercise)


def _respond_to_resend(
    request: AuthenticatedRequest, form: CustomExerciseForm
) -> HttpResponse:
    """Redirect if the same form was sent again; refuse other content under its key."""
    if is_replay(form):
        return redirect(form.instance)
    return _render_create_form(request, reject_changed_resend(form), status=409)


def _render_create_form(
    request: AuthenticatedRequest, form: CustomExerciseForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "squad": form.squad}
    return render(
        request,
        "exercises/custom_exercises/custom_exercise_create.html",
        context,
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def custom_exercise_edit(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    custom = Exercise.objects.editable_by(request.user).at(slug)
    custom = custom.select_related("squad")
    if request.method != "POST":
        form = CustomExerciseEditForm(instance=get_object_or_404(custom))
        return _render_edit_form(request, form)
    exercise = get_object_or_404(custom.select_for_update(of=("self",)))
    form = CustomExerciseEditForm(request.POST, request.FILES, instance=exercise)
    return _save(request, form) if form.has_changed() else redirect(exercise)


def _save(request: AuthenticatedRequest, form: CustomExerciseEditForm) -> HttpResponse:
    if form.is_stale:
        return _render_edit_form(request, form.with_saved_values(), status=409)
    if not form.is_valid():
        return _render_edit_form(request, form, status=422)
    exercise = form.save()
    messages.success(request, _("%(name)s updated.") % {"name": exercise})
    return redirect(exercise)


def _render_edit_form(
    request: AuthenticatedRequest, form: CustomExerciseEditForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "squad": form.squad,
        "address": form.instance.address,
        "name": form.initial["name"],
    }
    return render(
        request,
        "exercises/custom_exercises/custom_exercise_edit.html",
        context,
        status=status,
    )


@require_POST
def custom_exercise_archive(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    exercise = get_object_or_404(Exercise.objects.editable_by(request.user).at(slug))
    exercise.archive()
    undo = reverse("exercises:custom_exercise_restore", args=[exercise.address])
    message = _("%(name)s archived.") % {"name": exercise}
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect(exercise)


@require_POST
def custom_exercise_restore(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    exercise = get_object_or_404(Exercise.objects.editable_by(request.user).at(slug))
    exercise.restore()
    messages.success(request, _("%(name)s restored.") % {"name": exercise})
    return redirect(exercise)


@require_safe
@non_atomic_requests
def custom_exercise_picture(
    request: AuthenticatedRequest, slug: str, size: str
) -> HttpResponse:
    """Send a picture to members of its squad; 304 if their browser has it."""
    visible = Exercise.objects.visible_to(request.user).at(slug)
    pictures = ExercisePicture.objects.filter(exercise__in=visible)
    digest = get_object_or_404(pictures.values_list("digest", flat=True))
    etag = f'"{digest[:32]}-{size}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        content = pictures.values_list(size, flat=True).get()
        response = HttpResponse(bytes(content), content_type="image/webp")
    response["ETag"], response["Cache-Control"] = etag, CACHE_CONTROL
    return response
