"""What was in a form that could not be saved, so that no word of it is lost."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from hipflex.forms.conflicts import VERSION_FIELD

MOST: Final = 100
# Said by the page or to be kept secret, and typed by nobody or not to be shown.
UNSAID: Final = {
    *("csrfmiddlewaretoken", VERSION_FIELD, "next"),
    *("code", "credential"),
}
# How a field's name ends that has one.
UNITS: Final = {
    "s": gettext_lazy("seconds"),
    "m": gettext_lazy("metres"),
    "deg": gettext_lazy("degrees"),
    "cm": gettext_lazy("cm"),
    "kg": gettext_lazy("kg"),
}


def typed_in(data: QueryDict) -> list[tuple[str, str]]:
    """Name and value of at most a hundred fields that a person may have filled in."""
    return list(islice(_filled_in(data), MOST))


def _filled_in(data: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in data.lists():
        said = ", ".join(value for value in values if value.strip())
        if said and not (name in UNSAID or "password" in name or _is_key(said)):
            yield _spoken(name), said


def _spoken(name: str) -> str:
    what, _underscore, unit = name.rpartition("_")
    words = f"{what}, {UNITS[unit]}" if unit in UNITS else name
    return words.replace("_", " ").replace("-", " ").capitalize()


def _is_key(said: str) -> bool:
    try:
        UUID(said)
    except ValueError:
        return False
    return True
