"""Choice fields that can be left empty."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

EMPTY_CHOICE: Final = ("", "–")


def scale(low: int, high: int) -> list[tuple[str, str]]:
    return [
        EMPTY_CHOICE,
        *((str(number), str(number)) for number in range(low, high + 1)),
    ]


class ScaleField(forms.TypedChoiceField):
    """A number as a row of chips. Left empty it is None, not zero."""

    def __init__(self, *, low: int, high: int, **kwargs: Any) -> None:
        message = _("Choose a number from %(low)s to %(high)s, or leave it blank.")
        super().__init__(
            choices=scale(low, high),
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": message % {"low": low, "high": high}},
            **kwargs,
        )


class DefaultChoiceField(forms.ChoiceField):
    """A choice that keeps its initial value, or the default, if it is left empty."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and super().has_changed(initial, data)
