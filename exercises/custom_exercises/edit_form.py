"""The form to edit a custom exercise."""

from typing import Any, Final, Self, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Squad
from exercises.custom_exercises.form import CustomExerciseForm
from exercises.custom_exercises.sections import FormSection, form_sections
from exercises.models import Exercise, ExercisePicture
from hipflex.forms.conflicts import EditMixin

# Copied into sets and plans: it cannot change once there are any.
FIXED_BY_USE: Final = ("mode", "by_side", "load_kinds")
FIXED_HELP: Final = gettext_lazy("This can't be changed: sets or plans use it.")


class CustomExerciseEditForm(EditMixin, CustomExerciseForm):
    """Edit an exercise."""

    remove_picture = forms.BooleanField(
        label=gettext_lazy("Remove the picture"), required=False
    )

    def __init__(self, *args: Any, instance: Exercise, **kwargs: Any) -> None:
        squad = cast(Squad, instance.squad)
        super().__init__(*args, instance=instance, squad=squad, **kwargs)
        # The key belongs to the form that added the exercise.
        del self.fields["key"]
        self.has_picture = self.initial["picture"] is not None
        if not self.has_picture:
            del self.fields["remove_picture"]
        self.is_fixed = instance.is_in_use
        if self.is_fixed:
            for name in FIXED_BY_USE:
                self.fields[name].help_text = FIXED_HELP

    def with_saved_values(self) -> Self:
        form = super().with_saved_values()
        if self.has_picture:
            # It is an action, not a value.
            form["remove_picture"].help_text = ""
        return form

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_fixed:
            for name in set(FIXED_BY_USE) & set(self.changed_data) - {*self.errors}:
                message = _(
                    "Sets or plans use this. Leave it as it is, or add a new exercise."
                )
                self.add_error(name, message)
        return cleaned

    def _check_picture(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("remove_picture") and cleaned["picture"] is None:
            cleaned["picture_alt"] = ""
        super()._check_picture(cleaned)

    def _will_have_picture(self, cleaned: dict[str, Any]) -> bool:
        stays = self.has_picture and not cleaned.get("remove_picture")
        return cleaned["picture"] is not None or stays

    def _store(self, exercise: Exercise) -> None:
        if not exercise.picture_alt:
            ExercisePicture.objects.filter(exercise=exercise).delete()
        exercise.version += 1
        exercise.save(
            update_fields=[*self.Meta.fields, "measures", "keywords", "version"]
        )

    @property
    def sections(self) -> list[FormSection]:
        removal = ["remove_picture"] if self.has_picture else []
        return form_sections("picture", *removal, "picture_alt")
