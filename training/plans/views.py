from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from assessments.results.result import Result
from exercises.models import Exercise
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from training.models import Plan
from training.plans.form import PlanStartForm
from training.plans.proposal import latest_result, plan_from, plan_items_from

PLANS_PER_PAGE: Final = 30


@require_safe
def plan_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the current plans that the user can see, or the past ones."""
    visible = Plan.objects.visible_to(request.user).for_list()
    ended = request.GET.get("ended") == "1"
    plans = Paginator(visible.ended() if ended else visible.active(), PLANS_PER_PAGE)
    context = {"page": plans.get_page(request.GET.get("page")), "ended": ended}
    return render(request, "training/plans/plan_list.html", context)


@require_safe
def plan_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.for_detail(request.user), pk=pk)
    is_own = plan.athlete_id == request.user.own_athlete_id
    exercises = [item.exercise for item in plan.items.all()]
    closed = Exercise.objects.closed_to(request.user, exercises)
    context = {"plan": plan, "is_own": is_own, "closed": closed}
    return render(request, "training/plans/plan_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def plan_propose(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.editable_by(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    result = latest_result(athlete.pk)
    if request.method == "POST":
        return _start(request, athlete, result)
    form = PlanStartForm(athlete=athlete, result=result)
    return _render_form(request, form)


def _start(
    request: AuthenticatedRequest, athlete: Athlete, result: Result | None
) -> HttpResponse:
    plans = Plan.objects.editable_by(request.user)
    started = find_existing(plans, request.POST, field="key")
    form = PlanStartForm(request.POST, athlete=athlete, result=result, started=started)
    if started:
        if started.athlete_id == athlete.pk and is_replay(form):
            return redirect(started)
        return _render_form(request, reject_changed_resend(form), status=409)
    if form.is_valid():
        plan = form.save(today=timezone.localdate(), assigned_by=request.user)
        messages.success(request, _("Plan started."))
        return redirect(plan)
    return _render_form(request, form, status=422)


def _render_form(
    request: AuthenticatedRequest, form: PlanStartForm, *, status: int = 200
) -> HttpResponse:
    athlete, result = form.athlete, form.result
    context: dict[str, Any] = {
        "athlete": athlete,
        "result": result,
        "form": form,
        "is_own": athlete.pk == request.user.own_athlete_id,
    }
    if result:
        plan = plan_from(result, athlete=athlete, today=timezone.localdate())
        context |= {"plan": plan, "items": plan_items_from(result, plan=plan)}
    return render(request, "training/plans/plan_propose.html", context, status=status)


@require_POST
def plan_end(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """End the plan. A plan that has ended keeps its first end date."""
    plan = get_object_or_404(Plan.objects.editable_by(request.user), pk=pk)
    if plan.ended_on is None:
        plan.end(timezone.localdate())
        messages.success(request, _("Plan ended."))
    return redirect(plan)
