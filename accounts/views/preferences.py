"""The start page, preferences, the theme and the menu."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.preferences import PreferencesForm, ThemeForm
from accounts.models import User
from accounts.requests import AuthenticatedRequest
from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors

YEAR_S = 60 * 60 * 24 * 365


@require_safe
def start(request: AuthenticatedRequest) -> HttpResponse:
    """Redirect to the user's training or squads, or offer both to new users."""
    if request.user.is_athlete:
        return redirect("training:today")
    if request.user.is_coach:
        return redirect("training:squad_list")
    return render(request, "accounts/preferences/start.html")


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def more(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/preferences/more.html")


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: AuthenticatedRequest) -> HttpResponse:
    if request.method != "POST":
        return _render_form(request, PreferencesForm(instance=request.user))
    # A copy of its own: after an error the page still shows the saved name.
    user = User.objects.select_for_update().get(pk=request.user.pk)
    form = PreferencesForm(request.POST, instance=user)
    if form.is_stale:
        return _render_form(request, form.with_saved_values(), status=409)
    if not form.is_valid():
        return _render_form(request, form, status=422)
    form.save()
    messages.success(request, _("Preferences saved."))
    return redirect("accounts:preferences")


def _render_form(
    request: AuthenticatedRequest, form: PreferencesForm, *, status: int = 200
) -> HttpResponse:
    return render(
        request, "accounts/preferences/preferences.html", {"form": form}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def theme_set(request: HttpRequest) -> HttpResponse:
    """Set the theme of the account and of this device.

    It has a page of its own: a form on every page would set a cookie for everyone.
    """
    if request.method != "POST":
        context = {"themes": User.Theme.choices, "next": request.GET.get("next", "")}
        return render(request, "accounts/preferences/theme.html", context)
    form = ThemeForm(request.POST)
    if not form.is_valid():
        raise BadRequest("No such theme.")
    return _set_theme(request, form.cleaned_data["theme"])


def _set_theme(request: HttpRequest, theme: str) -> HttpResponse:
    if request.user.is_authenticated:
        request.user.theme = theme
        request.user.save(update_fields=["theme"])
    response = redirect(_next_url(request))
    response.set_cookie(
        "theme",
        theme,
        max_age=YEAR_S,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
    return response


def _next_url(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    # Without a slash `redirect` would take it for a view's name.
    is_path = target.startswith("/")
    safe = is_path and url_has_allowed_host_and_scheme(target, {request.get_host()})
    return target if safe else "home"
