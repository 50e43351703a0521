"""Squads: the page for coaches, making one, changing one."""

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
    is_replay,
    refuse_other_content,
    twice_if_raced,
    written_before,
)
from hipflex.http.caching import NO_ROWS, kept_for_visitors


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors(NO_ROWS)
def coach_start(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/squads/coach_start.html")


@require_http_methods(["GET", "HEAD", "POST"])
@twice_if_raced
def squad_create(request: AuthenticatedRequest) -> HttpResponse:
    own = Squad.objects.led_by(request.user)
    squad = written_before(own, request.POST, field="key")
    posted = request.POST if request.method == "POST" else None
    form = SquadCreateForm(posted, instance=squad, head=request.user)
    if squad and is_replay(form):
        return redirect(squad)
    if squad:
        return _ask(request, refuse_other_content(form), 409)
    if form.is_valid():
        messages.success(request, _("Squad created. Now add your athletes."))
        return redirect(form.save())
    return _ask(request, form, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def squad_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    led = Squad.objects.led_by(request.user)
    if request.method != "POST":
        squad = get_object_or_404(led, pk=pk)
        return _change(request, squad, SquadForm(instance=squad))
    squad = get_object_or_404(led.select_for_update(), pk=pk)
    form = SquadForm(request.POST, instance=squad)
    if form.is_stale:
        return _change(request, squad, form.with_saved_values(), 409)
    if not form.is_valid():
        return _change(request, squad, form, 422)
    form.save()
    messages.success(request, _("Squad renamed."))
    return redirect("accounts:squad_edit", squad.pk)


def _change(
    request: AuthenticatedRequest, squad: Squad, form: SquadForm, status: int = 200
) -> HttpResponse:
    if form.is_bound:
        # The page goes on naming the squad, not what was refused.
        squad.refresh_from_db()
    context = {
        "squad": squad,
        "form": form,
        "posts": squad.staff.for_page(),
        "open_count": squad.invitations.open().filter(athlete=None).count(),
    }
    return render(request, "accounts/squads/squad_edit.html", context, status=status)


def _ask(
    request: HttpRequest, form: SquadCreateForm, status: int = 200
) -> HttpResponse:
    return render(
        request, "accounts/squads/squad_create.html", {"form": form}, status=status
    )
