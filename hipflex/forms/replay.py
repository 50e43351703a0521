"""Make repeated form submissions idempotent by a UUID in the form and in its row.

A view that creates calls `find_existing` first. If there is no row, it creates one. If
there is, it binds the submitted form to that row: a form without changes is a replay
and gets the same answer again; a form with changes gets `reject_changed_resend` and
status 409. A row that belongs to someone else is 404.
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
REFUSAL_STATUSES = (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_CONTENT)
CHANGED_RESEND = _(
    "This form has already been saved with other values, and they stay saved. Your new "
    "entries are below: check them, then save again to add them as a new entry."
)


def read_key(text: Any) -> uuid.UUID | None:
    """Return the key in a submitted text; None where there is none."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


class KeyField(forms.UUIDField):
    """The hidden key of a form that creates, made together with the form."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        message = _(
            "Something went wrong with this form. Check your entries and send it again."
        )
        messages = {"required": message, "invalid": message}
        super().__init__(error_messages=messages, initial=uuid.uuid4, **kwargs)

    def prepare_value(self, value: Any) -> str:
        """Replace a damaged key: otherwise the form could never be sent again."""
        return str(read_key(value) or uuid.uuid4())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return False: the key identifies the content and is no part of it."""
        return False


def find_existing[M: models.Model](
    rows: models.QuerySet[M],
    data: Mapping[str, Any],
    *,
    field: str = "pk",
    name: str = KEY,
) -> M | None:
    """Return the row among `rows` that has the submitted key, in one query.

    None where there is none. Http404 where the key belongs to a row not in `rows`.
    """
    key = read_key(data.get(name))
    if key is None:
        return None
    allowed = Exists(rows.filter(pk=OuterRef("pk")))
    found = rows.model._base_manager.filter(**{field: key}).annotate(is_allowed=allowed)
    row = found.first()
    if row is not None and not vars(row)["is_allowed"]:
        raise Http404
    return row


def is_replay(form: forms.BaseForm) -> bool:
    """Whether a submitted form, bound to the row of its key, has the same content."""
    return not form.has_changed()


def reject_changed_resend[F: forms.BaseForm](form: F) -> F:
    """Return the submitted form with an error and a new key, for status 409."""
    form.full_clean()
    form.add_error(None, str(CHANGED_RESEND))
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix(KEY)] = str(uuid.uuid4())
    form.data = data
    return form


def retry_after_race(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Run a create view again if a concurrent request has just inserted the same key.

    The second run finds that row. A refused form is run again too: it may have been
    refused because of its own row. Each run is one transaction.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with suppress(IntegrityError), transaction.atomic():
            response = view(request, *args, **kwargs)
            if response.status_code not in REFUSAL_STATUSES:
                return response
        with transaction.atomic():
            return view(request, *args, **kwargs)

    return transaction.non_atomic_requests(wrapper)
