"""Athletes: add, show, edit, leave a squad, withdraw consent."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.forms.athlete import AthleteCreateForm, AthleteForm
from accounts.models import Athlete, Membership, Squad
from accounts.requests import AuthenticatedRequest
from accounts.security_log import record
from accounts.units import from_cm
from hipflex.forms.fields import plain
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)

# In the session: only the user who ended a membership can restore it.
ENDED_KEY = "ended_memberships"


@require_POST
@retry_after_race
def athlete_start(request: AuthenticatedRequest) -> HttpResponse:
    """Create the record of a user who signed up without one."""
    if not Athlete.objects.filter(user=request.user).exists():
        Athlete.objects.create_for(request.user)
    return redirect("training:today")


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def athlete_create(request: AuthenticatedRequest, squad_pk: int) -> HttpResponse:
    squads = Squad.objects.editable_by(request.user)
    squad = get_object_or_404(squads, pk=squad_pk)
    members = Athlete.objects.in_squad(squad)
    athlete = find_existing(members, request.POST, field="key")
    data = request.POST if request.method == "POST" else None
    form = AthleteCreateForm(data, instance=athlete, squad=squad, editor=request.user)
    if athlete and is_replay(form):
        return redirect(athlete)
    if athlete:
        return _render_create_form(request, reject_changed_resend(form), squad, 409)
    if form.is_valid():
        athlete = form.save()
        messages.success(request, _("%(name)s added.") % {"name": athlete})
        return redirect(athlete)
    return _render_create_form(request, form, squad, 422 if form.is_bound else 200)


@require_safe
def athlete_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    athletes = Athlete.objects.visible_to(request.user).for_profile(request.user)
    athlete = get_object_or_404(athletes, pk=pk)
    unit = request.user.length_unit
    height = athlete.stature_cm and plain(from_cm(athlete.stature_cm, unit))
    context = {
        "athlete": athlete,
        "is_own": athlete.pk == request.user.own_athlete_id,
        "height": height,
        "memberships": athlete.memberships.for_profile(),
        "endable": set(
            athlete.memberships.endable_by(request.user).values_list("pk", flat=True)
        ),
        "consent": athlete.consents.active().first(),
        "invitation": athlete.invitations.open().first(),
    }
    return render(request, "accounts/athletes/athlete_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def athlete_edit(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    editable = Athlete.objects.editable_by(request.user)
    if request.method != "POST":
        athlete = get_object_or_404(editable, pk=pk)
        return _render_form(request, AthleteForm(instance=athlete, editor=request.user))
    athlete = get_object_or_404(editable.select_for_update(of=("self",)), pk=pk)
    form = AthleteForm(request.POST, instance=athlete, editor=request.user)
    if form.is_stale:
        return _render_form(request, form.with_saved_values(), 409)
    if not form.is_valid():
        return _render_form(request, form, 422)
    form.save()
    messages.success(request, _("Profile saved."))
    return redirect(athlete)


def _render_form(
    request: AuthenticatedRequest, form: AthleteForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "pk": form.instance.pk}
    return render(
        request, "accounts/athletes/athlete_edit.html", context, status=status
    )


@require_POST
def membership_end(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """End a membership; ending it again keeps the first day."""
    ended = request.session.get(ENDED_KEY, [])
    rows = Membership.objects.endable_by(request.user, ended=ended)
    membership = get_object_or_404(rows.select_related("athlete", "squad"), pk=pk)
    if membership.left_on is None:
        membership.end(timezone.localdate())
        request.session[ENDED_KEY] = [*ended, pk]
        record("athlete_left_squad", by=request.user.pk, membership=pk)
    params = {"name": membership.athlete, "squad": membership.squad}
    undo = reverse("accounts:membership_restore", args=[pk])
    message = _("%(name)s left %(squad)s.") % params
    messages.success(request, message, extra_tags=f"undo:{undo}")
    if membership.athlete_id == request.user.own_athlete_id:
        return redirect(membership.athlete)
    return redirect(membership.squad)


@require_POST
def membership_restore(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    ended = set(request.session.get(ENDED_KEY, []))
    rows = Membership.objects.restorable().filter(pk__in=ended)
    membership = get_object_or_404(rows.select_related("athlete"), pk=pk)
    membership.restore()
    record("athlete_back_in_squad", by=request.user.pk, membership=pk)
    messages.success(
        request, _("%(name)s is back in the squad.") % {"name": membership.athlete}
    )
    return redirect(membership.athlete)


@require_http_methods(["GET", "HEAD", "POST"])
def consent_withdraw(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    athletes = Athlete.objects.consent_managed_by(request.user)
    athlete = get_object_or_404(athletes, pk=pk)
    is_own = athlete.pk == request.user.own_athlete_id
    if request.method == "POST":
        athlete.withdraw_consent(timezone.localdate())
        record("consent_withdrawn", by=request.user.pk, athlete=athlete.pk)
        messages.success(
            request, _("Consent withdrawn. No squad can see this record any more.")
        )
        return redirect(athlete if is_own else "training:squad_list")
    memberships = athlete.memberships.for_profile()
    context = {"athlete": athlete, "is_own": is_own, "memberships": memberships}
    return render(request, "accounts/athletes/consent_withdraw.html", context)


def _render_create_form(
    request: AuthenticatedRequest, form: BaseForm, squad: Squad, status: int = 200
) -> HttpResponse:
    context = {"form": form, "squad": squad}
    return render(
        request, "accounts/athletes/athlete_create.html", context, status=status
    )
