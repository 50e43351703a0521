"""A squad's own exercises: adding, changing, archiving, and their pictures."""

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
from exercises.custom_exercises.edit_form import OwnEditForm
from exercises.custom_exercises.form import OwnExerciseForm
from exercises.models import Exercise, ExercisePicture
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)

# Long enough for one visit; who leaves the squad sees no picture a little later.
KEPT: Final = "private, max-age=300"


class Shelf(NamedTuple):
    """One squad's exercises, as far as they are shown to somebody."""

    squad: Squad
    is_writable: bool
    offered: list[Exercise]
    archived: list[Exercise]


# These read only: no transaction, two round trips less.
@require_safe
@non_atomic_requests
def exercise_own(request: AuthenticatedRequest) -> HttpResponse:
    """What one's squads have of their own, with what is archived."""
    written = set(squads_editable_by(request.user))
    own = Exercise.objects.visible_to(request.user).exclude(squad=None)
    rows = list(own.for_cards().order_by("name", "id"))
    shelves = [
        _shelf(squad, rows, is_writable=squad in written)
        for squad in squads_of(request.user).order_by("name", "id")
    ]
    return render(
        request,
        "exercises/custom_exercises/custom_exercise_list.html",
        {"shelves": shelves},
    )


def _shelf(squad: Squad, rows: list[Exercise], *, is_writable: bool) -> Shelf:
    own = [one for one in rows if one.squad_id == squad.pk]
    offered = [one for one in own if one.archived_at is None]
    archived = [one for one in own if one.archived_at is not None]
    return Shelf(squad, is_writable, offered, archived)


@require_safe
def exercise_add(request: AuthenticatedRequest) -> HttpResponse:
    """To the form of the only squad one writes for, or to where one chooses."""
    squads = list(squads_editable_by(request.user)[:2])
    if not squads:
        raise Http404
    if len(squads) > 1:
        return redirect("exercises:exercise_own")
    return redirect("exercises:exercise_create", squads[0].pk)


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def exercise_create(request: AuthenticatedRequest, squad_pk: int) -> HttpResponse:
    squad = get_object_or_404(squads_editable_by(request.user), pk=squad_pk)
    if request.method != "POST":
        return _asked(request, OwnExerciseForm(squad=squad))
    own = Exercise.objects.editable_by(request.user).filter(squad=squad)
    earlier = find_existing(own, request.POST, field="key")
    form = OwnExerciseForm(request.POST, request.FILES, squad=squad, instance=earlier)
    return _answer_again(request, form) if earlier else _add(request, form)


def _add(request: AuthenticatedRequest, form: OwnExerciseForm) -> HttpResponse:
    if not form.is_valid():
        return _asked(request, form, status=422)
    exercise = form.save()
    messages.success(request, _("%(name)s added.") % {"name": exercise})
    return redirect(exercise)


def _answer_again(request: AuthenticatedRequest, form: OwnExerciseForm) -> HttpResponse:
    """The same form twice is one exercise; with other content it is refused."""
    if is_replay(form):
        return redirect(form.instance)
    return _asked(request, reject_changed_resend(form), status=409)


def _asked(
    request: AuthenticatedRequest, form: OwnExerciseForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "squad": form.squad}
    return render(
        request,
        "exercises/custom_exercises/exercise_create.html",
        context,
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def exercise_edit(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    own = Exercise.objects.editable_by(request.user).at(slug).select_related("squad")
    if request.method != "POST":
        form = OwnEditForm(instance=get_object_or_404(own))
        return _changed(request, form)
    exercise = get_object_or_404(own.select_for_update(of=("self",)))
    form = OwnEditForm(request.POST, request.FILES, instance=exercise)
    return _change(request, form) if form.has_changed() else redirect(exercise)


def _change(request: AuthenticatedRequest, form: OwnEditForm) -> HttpResponse:
    if form.is_stale:
        return _changed(request, form.with_saved_values(), status=409)
    if not form.is_valid():
        return _changed(request, form, status=422)
    exercise = form.save()
    messages.success(request, _("%(name)s updated.") % {"name": exercise})
    return redirect(exercise)


def _changed(
    request: AuthenticatedRequest, form: OwnEditForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "squad": form.squad,
        "address": form.instance.address,
        "name": form.initial["name"],
    }
    return render(
        request, "exercises/custom_exercises/exercise_edit.html", context, status=status
    )


@require_POST
def exercise_archive(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    exercise = get_object_or_404(Exercise.objects.editable_by(request.user).at(slug))
    exercise.archive()
    undo = reverse("exercises:exercise_restore", args=[exercise.address])
    words = _("%(name)s archived.") % {"name": exercise}
    messages.success(request, words, extra_tags=f"undo:{undo}")
    return redirect(exercise)


@require_POST
def exercise_restore(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    exercise = get_object_or_404(Exercise.objects.editable_by(request.user).at(slug))
    exercise.restore()
    messages.success(request, _("%(name)s restored.") % {"name": exercise})
    return redirect(exercise)


@require_safe
@non_atomic_requests
def exercise_picture(
    request: AuthenticatedRequest, slug: str, size: str
) -> HttpResponse:
    """For the squad alone; sent again only where it has changed."""
    visible = Exercise.objects.visible_to(request.user).at(slug)
    pictures = ExercisePicture.objects.filter(exercise__in=visible)
    digest = get_object_or_404(pictures.values_list("digest", flat=True))
    etag = f'"{digest[:32]}-{size}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        content = pictures.values_list(size, flat=True).get()
        answer = HttpResponse(bytes(content), content_type="image/webp")
    answer["ETag"], answer["Cache-Control"] = etag, KEPT
    return answer
