"""List the values of a form that could not be saved, so that none is lost."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from hipflex.forms.conflicts import VERSION_FIELD

MAX_FIELDS: Final = 100
# Filled in by the page, or secret.
HIDDEN_FIELDS: Final = {
    *("csrfmiddlewaretoken", VERSION_FIELD, "next"),
    *("code", "credential"),
}
# The suffixes of field names, in words.
UNITS: Final = {
    "s": gettext_lazy("seconds"),
    "m": gettext_lazy("metres"),
    "deg": gettext_lazy("degrees"),
    "cm": gettext_lazy("cm"),
    "kg": gettext_lazy("kg"),
}


def submitted_values(data: QueryDict) -> list[tuple[str, str]]:
    """Return label and value of the fields that a person filled in, at most 100."""
    return list(islice(_visible_values(data), MAX_FIELDS))


def _visible_values(data: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in data.lists():
        text = ", ".join(value for value in values if value.strip())
        is_hidden = name in HIDDEN_FIELDS or "password" in name or _is_key(text)
        if text and not is_hidden:
            yield _label(name), text


def _label(name: str) -> str:
    """Return a label made from a field's name: "hold_s" is "Hold, seconds"."""
    stem, _underscore, unit = name.rpartition("_")
    label = f"{stem}, {UNITS[unit]}" if unit in UNITS else name
    return label.replace("_", " ").replace("-", " ").capitalize()


def _is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
