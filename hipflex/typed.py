"""What was in a form that could not be saved, so that no word of it is lost."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from uuid import UUID

from django.http import QueryDict

MOST: Final = 100
# Said by the page or to be kept secret, and typed by nobody or not to be shown.
UNSAID: Final = {"csrfmiddlewaretoken", "version", "shown", "next", "code"}


def typed_in(data: QueryDict) -> list[tuple[str, str]]:
    """Name and value of at most a hundred fields that a person may have filled in."""
    return list(islice(_filled_in(data), MOST))


def _filled_in(data: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in data.lists():
        said = ", ".join(value for value in values if value.strip())
        if said and not (name in UNSAID or "password" in name or _is_key(said)):
            yield name.replace("_", " ").replace("-", " ").capitalize(), said


def _is_key(said: str) -> bool:
    try:
        UUID(said)
    except ValueError:
        return False
    return True
