"""The forms that a passkey is sent with: what is damaged is refused, and no error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms
from django.utils.translation import gettext_lazy as _

DAMAGED = (AttributeError, KeyError, TypeError, ValueError)


@contextmanager
def _damaged_is_refused() -> Iterator[None]:
    try:
        yield
    except DAMAGED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class AddPasskeyForm(forms.AddWebAuthnForm):
    """A passkey that signs in alone, unless someone wants a mere second step."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("To tell it from your other passkeys.")
        self.fields["name"].max_length = 80
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = _("Sign in with it alone, no password")
        self.fields["passwordless"].help_text = _(
            "Asks for your finger, face or PIN. Untick for a key that only comes"
            " after the password."
        )

    def clean(self) -> dict[str, Any]:
        with _damaged_is_refused():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class LoginPasskeyForm(forms.LoginWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()


class SecondStepPasskeyForm(forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()


class ReauthenticatePasskeyForm(forms.ReauthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        with _damaged_is_refused():
            return super().clean_credential()
