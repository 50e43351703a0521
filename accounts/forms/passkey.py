"""The forms that a passkey is sent with: what is damaged is refused, and no error."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms
from django.forms import CharField, HiddenInput, JSONField
from django.utils.translation import gettext_lazy as _

DAMAGED = (AttributeError, KeyError, TypeError, ValueError)
NAME_LENGTH = 80


class CredentialDecoder(json.JSONDecoder):
    """A number of too many digits and a list too deep are damaged like all else."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except (RecursionError, ValueError) as error:
            raise json.JSONDecodeError("Damaged", "", 0) from error


def credential_field() -> JSONField:
    return JSONField(widget=HiddenInput, decoder=CredentialDecoder)


@contextmanager
def _damaged_is_refused() -> Iterator[None]:
    try:
        yield
    except DAMAGED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class AddPasskeyForm(forms.AddWebAuthnForm):
    """A passkey that signs in alone, unless someone wants a mere second step."""

    name = CharField(
        label=_("Name"),
        help_text=_("So you can tell your passkeys apart."),
        max_length=NAME_LENGTH,
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
        with _damaged_is_refused():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class EditPasskeyForm(forms.EditWebAuthnForm):
    name = CharField(max_length=NAME_LENGTH)


class LoginPasskeyForm(forms.LoginWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()


class SecondStepPasskeyForm(forms.AuthenticateWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()


class ReauthenticatePasskeyForm(forms.ReauthenticateWebAuthnForm):
    credential = credential_field()

    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()
