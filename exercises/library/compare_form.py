"""The form to choose two exercises to compare."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from exercises.models import Exercise


class CompareForm(forms.Form):
    """Choose two different exercises among those that the user can see."""

    a = forms.ModelChoiceField(
        label=_("This exercise"),
        queryset=Exercise.objects.none(),
        empty_label=_("Choose an exercise"),
        to_field_name="address",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": _("Choose an exercise from the list.")},
    )
    b = forms.ModelChoiceField(
        label=_("Compare with"),
        queryset=Exercise.objects.none(),
        empty_label=_("Choose an exercise"),
        to_field_name="address",
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={"invalid_choice": _("Choose an exercise from the list.")},
    )

    def __init__(
        self, *args: Any, exercises: QuerySet[Exercise], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("a", "b"):
            field: Any = self.fields[name]
            field.queryset = exercises

    def clean(self) -> dict[str, Any]:
        first, second = (self.cleaned_data.get(name) for name in ("a", "b"))
        if first and first == second:
            self.add_error("b", _("Choose a different exercise to compare with."))
        return self.cleaned_data
