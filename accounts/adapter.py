"""The adapters that allauth calls."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.sites.shortcuts import get_current_site
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.sign_in import BOTH, COACHES
from accounts.models import User

log = logging.getLogger("hipflex.security")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already your email address."),
        "email_password_mismatch": _("That email address and password don't match."),
        "email_taken": _(
            "There's already an account with this email address. Sign in instead."
        ),
        "enter_current_password": _("That isn't your current password."),
        "incorrect_password": _("That isn't the right password."),
        "rate_limited": _("Too many attempts. Wait a minute, then try again."),
        "too_many_login_attempts": _(
            "Too many sign-in attempts. Wait five minutes, or use a passkey."
        ),
    }

    def save_user(
        self, request: HttpRequest, user: User, form: Any, commit: bool = True
    ) -> User:
        user.display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        if request.POST.get("role") in (COACHES, BOTH):
            return resolve_url("accounts:squad_create")
        return super().get_signup_redirect_url(request)

    def is_safe_url(self, url: str | None) -> bool:
        # A relative address is safe too, but leads to no page.
        return bool(url and url.startswith("/") and super().is_safe_url(url))

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the client's address, or the proxy's where there are too few proxies.

        Rate limits are then shared by everyone behind that proxy, but all can sign in.
        The log names the setting to change.
        """
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:
            log.warning("event=fewer_proxies setting=TRUSTED_PROXIES")
            return request.META["REMOTE_ADDR"]

    def send_mail(self, template_prefix: str, email: str, context: Any) -> None:
        site = get_current_site(self.request)
        base_context = {"request": self.request, "email": email, "current_site": site}
        message = self.render_mail(template_prefix, email, base_context | context)
        # No mail about changes that are rolled back, and no rollback if sending fails.
        transaction.on_commit(message.send, robust=True)

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        # By address too: otherwise a stranger could lock the account.
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _(
            "Switch off two-step sign-in first, then change your email address."
        ),
        "incorrect_code": _("That code isn't right. Try again with a new one."),
        "unverified_email": _(
            "Confirm your email address first: open the link we sent you."
        ),
    }

    def generate_authenticator_name(
        self,
        user: User,
        type: Authenticator.Type,  # noqa: A002
    ) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)d") % {"number": count + 1}
