"""The admin is for site owners who signed in with a second factor."""

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.contrib.admin import AdminSite
from django.http import HttpRequest


class OwnerAdminSite(AdminSite):
    site_header = "HipFlex"
    site_title = "HipFlex"

    def has_permission(self, request: HttpRequest) -> bool:
        owner = request.user.is_active and request.user.is_superuser
        return owner and _used_second_factor(request)


def _used_second_factor(request: HttpRequest) -> bool:
    methods = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    return any(method["method"] == "mfa" for method in methods)
