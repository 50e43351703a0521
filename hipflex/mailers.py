"""Where mail goes: to files until EMAIL_URL names a mail server."""

from pathlib import Path
from typing import Any

FILES = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
SMTP_OPTIONS = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
}
SMTP_TIMEOUT_S = 10


def mailers(server: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """Return Django's MAILERS for a parsed EMAIL_URL; an empty one means files."""
    if server.get("EMAIL_BACKEND") != SMTP:
        return {"default": {"BACKEND": FILES, "OPTIONS": {"file_path": str(folder)}}}
    options = {name: server[key] for name, key in SMTP_OPTIONS.items()}
    options["timeout"] = SMTP_TIMEOUT_S
    return {"default": {"BACKEND": SMTP, "OPTIONS": options}}
