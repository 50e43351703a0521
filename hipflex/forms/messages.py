"""What Django's own fields say, in the product's words: what to do, not what failed."""

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


def speak_plainly() -> None:
    """From now on every new field answers so, unless its form says otherwise."""
    for field, messages in MESSAGES.items():
        own = vars(field).get("default_error_messages", {})
        field.default_error_messages = {**own, **messages}
