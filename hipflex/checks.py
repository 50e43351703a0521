"""Deployment checks beside Django's own."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.csp import CSP

UNSAFE = {CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL, CSP.NONCE, "*"}


def strict_content_policy(**kwargs: Any) -> list[CheckMessage]:
    """Check that the content policy starts from 'none' and allows nothing inline."""
    policy: dict[str, list[str]] = getattr(settings, "SECURE_CSP", {}) or {}
    errors: list[CheckMessage] = []
    if policy.get("default-src") != [CSP.NONE]:
        errors.append(
            Error("SECURE_CSP must start from default-src 'none'.", id="hipflex.E001")
        )
    for directive, sources in policy.items():
        if UNSAFE & set(sources):
            message = f"SECURE_CSP's {directive} allows more than it should."
            errors.append(Error(message, id="hipflex.E002"))
    return errors
