"""Forms for an athlete's profile and consent."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import LengthField
from accounts.models import Athlete, Squad, User
from hipflex.forms.conflicts import EditMixin
from hipflex.forms.fields import CountField
from hipflex.forms.replay import KeyField

MIN_BIRTH_YEAR = 1900
UNIT_LABELS = {
    "cm": {"height": _("Height, cm"), "thigh": _("Thigh length, cm")},
    "in": {"height": _("Height, inches"), "thigh": _("Thigh length, inches")},
}


class AthleteFactsForm(forms.ModelForm):
    """The profile of an athlete, in the length unit of the user `editor`."""

    guardian_email = forms.EmailField(
        label=_("Parent or guardian's email address"),
        required=False,
        max_length=254,
        help_text=_(
            "For athletes under 18: the adult who agreed to HipFlex keeping results."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Athlete
        fields = ["name", "birth_year", "stature_cm", "thigh_cm", "sport"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = self._active_consent()
        if self.consent:
            self.initial["guardian_email"] = self.consent.guardian_email
        self.fields["birth_year"] = CountField(
            label=_("Birth year"),
            min_value=MIN_BIRTH_YEAR,
            max_value=timezone.localdate().year,
            required=False,
        )
        self._measure_in(editor.length_unit)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(*self.fields)
        return helper

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        athlete = Athlete(birth_year=cleaned.get("birth_year"))
        minor = athlete.may_be_minor(timezone.localdate())
        if minor and cleaned.get("guardian_email") == "":
            message = _(
                "Enter the email address of the adult who agreed. It's needed for "
                "anyone under 18."
            )
            self.add_error("guardian_email", message)
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Athlete:
        athlete: Athlete = super().save(commit)
        email = self.cleaned_data["guardian_email"]
        recorded = self.consent.guardian_email if self.consent else ""
        if email != recorded:
            athlete.record_consent(email)
        return athlete

    def _active_consent(self) -> Any:
        if self.instance.pk is None:
            return None
        return self.instance.consents.active().first()

    def _measure_in(self, unit: str) -> None:
        labels = UNIT_LABELS[unit]
        self.fields["stature_cm"] = LengthField(
            low_cm=110,
            high_cm=220,
            unit=unit,
            required=False,
            label=labels["height"],
            help_text=_("Used to convert the lift from centimetres to degrees."),
        )
        self.fields["thigh_cm"] = LengthField(
            low_cm=25,
            high_cm=60,
            unit=unit,
            required=False,
            label=labels["thigh"],
            help_text=_(
                "From the bony point at the side of the hip to the knee joint. If you "
                "leave it blank, we use 0.245 × height."
            ),
        )


class AthleteForm(EditMixin, AthleteFactsForm):
    """Edit an athlete's profile."""


class AthleteCreateForm(AthleteFactsForm):
    """Add an athlete to a squad by name; no account needed."""

    key = KeyField()
    agreed = forms.BooleanField(
        label=_("They agreed to HipFlex keeping their results"),
        help_text=_("The athlete or, for anyone under 18, a parent or guardian."),
        error_messages={"required": _("Ask them first, then tick this.")},
    )

    class Meta(AthleteFactsForm.Meta):
        fields = ["name", "birth_year", "stature_cm"]

    field_order = [
        "key",
        "name",
        "birth_year",
        "stature_cm",
        "guardian_email",
        "agreed",
    ]

    def __init__(self, *args: Any, squad: Squad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.squad = squad
        del self.fields["thigh_cm"]
        self.initial["agreed"] = self.instance.pk is not None

    @transaction.atomic
    def save(self, commit: bool = True) -> Athlete:
        self.instance.key = self.cleaned_data["key"]
        athlete = super().save(commit)
        if not self.cleaned_data["guardian_email"]:
            athlete.record_consent()
        today = timezone.localdate()
        self.squad.memberships.create(athlete=athlete, joined_on=today)
        return athlete
