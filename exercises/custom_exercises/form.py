"""Add an exercise of a squad's own."""

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
from exercises import choices, measurement_modes
from exercises.custom_exercises import requirements
from exercises.custom_exercises.fields import OwnFields
from exercises.custom_exercises.picture_field import Upload
from exercises.custom_exercises.sections import Part, parts
from exercises.library import search
from exercises.models import Equipment, Exercise, ExercisePicture, Muscle
from hipflex.forms.replay import KeyField

# Enough for every club; a list that long is shown without pages.
MOST_EXERCISES: Final = 200
SLUG_LENGTH: Final = 50
RANGES: Final = (
    ("reps_low", "reps_high"),
    ("hold_low_s", "hold_high_s"),
    ("per_week_low", "per_week_high"),
)
EITHER_OR: Final = (("needed", "optional"), ("main", "helpers"))
# What most exercises are, and the dose that most have.
USUAL: Final[dict[str, Any]] = {
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


class OwnExerciseForm(OwnFields):
    """An exercise of a squad; with an instance, the one that the key has made."""

    key = KeyField()

    def __init__(self, *args: Any, squad: Squad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.squad = squad
        self.is_new = self.instance._state.adding
        # Read now: checking the form writes what was typed on the instance.
        self.stored_mode = self.instance.mode
        self.kit = {one.slug: one for one in Equipment.objects.order_by("position")}
        self.muscles = {one.slug: one for one in Muscle.objects.order_by("id")}
        self._offer_choices()
        self.initial = {**self.initial, **(USUAL if self.is_new else self._stored())}

    def _offer_choices(self) -> None:
        kit = [(slug, one.name) for slug, one in self.kit.items()]
        muscles = [(slug, one.name) for slug, one in self.muscles.items()]
        offers: dict[str, Any] = {
            "load_kinds": choices.LoadKind.choices,
            "needed": kit,
            "optional": kit,
            "main": muscles,
            "helpers": muscles,
        }
        for name, offered in offers.items():
            cast(forms.ChoiceField, self.fields[name]).choices = offered

    def _stored(self) -> dict[str, Any]:
        """What is not a column of the exercise, as the fields say it."""
        own: Exercise = self.instance
        kit = list(own.equipment_roles.values_list("equipment__slug", "is_required"))
        muscles = list(own.muscle_roles.values_list("muscle__slug", "is_main"))
        sources = ExercisePicture.objects.filter(exercise=own)
        return {
            "by_side": own.sided,
            "with_lean": own.asks_lean,
            "needed": [slug for slug, is_required in kit if is_required],
            "optional": [slug for slug, is_required in kit if not is_required],
            "main": [slug for slug, is_main in muscles if is_main],
            "helpers": [slug for slug, is_main in muscles if not is_main],
            "picture": sources.values_list("source", flat=True).first(),
        }

    @cached_property
    def changed_data(self) -> list[str]:
        """What the stored way of counting does not ask for is no content."""
        unasked = measurement_modes.UNASKED.get(self.stored_mode, {})
        return [name for name in super().changed_data if name not in unasked]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        self._fit_what_is_counted(said)
        for low, high in RANGES:
            self._check_order(said.get(low), said.get(high), high)
        for one, other in EITHER_OR:
            if {*said.get(one, [])} & {*said.get(other, [])}:
                self.add_error(
                    other, _("Choose each item in only one of the two lists.")
                )
        if not self.errors.keys() & {"picture", "picture_alt"}:
            self._check_picture(said)
        self._check_squad(said)
        return said

    def _fit_what_is_counted(self, said: dict[str, Any]) -> None:
        """Numbers that are not asked are replaced; those that are must be there."""
        unasked = measurement_modes.UNASKED.get(said.get("mode", ""))
        if unasked is None:
            return
        for name in measurement_modes.ASKED_BY_SOME:
            if name in unasked:
                self.errors.pop(name, None)
                said[name] = unasked[name]
            elif said.get(name, 0) is None:
                self.add_error(name, _("Enter a number."))

    def _check_order(self, low: int | None, high: int | None, name: str) -> None:
        if low is not None and high is not None and low > high:
            words = _("The maximum (%(high)s) is less than the minimum (%(low)s).")
            self.add_error(name, words % {"high": high, "low": low})

    def _check_picture(self, said: dict[str, Any]) -> None:
        is_told, is_pictured = bool(said["picture_alt"]), self._will_be_pictured(said)
        if is_pictured and not is_told:
            self.add_error("picture_alt", _("Describe what the picture shows."))
        if is_told and not is_pictured:
            words = _("There's no picture. Choose one, or clear this field.")
            self.add_error("picture_alt", words)

    def _will_be_pictured(self, said: dict[str, Any]) -> bool:
        return said["picture"] is not None or self.initial.get("picture") is not None

    def _check_squad(self, said: dict[str, Any]) -> None:
        """Under the squad's lock: somebody else may be adding the last one."""
        Squad.objects.select_for_update().get(pk=self.squad.pk)
        others = Exercise.objects.filter(squad=self.squad).exclude(pk=self.instance.pk)
        if self.is_new and others.count() >= MOST_EXERCISES:
            words = _(
                "A squad can have up to %(most)s custom exercises. Edit one of them "
                "instead."
            )
            self.add_error(None, words % {"most": MOST_EXERCISES})
        # As the database's own constraint compares them.
        named = others.alias(small=Lower("name"))
        if named.filter(small=Lower(Value(said.get("name", "")))).exists():
            words = _("The squad already has an exercise with this name.")
            self.add_error("name", words)

    def validate_unique(self) -> None:
        """The key was looked up before the form, the name is looked up in it."""

    def validate_constraints(self) -> None:
        """Each would be a query; the fields hold the same limits."""

    @transaction.atomic
    def save(self, commit: bool = True) -> Exercise:
        """The exercise before its picture: that says what the picture shows."""
        own: Exercise = self.instance
        self._complete(own)
        self._store(own)
        self._write_demands(own)
        upload: Upload | None = self.cleaned_data["picture"]
        if upload:
            ExercisePicture.objects.update_or_create(
                exercise=own,
                defaults={**vars(upload.picture), "source": upload.source},
            )
        return own

    def _complete(self, own: Exercise) -> None:
        """What follows from what was said."""
        said = self.cleaned_data
        own.measures = measurement_modes.measures(
            said["mode"], by_side=said["by_side"], with_lean=said["with_lean"]
        )
        kinds = choices.LoadKind.values
        own.load_kinds = [kind for kind in kinds if kind in said["load_kinds"]]
        own.keywords = search.keywords(self._words(own))

    def _words(self, own: Exercise) -> Iterator[object]:
        yield own.get_family_display()
        yield own.get_position_display()
        yield from (thing for thing, _required in self._chosen_kit())
        yield from (muscle for muscle, _is_main in self._chosen_muscles())

    def _chosen_kit(self) -> list[tuple[Equipment, bool]]:
        needed, optional = (self.cleaned_data[name] for name in EITHER_OR[0])
        both = [(slug, True) for slug in needed] + [(slug, False) for slug in optional]
        return [(self.kit[slug], is_required) for slug, is_required in both]

    def _chosen_muscles(self) -> list[tuple[Muscle, bool]]:
        main, helpers = (self.cleaned_data[name] for name in EITHER_OR[1])
        both = [(slug, True) for slug in main] + [(slug, False) for slug in helpers]
        return [(self.muscles[slug], is_main) for slug, is_main in both]

    def _store(self, own: Exercise) -> None:
        own.key, own.squad = self.cleaned_data["key"], self.squad
        own.slug = self._free_slug(own.name)
        own.origin, own.dose_basis = choices.Origin.SQUAD, choices.Basis.SQUAD
        own.save(force_insert=True)

    def _write_demands(self, own: Exercise) -> None:
        requirements.write_kit(own, self._chosen_kit())
        requirements.write_muscles(own, self._chosen_muscles())

    def _free_slug(self, name: str) -> str:
        """Of the name; numbered where the squad has one like it."""
        words = slugify(name).replace("_", "-")[:SLUG_LENGTH].split("-")
        stem = "-".join(filter(None, words)) or "exercise"
        own = Exercise.objects.filter(squad=self.squad)
        taken = set(own.values_list("slug", flat=True))
        wished = (f"{stem}-{number}" for number in range(2, MOST_EXERCISES + 2))
        return next(slug for slug in (stem, *wished) if slug not in taken)

    @property
    def is_unfolded(self) -> bool:
        """Nothing that was said, or that is wrong, is hidden."""
        return self.is_bound or not self.is_new

    @property
    def parts(self) -> list[Part]:
        return parts("picture", "picture_alt")
