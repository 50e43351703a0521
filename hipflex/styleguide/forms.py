"""The form on the page of all components; a pattern for real ones."""

from typing import Self

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from hipflex.forms.layout import Chips, Segmented, Stepper
from hipflex.forms.widgets import DecimalInput


class ComponentsForm(forms.Form):
    """One field of each kind."""

    reps = forms.IntegerField(
        label=_("Reps"), min_value=1, max_value=50, widget=DecimalInput
    )
    load = forms.DecimalField(
        label=_("Load, kg"),
        max_value=300,
        widget=DecimalInput,
        required=False,
        help_text=_("Leave blank for bodyweight."),
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=[
            ("cleared", _("Cleared")),
            ("not_yet", _("Not cleared")),
            ("range", _("Out of range")),
        ],
        widget=forms.RadioSelect,
    )
    seen = forms.MultipleChoiceField(
        label=_("Faults seen"),
        choices=[
            ("slouch", _("Slouch")),
            ("squirm", _("Squirm")),
            ("hands", _("Hands")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    email = forms.EmailField(
        label=_("Email address"), help_text=_("Only to send you a link.")
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("kg", _("Kilograms")), ("lb", _("Pounds"))]
    )
    present = forms.BooleanField(label=_("A coach is present"))

    @classmethod
    def refused(cls) -> Self:
        """The same form as it comes back when something is wrong."""
        data = {"refused-reps": "80", "refused-email": "maja", "refused-unit": "kg"}
        return cls(data, prefix="refused")

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            Stepper("reps", big=True, last="9"),
            Stepper("load", step="0.5"),
            Segmented("result"),
            Chips("seen"),
            "email",
            "unit",
            "present",
        )
        return helper
