"""Edit a logged set; the earlier values stay in its edit history."""

from typing import Any, cast

from accounts.models import User
from hipflex.forms.conflicts import EditMixin
from training.log.set_form import SetLogForm
from training.models import SetLog


class SetEditForm(EditMixin, SetLogForm):
    """Edit a logged set."""

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
        self.before = instance.recorded_values

    def save(self, commit: bool = True) -> SetLog:
        self.instance.save_edit(self.user, before=self.before)
        return cast(SetLog, self.instance)
