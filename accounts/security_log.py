"""One log line for each security event, with ids only: no names, no addresses."""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_login_failed
from django.dispatch import Signal, receiver

from accounts.models import User

log = logging.getLogger("hipflex.security")

EVENTS: dict[Signal, str] = {
    account.user_signed_up: "signed_up",
    account.user_logged_in: "login_ok",
    account.password_changed: "password_changed",
    account.password_reset: "password_reset",
    account.email_changed: "email_changed",
    mfa.authenticator_added: "authenticator_added",
    mfa.authenticator_removed: "authenticator_removed",
    mfa.authentication_failed: "second_factor_failed",
}


def record(event: str, **ids: Any) -> None:
    """Log an event: `record("role_changed", by=1, staff=2, role="coach")`."""
    pairs = " ".join(f"{name}={value}" for name, value in ids.items())
    log.info("event=%s %s", event, pairs)


@receiver(list(EVENTS))
def record_event(signal: Signal, user: User, **kwargs: Any) -> None:
    record(EVENTS[signal], user=user.pk)


@receiver(user_login_failed)
def record_failed_login(**kwargs: Any) -> None:
    log.warning("event=login_failed")
