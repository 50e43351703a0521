"""The admin, for site owners who signed in with a second factor."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib import messages
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


class OwnerAdminSite(AdminSite):
    site_header = "HipFlex"
    site_title = "HipFlex"

    def has_permission(self, request: HttpRequest) -> bool:
        return _is_owner(request) and _used_second_factor(request)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Redirect to the product's own sign-in, which asks for the second factor."""
        if self.has_permission(request):
            return redirect("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(reverse("admin:index"))
        if not _is_owner(request):
            raise Http404
        message = _(
            "These pages need two-step sign-in. Add a passkey or an authenticator app, "
            "then sign in with it."
        )
        messages.info(request, message)
        return redirect("mfa_index")


class FactAdmin(ModelAdmin):
    """Read-only admin of rows that record what was done, measured or agreed."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _is_owner(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


def _used_second_factor(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)
