"""One mechanism for edits of something that someone else has changed in between.

Every form that edits a stored row carries, in a hidden field, a digest of each value
that it showed. The view locks the row, binds the form to it and asks `is_stale`: the
answer to a stale form is `with_saved_values` and status 409, and sending that again
saves. Values that a person left as they were shown never overwrite what is stored.

A digest, not a number: the values of a form may lie in several tables, and a row that
was changed and changed back is no conflict. A page of many forms (the test form) sends
the number of its row's version instead, with `VersionField` and `show_saved_values`: it
shows the conflict and both values, but saving again takes the whole page.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, Self, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERSION_FIELD: Final = "version"
# Enough to tell the few values apart that one field has had.
DIGEST_LENGTH: Final = 8
CONFLICT: Final = gettext_lazy(
    "This was changed in another window or by someone else while you were editing. The"
    " saved value is shown below each field that differs; save again to keep yours."
)


class VersionField(forms.CharField):
    """The hidden field for what the form showed; it is no part of the content."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class EditMixin(forms.BaseForm):
    """A form that edits what is stored; first among the bases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[VERSION_FIELD] = VersionField(initial=self.current_version)
        if self.is_bound:
            self._keep_untouched()

    def current_version(self) -> str:
        """Return the digests of all stored values, separated by spaces."""
        return " ".join(_digest(field, _stored(field)) for field in self._content())

    @property
    def is_stale(self) -> bool:
        """Whether the form changes something, and someone else has done so too."""
        return self.has_changed() and bool(self._changed_elsewhere())

    def with_saved_values(self) -> Self:
        """Return the submitted form with each field's saved value as help text."""
        self.full_clean()
        names = {*self.changed_data, *self._changed_elsewhere()}
        show_saved_values({self: names}, version=self.current_version())
        return self

    def _content(self) -> Iterable[BoundField]:
        return (self[name] for name in self.fields if name != VERSION_FIELD)

    def _shown(self) -> set[str]:
        return set(str(self[VERSION_FIELD].data or "").split())

    def _changed_elsewhere(self) -> set[str]:
        """Return the names of fields whose stored value is not the one shown."""
        shown = self._shown()
        return {
            field.name
            for field in self._content()
            if _digest(field, _stored(field)) not in shown
        }

    def _keep_untouched(self) -> None:
        """Take over the stored value of fields that come back as they were shown."""
        shown = self._shown()
        data = cast(QueryDict, self.data).copy()
        for name in self._changed_elsewhere():
            field = self[name]
            if not _is_file(field) and _digest(field, field.data) in shown:
                data.setlist(field.html_name, _as_sent(field, _stored(field)))
        self.data = data
        # A subclass may still change its fields; bound fields have copied theirs.
        self._bound_fields_cache.clear()  # type: ignore[attr-defined]


def show_saved_values(
    names: Mapping[forms.BaseForm, Collection[str]], *, version: str
) -> None:
    """Add the conflict to the first form, and to each named field its saved value.

    The next submission of the first form is taken as an answer to `version`.
    """
    for form, fields in names.items():
        for name in fields:
            if not _is_file(form[name]):
                form[name].help_text = saved_value_text(form[name])
    first = next(iter(names))
    first.add_error(None, str(CONFLICT))
    data = cast(QueryDict, first.data).copy()
    data[first.add_prefix(VERSION_FIELD)] = version
    first.data = data


def saved_value_text(field: BoundField) -> str:
    """Return what is stored in a field, with the labels of its choices."""
    stored = _stored(field)
    values = stored if isinstance(stored, list) else [stored]
    choices: Any = flatten_choices(getattr(field.field, "choices", []))
    labels = {str(key): label for key, label in choices}
    texts = [str(labels.get(str(value), _text(value))) for value in values]
    return _("Currently saved: %(value)s") % {
        "value": ", ".join(filter(None, texts)) or "–"
    }


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        # A form field has taken it to the current time zone already.
        return date_format(value, "j F Y, H:i")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else "; ".join(str(value).splitlines())


def _stored(field: BoundField) -> Any:
    return field.field.prepare_value(field.initial)


def _digest(field: BoundField, value: Any) -> str:
    """Return a short digest of a field's name and of a value as a browser sends it."""
    # Browsers send every line end as \r\n.
    sent = (text.replace("\r\n", "\n") for text in _as_sent(field, value))
    text = repr((field.name, sorted(sent)))
    return sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _as_sent(field: BoundField, value: Any) -> list[str]:
    """Return the texts that the field's control sends for a value."""
    if isinstance(value, bool):
        return ["on"] if value else []
    shown = value if _is_file(field) else field.field.widget.format_value(value)
    values = shown if isinstance(shown, list) else [shown]
    texts = (str(value) for value in values if value is not None)
    return [text for text in texts if text]


def _is_file(field: BoundField) -> bool:
    return bool(field.field.widget.needs_multipart_form)
