"""The form to edit a custom exercise."""

from typing import Any, Final, Self, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Squad
from exercises.custom_exercises.form import CustomExerciseForm
from exercises.custom_exercises.sections import FormSection, form_sections
from exercises.models import Exercise, ExercisePicture
from hipflex.forms.conflicts import saved_now

# Copied into sets and plans: it cannot change once there are any.
FIXED_BY_USE: Final = ("mode", "by_side", "load_kinds")
FIXED_HELP: Final = gettext_lazy("Stays as it is: sets or plans rely on it.")


class CustomExerciseEditForm(CustomExerciseForm):
    """Edit an exercise. `version` is the version that the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    remove_picture = forms.BooleanField(
        label=gettext_lazy("Take the picture away"), required=False
    )

    def __init__(self, *args: Any, instance: Exercise, **kwargs: Any) -> None:
        squad = cast(Squad, instance.squad)
        super().__init__(*args, instance=instance, squad=squad, **kwargs)
        # The key belongs to the form that added the exercise.
        del self.fields["key"]
        self.initial["version"] = instance.version
        self.has_picture = self.initial["picture"] is not None
        if not self.has_picture:
            del self.fields["remove_picture"]
        self.is_fixed = instance.is_in_use
        if self.is_fixed:
            for name in FIXED_BY_USE:
                self.fields[name].help_text = FIXED_HELP

    @property
    def is_unchanged(self) -> bool:
        return not set(self.changed_data) - {"version"}

    @property
    def is_stale(self) -> bool:
        """Return whether the exercise has changed since the page was rendered."""
        return "version" in self.changed_data

    def with_saved_values(self) -> Self:
        """Return the submitted form with each field's saved value as help text."""
        self.full_clean()
        for name in set(self.changed_data) - {"version", "picture", "remove_picture"}:
            self[name].help_text = saved_now(self[name])
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(self.initial["version"])
        self.data = data
        return self

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_fixed:
            for name in set(FIXED_BY_USE) & set(self.changed_data) - {*self.errors}:
                message = _("Sets or plans rely on this: leave it, or add an exercise.")
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
