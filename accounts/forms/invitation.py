"""The form for the code of an invitation."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation
from accounts.models.invitation import clean_code

UNKNOWN_CODE = _(
    "No open invitation has this code. It may have been used, expired or mistyped. "
    "Check it, or ask for a new one."
)


class CodeForm(forms.Form):
    """Enter the code of an invitation; spaces, hyphens and small letters are fine."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Ten letters and digits, from your coach."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout("code")
        return helper

    def clean_code(self) -> str:
        code = clean_code(self.cleaned_data["code"])
        if not Invitation.objects.open().filter(code=code).exists():
            raise forms.ValidationError(UNKNOWN_CODE)
        return code

    @classmethod
    def refused(cls, code: str) -> Any:
        """Return the form with its error, for a link that has expired."""
        form = cls({"code": code})
        form.full_clean()
        return form
