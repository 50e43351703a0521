"""Change an exercise of a squad's own."""

from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Squad
from exercises.custom_exercises.form import OwnExerciseForm
from exercises.custom_exercises.sections import Part, parts
from exercises.models import Exercise, ExercisePicture
from hipflex.forms.conflicts import EditMixin

# What sets and plans copy: it stays as it is once there are any.
FIXED_BY_USE: Final = ("mode", "by_side", "load_kinds")
FIXED: Final = gettext_lazy("This can't be changed: sets or plans use it.")


class OwnEditForm(EditMixin, OwnExerciseForm):
    """Change an exercise."""

    remove_picture = forms.BooleanField(
        label=gettext_lazy("Remove the picture"), required=False
    )

    def __init__(self, *args: Any, instance: Exercise, **kwargs: Any) -> None:
        squad = cast(Squad, instance.squad)
        super().__init__(*args, instance=instance, squad=squad, **kwargs)
        # The exercise has its key already.
        del self.fields["key"]
        self.is_pictured = self.initial["picture"] is not None
        if not self.is_pictured:
            del self.fields["remove_picture"]
        self.is_fixed = instance.is_in_use
        if self.is_fixed:
            for name in FIXED_BY_USE:
                self.fields[name].help_text = FIXED

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if self.is_fixed:
            for name in set(FIXED_BY_USE) & set(self.changed_data) - {*self.errors}:
                words = _(
                    "Sets or plans use this. Leave it as it is, or add a new exercise."
                )
                self.add_error(name, words)
        return said

    def _check_picture(self, said: dict[str, Any]) -> None:
        if said.get("remove_picture") and said["picture"] is None:
            said["picture_alt"] = ""
        super()._check_picture(said)

    def _will_be_pictured(self, said: dict[str, Any]) -> bool:
        stays = self.is_pictured and not said.get("remove_picture")
        return said["picture"] is not None or stays

    def _store(self, own: Exercise) -> None:
        if not own.picture_alt:
            ExercisePicture.objects.filter(exercise=own).delete()
        own.version += 1
        own.save(update_fields=[*self.Meta.fields, "measures", "keywords", "version"])

    @property
    def parts(self) -> list[Part]:
        removal = ["remove_picture"] if self.is_pictured else []
        return parts("picture", *removal, "picture_alt")
