"""Choices that may be left out."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

NOT_SAID: Final = ("", "–")


def scale(low: int, high: int) -> list[tuple[str, str]]:
    return [NOT_SAID, *((str(n), str(n)) for n in range(low, high + 1))]


class ScaleField(forms.TypedChoiceField):
    """A number as a row of chips; left out is None, not zero."""

    def __init__(self, *, low: int, high: int, **kwargs: Any) -> None:
        words = _("Choose a number from %(low)s to %(high)s, or leave it blank.")
        super().__init__(
            choices=scale(low, high),
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": words % {"low": low, "high": high}},
            **kwargs,
        )


class UsualField(forms.ChoiceField):
    """A choice that stays as it is, or as usual, when it is left out."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data) and super().has_changed(initial, data)
