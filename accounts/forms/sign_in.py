"""The forms for sign-up, sign-in and passwords."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.utils import get_next_redirect_url
from allauth.core import context
from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, User

EMAIL = _("Email address")
PASSWORD_HINT = _("At least 12 characters. A few words in a row work well.")
TRAINS, COACHES, BOTH = "train", "coach", "both"
ROLES = ((TRAINS, _("I train")), (COACHES, _("I coach")), (BOTH, _("Both")))


def _is_invited() -> bool:
    """Whether the sign-up page was reached from an invitation."""
    target = get_next_redirect_url(context.request) or ""
    return target.startswith(reverse("accounts:invitation_enter"))


def _role_of_link() -> str:
    role: str = context.request.GET.get("role", "")
    return role if role in dict(ROLES) else TRAINS


class SignupForm(account_forms.SignupForm):
    """Sign up with name, email and one password; an invitation replaces the role."""

    display_name = forms.CharField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    role = forms.ChoiceField(
        label=_("What brings you here"),
        choices=ROLES,
        initial=_role_of_link,
        widget=forms.RadioSelect,
        required=True,
    )
    field_order = ("role", "display_name", "email", "password1")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = EMAIL
        self.fields["password1"].help_text = PASSWORD_HINT
        if _is_invited():
            del self.fields["role"]

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        if self.cleaned_data.get("role") in (TRAINS, BOTH):
            Athlete.objects.create_for(user)


class LoginForm(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = EMAIL
        self.fields["password"].help_text = ""
        self.fields["remember"].label = _("Stay signed in on this device")
        self.fields["remember"].initial = True


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = EMAIL


class NewEmailForm(account_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New email address")


class ChangePasswordForm(account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_passwords(self)
        self.fields["oldpassword"].label = _("Current password")
        self.fields["oldpassword"].help_text = ""


class FirstPasswordForm(account_forms.SetPasswordForm):
    """Set a first password, for users who sign in with a passkey only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_passwords(self)


class NewPasswordForm(account_forms.ResetPasswordKeyForm):
    """Set a new password, after a link sent by email."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label_passwords(self)


def _label_passwords(form: forms.Form) -> None:
    form.fields["password1"].label = _("New password")
    form.fields["password1"].help_text = PASSWORD_HINT
    form.fields["password2"].label = _("New password again")
