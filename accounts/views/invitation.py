"""Invitations: making, showing, revoking and accepting one."""

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
from hipflex.forms.replay import refuse_other_content, twice_if_raced

# More than one page shows; a squad that needs more revokes old ones first.
LISTED = 50
WRONG_CODES = {"wrong_code": "10/m/ip"}


@require_http_methods(["GET", "HEAD", "POST"])
@twice_if_raced
def invitation_create_athlete(
    request: AuthenticatedRequest, athlete_pk: int
) -> HttpResponse:
    """The open invitation for an athlete, or the button that makes it."""
    athletes = Athlete.objects.coached_by(request.user)
    if request.method == "POST":
        # Locked, so that two requests at once do not make two invitations.
        athletes = athletes.select_for_update()
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    rows = Invitation.objects.managed_by(request.user).filter(athlete=athlete)
    invitation = rows.open().for_page().first()
    if request.method == "POST" and not invitation and athlete.user_id is None:
        squads = Squad.objects.open_to_athletes_of(request.user)
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
@twice_if_raced
def invitation_create_staff(
    request: AuthenticatedRequest, squad_pk: int
) -> HttpResponse:
    squad = get_object_or_404(Squad.objects.led_by(request.user), pk=squad_pk)
    posted = request.POST if request.method == "POST" else None
    form = StaffInvitationForm(posted, squad=squad, maker=request.user)
    status = 200 if posted is None else 422
    if form.is_valid():
        invitation = form.save()
        if invitation.role == form.cleaned_data["role"]:
            return redirect("accounts:invitation_create_staff", squad.pk)
        form, status = refuse_other_content(form), 409
    waiting = squad.invitations.open().filter(athlete=None).for_page()
    context = {
        "squad": squad,
        "form": form,
        "invitations": waiting[:LISTED],
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
    """For who was told a code rather than sent a link."""
    if request.method != "POST":
        return _ask_code(request, CodeForm())
    if not _may_guess(request):
        return ratelimit.respond_429(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        _count_guess(request)
        return _ask_code(request, form, 422)
    return redirect("accounts:invitation_accept", form.cleaned_data["code"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def invitation_accept(request: HttpRequest, code: str) -> HttpResponse:
    """What accepting would do; signed-out people are sent to sign in and back."""
    if not _may_guess(request):
        return ratelimit.respond_429(request)
    if request.method == "POST":
        return _accept(request, code)
    invitation = _with_code(code).open().first()
    if invitation is None:
        return _refuse_code(request, code)
    return _show(request, invitation)


def _with_code(code: str) -> InvitationQuerySet:
    return Invitation.objects.for_page().filter(code=clean_code(code))


def _accept(request: HttpRequest, code: str) -> HttpResponse:
    if not isinstance(request.user, User):
        return redirect_to_login(request.path)
    # Locked, so that two people cannot use one code at once.
    invitation = _with_code(code).select_for_update(of=("self",)).first()
    is_replay = invitation and invitation.accepted_by_id == request.user.pk
    if invitation is None or not (is_replay or invitation.is_open):
        return _refuse_code(request, code)
    if not is_replay:
        if invitation.obstacle_for(request.user):
            return _show(request, invitation, 409)
        invitation.accept(request.user)
        facts = {"user": request.user.pk, "invitation": invitation.pk}
        record("invitation_accepted", **facts)
        text = _("Welcome to %(squad)s.") % {"squad": invitation.squad}
        messages.success(request, text)
    return redirect(_what_was_given(invitation))


def _what_was_given(invitation: Invitation) -> str | Squad:
    return invitation.squad if invitation.role else "training:today"


def _show(
    request: HttpRequest, invitation: Invitation, status: int = 200
) -> HttpResponse:
    user = request.user
    obstacle = invitation.obstacle_for(user) if isinstance(user, User) else ""
    context = {"invitation": invitation, "obstacle": obstacle}
    page = "accounts/invitations/invitation_accept.html"
    return render(request, page, context, status=status)


def _refuse_code(request: HttpRequest, code: str) -> HttpResponse:
    _count_guess(request)
    return _ask_code(request, CodeForm.refused(code), 404)


def _ask_code(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    context = {"form": form}
    page = "accounts/invitations/invitation_enter.html"
    return render(request, page, context, status=status)


def _may_guess(request: HttpRequest) -> bool:
    return _consume(request, dry_run=True)


def _count_guess(request: HttpRequest) -> None:
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
