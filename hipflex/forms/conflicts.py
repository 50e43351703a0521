"""One place for "somebody saved this meanwhile": an edit carries what it was shown.

A digest, not a number: an edit is stale when what it showed is no longer what is
stored, in whichever table the values lie. The view locks the row and answers a form
that `is_stale` with `over_the_stored` and 409.
"""

from hashlib import sha256
from typing import Any, Self, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

SHOWN = "shown"


class EditMixin(forms.BaseForm):
    """A form that changes what is stored; first among the bases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SHOWN] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=self._digest
        )

    @property
    def is_stale(self) -> bool:
        """Whether it changes what somebody else has changed since it was made."""
        return SHOWN in self.changed_data and len(self.changed_data) > 1

    def over_the_stored(self) -> Self:
        """The form as typed, to be sent again over what each field says is stored."""
        self.full_clean()
        self.add_error(
            None,
            _(
                "Someone else saved this while you were editing. The saved value is "
                "shown below each field; save again to keep yours."
            ),
        )
        for name in set(self.changed_data) - {SHOWN}:
            self[name].help_text = saved_now(self[name])
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix(SHOWN)] = self._digest()
        self.data = data
        return self

    def _digest(self) -> str:
        said = sorted((name, str(value)) for name, value in self.initial.items())
        return sha256(repr(said).encode()).hexdigest()[:16]


def saved_now(field: BoundField) -> str:
    """What is stored in a field, in the words of its choices."""
    stored = field.field.prepare_value(field.initial)
    values = stored if isinstance(stored, list) else [stored]
    names = {str(key): name for key, name in getattr(field.field, "choices", [])}
    said = [str(names.get(str(one), one)) for one in values if one not in (None, "")]
    return _("Currently saved: %(value)s") % {"value": ", ".join(said) or "–"}
