"""One place for "the same form twice": the form carries a UUID, the row keeps it.

A view that creates asks `written_before` first. Nothing there: create. A row: bind the
posted form to it; a form without changes is a replay and is answered as before, a form
with changes is `refuse_other_content` and 409. Somebody else's row is 404.
"""

import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import Any, cast

from django import forms
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

KEY = "key"
REFUSED = (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_CONTENT)
OTHER_CONTENT = _(
    "This form has already been saved with other values, and they stay saved. Your new "
    "entries are below: check them, then save again to add them as a new entry."
)


def read_key(text: Any) -> uuid.UUID | None:
    """The key in a posted text; None when there is none."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


class KeyField(forms.UUIDField):
    """The hidden key of a form that creates: made with the form, never typed."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        words = _(
            "Something went wrong with this form. Check your entries and send it again."
        )
        messages = {"required": words, "invalid": words}
        super().__init__(error_messages=messages, initial=uuid.uuid4, **kwargs)

    def prepare_value(self, value: Any) -> str:
        """A damaged key is replaced, or the form could never be sent again."""
        return str(read_key(value) or uuid.uuid4())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The key names the content and is no part of it."""
        return False


def written_before[M: models.Model](
    rows: models.QuerySet[M],
    data: Mapping[str, Any],
    *,
    field: str = "pk",
    name: str = KEY,
) -> M | None:
    """The row among `rows`, the writer's own, that the posted key made. One query.

    Http404 when the key has made a row that is not among them.
    """
    key = read_key(data.get(name))
    if key is None:
        return None
    own = Exists(rows.filter(pk=OuterRef("pk")))
    found = rows.model._base_manager.filter(**{field: key}).annotate(is_own=own)
    row = found.first()
    if row is not None and not vars(row)["is_own"]:
        raise Http404
    return row


def is_replay(form: forms.BaseForm) -> bool:
    """Whether a posted form, bound to the row its key made, says the same again."""
    return not form.has_changed()


def refuse_other_content[F: forms.BaseForm](form: F) -> F:
    """The form as typed, with the reason and a new key. Answer it with status 409."""
    form.full_clean()
    form.add_error(None, str(OTHER_CONTENT))
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix(KEY)] = str(uuid.uuid4())
    form.data = data
    return form


def twice_if_raced(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Runs a creating view once more when another request wrote the row meanwhile.

    The second run sees that row. So does that of a refused form, which may have been
    refused for its own row. One run is one transaction, as everywhere.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with suppress(IntegrityError), transaction.atomic():
            answer = view(request, *args, **kwargs)
            if answer.status_code not in REFUSED:
                return answer
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return transaction.non_atomic_requests(wrapper)
