"""Squads: the page for coaches, create, edit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.squad import SquadCreateForm, SquadForm
from accounts.models import Squad
from accounts.requests import AuthenticatedRequest
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def coach_start(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/squads/coach_start.html")


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def squad_create(request: AuthenticatedRequest) -> HttpResponse:
    led = Squad.objects.led_by(request.user)
    squad = find_existing(led, request.POST, field="key")
    data = request.POST if request.method == "POST" else None
    form = SquadCreateForm(data, instance=squad, head_coach=request.user)
    if squad and is_replay(form):
        return redirect(squad)
    if squad:
        return _render_create_form(request, reject_changed_resend(form), 409)
    if form.is_valid():
        messages.success(request, _("Squad created. Now add your athletes."))
        return redirect(form.save())
    return _render_create_form(request, form, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def squad_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    led = Squad.objects.led_by(request.user)
    if request.method != "POST":
        squad = get_object_or_404(led, pk=pk)
        return _render_form(request, squad, SquadForm(instance=squad))
    squad = get_object_or_404(led.select_for_update(), pk=pk)
    form = SquadForm(request.POST, instance=squad)
    if form.is_stale:
        return _render_form(request, squad, form.with_saved_values(), 409)
    if not form.is_valid():
        return _render_form(request, squad, form, 422)
    form.save()
    messages.success(request, _("Squad renamed."))
    return redirect("accounts:squad_edit", squad.pk)


def _render_form(
    request: AuthenticatedRequest, squad: Squad, form: SquadForm, status: int = 200
) -> HttpResponse:
    if form.is_bound:
        # The page still shows the squad's saved name, not the one with an error.
        squad.refresh_from_db()
    context = {
        "squad": squad,
        "form": form,
        "staff": squad.staff.for_page(),
        "open_count": squad.invitations.open().filter(athlete=None).count(),
    }
    return render(request, "accounts/squads/squad_edit.html", context, status=status)


def _render_create_form(
    request: HttpRequest, form: SquadCreateForm, status: int = 200
) -> HttpResponse:
    return render(
        request, "accounts/squads/squad_create.html", {"form": form}, status=status
    )
