"""Add an exercise to a plan and remove it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import AuthenticatedRequest
from exercises.models import Exercise
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from training.models import PlanItem
from training.plans.item_form import PlanItemForm


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def plan_item_create(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    offered = Exercise.objects.offered_to(request.user)
    exercise = get_object_or_404(offered.at(slug))
    if request.method == "POST":
        return _add(request, exercise)
    form = PlanItemForm(exercise=exercise, user=request.user)
    return _render_form(request, form)


def _add(request: AuthenticatedRequest, exercise: Exercise) -> HttpResponse:
    items = PlanItem.objects.editable_by(request.user).filter(exercise=exercise)
    existing = find_existing(items.select_related("plan"), request.POST, field="key")
    form = PlanItemForm(
        request.POST, exercise=exercise, user=request.user, existing=existing
    )
    if existing:
        if is_replay(form):
            return redirect(existing.plan)
        return _render_form(request, reject_changed_resend(form), status=409)
    if form.is_valid():
        item = form.add_to_plan(today=timezone.localdate())
        messages.success(request, _("%(name)s added to the plan.") % {"name": exercise})
        return redirect(item.plan)
    return _render_form(request, form, status=422)


def _render_form(
    request: AuthenticatedRequest, form: PlanItemForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "exercise": form.exercise}
    return render(request, "training/plans/plan_item_form.html", context, status=status)


@require_POST
def plan_item_remove(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Remove an exercise from a current plan. Its logged sets stay in the log."""
    item = get_object_or_404(PlanItem.objects.for_change(request.user), pk=pk)
    if item.plan.ended_on:
        return _refuse_ended(request, item)
    item.delete_by(request.user)
    message = _("%(name)s removed from the plan.") % {"name": item.exercise}
    undo = reverse("training:plan_item_restore", args=[pk])
    messages.success(request, message, extra_tags=f"undo:{undo}")
    return redirect(item.plan)


@require_POST
def plan_item_restore(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(PlanItem.objects.for_change(request.user), pk=pk)
    if item.plan.ended_on:
        return _refuse_ended(request, item)
    if item.is_there_again:
        message = _("%(name)s is already back in the plan.") % {"name": item.exercise}
        messages.error(request, message)
        return redirect(item.plan)
    item.restore()
    messages.success(
        request, _("%(name)s restored to the plan.") % {"name": item.exercise}
    )
    return redirect(item.plan)


def _refuse_ended(request: AuthenticatedRequest, item: PlanItem) -> HttpResponse:
    messages.error(request, _("This plan has ended, so it can't be changed."))
    return redirect(item.plan)
