"""Replace the error messages of Django's own fields: they tell what to do."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHOOSE = _("Choose one of these.")
MESSAGES: Final[Mapping[Any, Mapping[str, Promise]]] = {
    forms.Field: {"required": _("Fill this in.")},
    forms.CharField: {
        "max_length": _(
            "Use at most %(limit_value)d characters; you have %(show_value)d."
        ),
        "null_characters_not_allowed": _(
            "This contains a character we can't save. Type it again without it."
        ),
    },
    forms.EmailField: {"invalid": _("Enter an email address like name@club.org.")},
    forms.ChoiceField: {"required": CHOOSE, "invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE},
    forms.ModelChoiceField: {"required": CHOOSE, "invalid_choice": CHOOSE},
    forms.BooleanField: {"required": _("Tick this to continue.")},
    forms.DateField: {"invalid": _("Enter a date like 2026-11-28.")},
    forms.DateTimeField: {"invalid": _("Enter a date and time like 2026-11-28 17:30.")},
}


def use_plain_messages() -> None:
    """Set the messages for every field made from now on; a form may override them."""
    for field, messages in MESSAGES.items():
        defaults = vars(field).get("default_error_messages", {})
        field.default_error_messages = {**defaults, **messages}
