"""What Django's own deployment check leaves out."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.csp import CSP

LOOSE = {CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL, CSP.NONCE, "*"}


def strict_content_policy(**kwargs: Any) -> list[CheckMessage]:
    """A policy must exist, start from nothing and allow nothing inline."""
    policy: dict[str, list[str]] = getattr(settings, "SECURE_CSP", {}) or {}
    problems: list[CheckMessage] = []
    if policy.get("default-src") != [CSP.NONE]:
        problems.append(
            Error("SECURE_CSP must start from default-src 'none'.", id="hipflex.E001")
        )
    for directive, sources in policy.items():
        if LOOSE & set(sources):
            message = f"SECURE_CSP's {directive} allows more than it should."
            problems.append(Error(message, id="hipflex.E002"))
    return problems
