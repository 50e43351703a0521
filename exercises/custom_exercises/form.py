"""The form to add a custom exercise."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, cast

from django import forms
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Squad
from exercises import choices, measurement_modes, search
from exercises.custom_exercises import requirements
from exercises.custom_exercises.fields import CustomExerciseFields
from exercises.custom_exercises.picture_field import Upload
from exercises.custom_exercises.sections import FormSection, form_sections
from exercises.models import Equipment, Exercise, ExercisePicture, Muscle
from hipflex.forms.replay import KeyField

# Enough for every squad; a list of this length is shown without pages.
MAX_EXERCISES: Final = 200
MAX_SLUG_LENGTH: Final = 50
RANGES: Final = (
    ("reps_low", "reps_high"),
    ("hold_low_s", "hold_high_s"),
    ("per_week_low", "per_week_high"),
)
EXCLUSIVE: Final = (("required", "optional"), ("primary", "secondary"))
# The commonest values and dose, to start a new exercise from.
DEFAULTS: Final[dict[str, Any]] = {
    "laterality": choices.Laterality.UNILATERAL,
    "level": choices.Level.BEGINNER,
    "by_side": True,
    "load_kinds": [choices.LoadKind.BODYWEIGHT],
    "sets": 2,
    "reps_low": 8,
    "reps_high": 10,
    "hold_low_s": 2,
    "hold_high_s": 3,
    "up_s": 2,
    "down_s": 2,
    "rest_s": 45,
    "per_week_low": 2,
    "per_week_high": 3,
}


class CustomExerciseForm(CustomExerciseFields):
    """Add an exercise to a squad; an instance is what the same key has added before."""

    key = KeyField()

    def __init__(self, *args: Any, squad: Squad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.squad = squad
        self.is_new = self.instance._state.adding
        # Read now: validation writes the submitted mode on the instance.
        self.saved_mode = self.instance.mode
        self.equipment = {
            piece.slug: piece for piece in Equipment.objects.order_by("position")
        }
        self.muscles = {muscle.slug: muscle for muscle in Muscle.objects.order_by("id")}
        self._set_choices()
        defaults = DEFAULTS if self.is_new else self._saved_values()
        self.initial = {**self.initial, **defaults}

    def _set_choices(self) -> None:
        equipment = [(slug, piece.name) for slug, piece in self.equipment.items()]
        muscles = [(slug, muscle.name) for slug, muscle in self.muscles.items()]
        choices_of: dict[str, Any] = {
            "load_kinds": choices.LoadKind.choices,
            "required": equipment,
            "optional": equipment,
            "primary": muscles,
            "secondary": muscles,
        }
        for name, field_choices in choices_of.items():
            cast(forms.ChoiceField, self.fields[name]).choices = field_choices

    def _saved_values(self) -> dict[str, Any]:
        """Return the initial values of the fields that are not columns."""
        exercise: Exercise = self.instance
        pieces = list(
            exercise.equipment_roles.values_list("equipment__slug", "is_required")
        )
        muscles = list(exercise.muscle_roles.values_list("muscle__slug", "is_primary"))
        sources = ExercisePicture.objects.filter(exercise=exercise)
        return {
            "by_side": exercise.sided,
            "with_lean": exercise.has_lean,
            "required": [slug for slug, is_required in pieces if is_required],
            "optional": [slug for slug, is_required in pieces if not is_required],
            "primary": [slug for slug, is_primary in muscles if is_primary],
            "secondary": [slug for slug, is_primary in muscles if not is_primary],
            "picture": sources.values_list("source", flat=True).first(),
        }

    @cached_property
    def changed_data(self) -> list[str]:
        """Leave out the fields that the saved mode does not use."""
        unused = measurement_modes.UNUSED_FIELDS.get(self.saved_mode, {})
        return [name for name in super().changed_data if name not in unused]

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        self._fit_mode(cleaned)
        for low, high in RANGES:
            self._check_order(cleaned.get(low), cleaned.get(high), high)
        for first, second in EXCLUSIVE:
            if {*cleaned.get(first, [])} & {*cleaned.get(second, [])}:
                self.add_error(
                    second, _("Choose each item in only one of the two lists.")
                )
        if not self.errors.keys() & {"picture", "picture_alt"}:
            self._check_picture(cleaned)
        self._check_squad(cleaned)
        return cleaned

    def _fit_mode(self, cleaned: dict[str, Any]) -> None:
        """Require the numbers that the mode uses, and reset those that it does not."""
        unused = measurement_modes.UNUSED_FIELDS.get(cleaned.get("mode", ""))
        if unused is None:
            return
        for name in measurement_modes.DOSE_FIELDS:
            if name in unused:
                self.errors.pop(name, None)
                cleaned[name] = unused[name]
            elif cleaned.get(name, 0) is None:
                self.add_error(name, _("Enter a number."))

    def _check_order(self, low: int | None, high: int | None, name: str) -> None:
        if low is not None and high is not None and low > high:
            message = _("The maximum (%(high)s) is less than the minimum (%(low)s).")
            self.add_error(name, message % {"high": high, "low": low})

    def _check_picture(self, cleaned: dict[str, Any]) -> None:
        has_alt = bool(cleaned["picture_alt"])
        has_picture = self._will_have_picture(cleaned)
        if has_picture and not has_alt:
            self.add_error("picture_alt", _("Describe what the picture shows."))
        if has_alt and not has_picture:
            message = _("There's no picture. Choose one, or clear this field.")
            self.add_error("picture_alt", message)

    def _will_have_picture(self, cleaned: dict[str, Any]) -> bool:
        is_new_picture = cleaned["picture"] is not None
        return is_new_picture or self.initial.get("picture") is not None

    def _check_squad(self, cleaned: dict[str, Any]) -> None:
        """Check the squad's limit and names. Locks the squad, so counts stay true."""
        Squad.objects.select_for_update().get(pk=self.squad.pk)
        others = Exercise.objects.filter(squad=self.squad).exclude(pk=self.instance.pk)
        if self.is_new and others.count() >= MAX_EXERCISES:
            message = _(
                "A squad can have up to %(most)s custom exercises. Edit one of them "
                "instead."
            )
            self.add_error(None, message % {"most": MAX_EXERCISES})
        # Lower in the database, as its constraint compares the names.
        lowered = others.alias(lower_name=Lower("name"))
        if lowered.filter(lower_name=Lower(Value(cleaned.get("name", "")))).exists():
            message = _("The squad already has an exercise with this name.")
            self.add_error("name", message)

    def validate_unique(self) -> None:
        """Skip it: the view has looked up the key, and `clean` the name."""

    def validate_constraints(self) -> None:
        """Skip them: each would be a query, and the fields have the same limits."""

    @transaction.atomic
    def save(self, commit: bool = True) -> Exercise:
        """Store the exercise first: its column tells that there is a picture."""
        exercise: Exercise = self.instance
        self._complete(exercise)
        self._store(exercise)
        self._store_requirements(exercise)
        upload: Upload | None = self.cleaned_data["picture"]
        if upload:
            ExercisePicture.objects.update_or_create(
                exercise=exercise,
                defaults={**vars(upload.picture), "source": upload.source},
            )
        return exercise

    def _complete(self, exercise: Exercise) -> None:
        """Set the columns that follow from other fields."""
        cleaned = self.cleaned_data
        exercise.measures = measurement_modes.measures(
            cleaned["mode"], by_side=cleaned["by_side"], with_lean=cleaned["with_lean"]
        )
        kinds = choices.LoadKind.values
        exercise.load_kinds = [kind for kind in kinds if kind in cleaned["load_kinds"]]
        exercise.keywords = search.keywords(self._search_terms(exercise))

    def _search_terms(self, exercise: Exercise) -> Iterator[object]:
        yield exercise.get_family_display()
        yield exercise.get_position_display()
        yield from (piece for piece, _required in self._chosen_equipment())
        yield from (muscle for muscle, _is_primary in self._chosen_muscles())

    def _chosen_equipment(self) -> list[tuple[Equipment, bool]]:
        required, optional = (self.cleaned_data[name] for name in EXCLUSIVE[0])
        chosen = [(slug, True) for slug in required]
        chosen += [(slug, False) for slug in optional]
        return [(self.equipment[slug], is_required) for slug, is_required in chosen]

    def _chosen_muscles(self) -> list[tuple[Muscle, bool]]:
        primary, secondary = (self.cleaned_data[name] for name in EXCLUSIVE[1])
        chosen = [(slug, True) for slug in primary]
        chosen += [(slug, False) for slug in secondary]
        return [(self.muscles[slug], is_primary) for slug, is_primary in chosen]

    def _store(self, exercise: Exercise) -> None:
        exercise.key, exercise.squad = self.cleaned_data["key"], self.squad
        exercise.slug = self._free_slug(exercise.name)
        exercise.origin = choices.Origin.SQUAD
        exercise.dose_basis = choices.Basis.SQUAD
        exercise.save(force_insert=True)

    def _store_requirements(self, exercise: Exercise) -> None:
        requirements.write_equipment(exercise, self._chosen_equipment())
        requirements.write_muscles(exercise, self._chosen_muscles())

    def _free_slug(self, name: str) -> str:
        """Return a slug of the name, with a number if the squad has that slug."""
        parts = slugify(name).replace("_", "-")[:MAX_SLUG_LENGTH].split("-")
        stem = "-".join(filter(None, parts)) or "exercise"
        custom = Exercise.objects.filter(squad=self.squad)
        taken = set(custom.values_list("slug", flat=True))
        numbered = (f"{stem}-{number}" for number in range(2, MAX_EXERCISES + 2))
        return next(slug for slug in (stem, *numbered) if slug not in taken)

    @property
    def is_unfolded(self) -> bool:
        """Return whether folded fields may have a value or an error to show."""
        return self.is_bound or not self.is_new

    @property
    def sections(self) -> list[FormSection]:
        return form_sections("picture", "picture_alt")
