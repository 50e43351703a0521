"""Change a logged set; what it said before is kept."""

from typing import Any, Self, cast

from django import forms
from django.http import QueryDict

from accounts.models import User
from training.log.set_form import SetLogForm
from training.models import SetLog


class SetCorrectForm(SetLogForm):
    """Change a logged set. `version` is the one that was shown."""

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
        # The set has its key already.
        del self.fields["key"]
        self.before = instance.said
        # Read now: checking the form writes what was typed on the instance.
        self.stored_words = instance.words
        self.initial["version"] = instance.version

    @property
    def is_stale(self) -> bool:
        """Whether somebody else has changed the set since it was shown."""
        return self.has_changed() and "version" in self.changed_data

    @property
    def says_the_same(self) -> bool:
        return not set(self.changed_data) - {"version"}

    def over_the_stored(self) -> Self:
        """The form as typed, to be sent again over what is stored now."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(self.initial["version"])
        self.data = data
        return self

    def save(self, commit: bool = True) -> SetLog:
        self.instance.save_edit(self.user, before=self.before)
        return cast(SetLog, self.instance)
