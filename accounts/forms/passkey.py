"""The forms for passkeys: a damaged credential is a form error, not a server error."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms
from django.forms import CharField, HiddenInput, JSONField
from django.utils.translation import gettext_lazy as _

DAMAGE_ERRORS = (AttributeError, KeyError, TypeError, ValueError)
MAX_NAME_LENGTH = 80


class CredentialDecoder(json.JSONDecoder):
    """Treat numbers with too many digits and lists nested too deep as invalid JSON."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except (RecursionError, ValueError) as error:
            raise json.JSONDecodeError("Damaged", "", 0) from error


def credential_field() -> JSONField:
    return JSONField(widget=HiddenInput, decoder=CredentialDecoder)


@contextmanager
def _refuse_damaged() -> Iterator[None]:
    try:
        yield
    except DAMAGE_ERRORS as error:
        raise get_adapter().validation_error("incorrect_code") from error


class AddPasskeyForm(forms.AddWebAuthnForm):
    """Add a passkey that replaces the password, or one for the second step only."""

    name = CharField(
        label=_("Name"),
        help_text=_("So you can tell your passkeys apart."),
        max_length=MAX_NAME_LENGTH,
        required=False,
    )
    credential = credential_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _(
            "Sign in with this passkey alone, without a password"
        )
        self.fields["passwordless"].help_text = _(
            "Asks for your fingerprint, face or PIN. Untick to use this passkey only "
            "after your password."
        )

    def clean(self) -> dict[str, Any]:
        with _refuse_damaged():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class EditPasskeyForm(forms.EditWebAuthnForm):
    name = CharField(max_length=MAX_NAME_LENGTH)


class LoginPasskeyForm(forms.LoginWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _refuse_damaged():
            return super().clean_credential()


class SecondStepPasskeyForm(forms.AuthenticateWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _refuse_damaged():
            return super().clean_credential()


class ReauthenticatePasskeyForm(forms.ReauthenticateWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _refuse_damaged():
            return super().clean_credential()
