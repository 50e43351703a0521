"""Edit a logged set; the earlier values stay in its edit history."""

from typing import Any, Self, cast

from django import forms
from django.http import QueryDict

from accounts.models import User
from training.log.set_form import SetLogForm
from training.models import SetLog


class SetEditForm(SetLogForm):
    """Edit a logged set. `version` is the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, instance: SetLog, user: User, **kwargs: Any) -> None:
        super().__init__(
            *args,
            instance=instance,
            session=instance.session,
            exercise=instance.exercise,
            user=user,
            **kwargs,
        )
        # The set already has its key.
        del self.fields["key"]
        self.before = instance.said
        # Read it now: validation writes the submitted values to the instance.
        self.saved_value_text = instance.words
        self.initial["version"] = instance.version

    @property
    def is_stale(self) -> bool:
        """Whether someone else has edited the set since it was shown."""
        return self.has_changed() and "version" in self.changed_data

    @property
    def is_unchanged(self) -> bool:
        return not set(self.changed_data) - {"version"}

    def with_saved_version(self) -> Self:
        """Return the submitted form with the saved version, ready to be sent again."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(self.initial["version"])
        self.data = data
        return self

    def save(self, commit: bool = True) -> SetLog:
        self.instance.correct(self.user, before=self.before)
        return cast(SetLog, self.instance)
