"""Invitations: create, show, revoke and accept."""

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.invitation import CodeForm
from accounts.forms.squad import StaffInvitationForm
from accounts.models import Athlete, Invitation, Squad, User
from accounts.models.invitation import InvitationQuerySet, clean_code
from accounts.requests import AuthenticatedRequest
from accounts.security_log import record
from hipflex.forms.replay import reject_changed_resend, retry_after_race

# A squad with more open invitations has to revoke old ones first.
MAX_LISTED = 50
WRONG_CODES = {"wrong_code": "10/m/ip"}


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def invitation_create_athlete(
    request: AuthenticatedRequest, athlete_pk: int
) -> HttpResponse:
    """Show an athlete's open invitation, or create it."""
    athletes = Athlete.objects.coached_by(request.user)
    if request.method == "POST":
        # Lock the row: two requests at the same time must not create two invitations.
        athletes = athletes.select_for_update()
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    rows = Invitation.objects.managed_by(request.user).filter(athlete=athlete)
    invitation = rows.open().for_page().first()
    if request.method == "POST" and not invitation and athlete.user_id is None:
        squads = Squad.objects.editable_by(request.user)
        squad = squads.with_athlete(athlete).earliest("pk")
        athlete.invitations.create(squad=squad, created_by=request.user)
    if request.method == "POST":
        return redirect("accounts:invitation_create_athlete", athlete.pk)
    link = invitation and request.build_absolute_uri(invitation.get_absolute_url())
    context = {"athlete": athlete, "invitation": invitation, "link": link}
    return render(
        request, "accounts/invitations/invitation_create_athlete.html", context
    )


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def invitation_create_staff(
    request: AuthenticatedRequest, squad_pk: int
) -> HttpResponse:
    squad = get_object_or_404(Squad.objects.led_by(request.user), pk=squad_pk)
    data = request.POST if request.method == "POST" else None
    form = StaffInvitationForm(data, squad=squad, created_by=request.user)
    status = 200 if data is None else 422
    if form.is_valid():
        invitation = form.save()
        if invitation.role == form.cleaned_data["role"]:
            return redirect("accounts:invitation_create_staff", squad.pk)
        form, status = reject_changed_resend(form), 409
    open_invitations = squad.invitations.open().filter(athlete=None).for_page()
    context = {
        "squad": squad,
        "form": form,
        "invitations": open_invitations[:MAX_LISTED],
        "site": request.build_absolute_uri("/")[:-1],
    }
    page = "accounts/invitations/invitation_create_staff.html"
    return render(request, page, context, status=status)


@require_POST
def invitation_revoke(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    rows = Invitation.objects.managed_by(request.user).filter(accepted_at=None)
    invitation = get_object_or_404(rows, pk=pk)
    invitation.revoke()
    messages.success(request, _("Invitation revoked. Its link no longer works."))
    if invitation.athlete_id:
        return redirect("accounts:invitation_create_athlete", invitation.athlete_id)
    return redirect("accounts:invitation_create_staff", invitation.squad_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def invitation_enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code of an invitation, for those without a link."""
    if request.method != "POST":
        return _render_code_form(request, CodeForm())
    if not _can_try_code(request):
        return ratelimit.respond_429(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        _count_wrong_code(request)
        return _render_code_form(request, form, 422)
    return redirect("accounts:invitation_accept", form.cleaned_data["code"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def invitation_accept(request: HttpRequest, code: str) -> HttpResponse:
    """Show what an invitation gives, or accept it; sign-in comes in between."""
    if not _can_try_code(request):
        return ratelimit.respond_429(request)
    if request.method == "POST":
        return _accept(request, code)
    invitation = _with_code(code).open().first()
    if invitation is None:
        return _refuse_code(request, code)
    return _render_invitation(request, invitation)


def _with_code(code: str) -> InvitationQuerySet:
    return Invitation.objects.for_page().filter(code=clean_code(code))


def _accept(request: HttpRequest, code: str) -> HttpResponse:
    if not isinstance(request.user, User):
        return redirect_to_login(request.path)
    # Lock the row: two people must not use one code at the same time.
    invitation = _with_code(code).select_for_update(of=("self",)).first()
    is_replay = invitation and invitation.accepted_by_id == request.user.pk
    if invitation is None or not (is_replay or invitation.is_open):
        return _refuse_code(request, code)
    if not is_replay:
        if invitation.obstacle_for(request.user):
            return _render_invitation(request, invitation, 409)
        invitation.accept(request.user)
        ids = {"user": request.user.pk, "invitation": invitation.pk}
        record("invitation_accepted", **ids)
        message = _("Welcome to %(squad)s.") % {"squad": invitation.squad}
        messages.success(request, message)
    return redirect(_target_of(invitation))


def _target_of(invitation: Invitation) -> str | Squad:
    return invitation.squad if invitation.role else "training:today"


def _render_invitation(
    request: HttpRequest, invitation: Invitation, status: int = 200
) -> HttpResponse:
    user = request.user
    obstacle = invitation.obstacle_for(user) if isinstance(user, User) else ""
    context = {"invitation": invitation, "obstacle": obstacle}
    page = "accounts/invitations/invitation_accept.html"
    return render(request, page, context, status=status)


def _refuse_code(request: HttpRequest, code: str) -> HttpResponse:
    _count_wrong_code(request)
    return _render_code_form(request, CodeForm.refused(code), 404)


def _render_code_form(
    request: HttpRequest, form: CodeForm, status: int = 200
) -> HttpResponse:
    context = {"form": form}
    page = "accounts/invitations/invitation_enter.html"
    return render(request, page, context, status=status)


def _can_try_code(request: HttpRequest) -> bool:
    return _consume(request, dry_run=True)


def _count_wrong_code(request: HttpRequest) -> None:
    _consume(request, dry_run=False)


def _consume(request: HttpRequest, *, dry_run: bool) -> bool:
    usage = ratelimit.consume(
        request,
        app="accounts",
        action="wrong_code",
        config=WRONG_CODES,
        dry_run=dry_run,
        limit_get=True,
    )
    return usage is not None
