"""The constraints of the exercise table."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from exercises import choices, measurement_modes
from exercises.measurement_modes import DISTANCE_MODES
from hipflex.constraints import YEARS, filled, json_is, no_gaps

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LISTS = ("setup", "steps", "cues", "safety", "resistance", "notes")
# Limits of a custom exercise: items of each list, and characters of the summary.
MAX_LINES = 12
MAX_SUMMARY_LENGTH = 300
CUSTOM_LISTS = ("setup", "steps", "cues", "safety")


def _required_measures(measured: tuple[str, ...]) -> dict[str, Any]:
    """Return the look-up that these are among the measures; others may be, too."""
    return {"measures__contains": [*measured]}


OWNERSHIP_RULES: list[models.BaseConstraint] = [
    models.UniqueConstraint(
        fields=["slug"],
        condition=Q(squad=None),
        name="exercises_exercise_library_slug_once",
        violation_error_message=_("The library already has this exercise."),
    ),
    models.UniqueConstraint(
        fields=["squad", "slug"],
        condition=~Q(squad=None),
        name="exercises_exercise_squad_slug_once",
        violation_error_message=_("The squad already has this exercise."),
    ),
    models.CheckConstraint(
        condition=Q(slug__regex=SLUG),
        name="exercises_exercise_slug_of_small_letters",
        violation_error_message=_("Use lower-case letters, digits and hyphens."),
    ),
    models.UniqueConstraint(
        F("squad"),
        Lower("name"),
        condition=~Q(squad=None),
        name="exercises_exercise_squad_name_once",
        violation_error_message=_("The squad already has an exercise with this name."),
    ),
    # The target of the copy that each picture carries.
    models.UniqueConstraint(
        fields=["id", "has_picture"],
        name="exercises_exercise_has_picture_one_way",
    ),
    models.CheckConstraint(
        condition=(Q(squad=None) ^ Q(origin="squad"))
        & (Q(squad=None) ^ Q(dose_basis="squad")),
        name="exercises_exercise_origin_fits_its_owner",
        violation_error_message=_(
            "A custom exercise and its dose are the squad's own."
        ),
    ),
    models.CheckConstraint(
        condition=Q(picture_alt="") | (Q(squad__isnull=False) & filled("picture_alt")),
        name="exercises_exercise_picture_alt_is_custom",
        violation_error_message=_("Describe what the picture shows."),
    ),
    models.CheckConstraint(
        condition=Q(archived_at=None)
        | Q(squad__isnull=False, archived_at__range=YEARS),
        name="exercises_exercise_archived_by_its_squad",
        violation_error_message=_("Only a custom exercise can be archived."),
    ),
    models.CheckConstraint(
        condition=Q(version__gte=1),
        name="exercises_exercise_version_from_1",
        violation_error_message=_("Versions are counted from 1."),
    ),
    models.CheckConstraint(
        condition=Q(squad=None)
        | (
            Q(**{f"{field}__len__lte": MAX_LINES for field in CUSTOM_LISTS})
            & Q(LessThanOrEqual(Length("summary"), MAX_SUMMARY_LENGTH))
        ),
        name="exercises_exercise_custom_texts_are_short",
        violation_error_message=_("The text is too long. Shorten it."),
    ),
]

EXERCISE_RULES: list[models.BaseConstraint] = [
    # The target of the copies that each logged set carries.
    models.UniqueConstraint(
        fields=["id", "mode", "sided"],
        name="exercises_exercise_measured_one_way",
    ),
    models.CheckConstraint(
        condition=filled("name"),
        name="exercises_exercise_has_a_name",
        violation_error_message=_("Enter a name for the exercise."),
    ),
    models.CheckConstraint(
        condition=filled("summary"),
        name="exercises_exercise_has_a_summary",
        violation_error_message=_("Describe the exercise in one sentence."),
    ),
    *(
        models.CheckConstraint(
            condition=Q(**{f"{field}__in": options.values}),
            name=f"exercises_exercise_{field}_known",
            violation_error_message=_("Choose one from the list."),
        )
        for field, options in choices.CHOICES_OF_FIELD.items()
    ),
    models.CheckConstraint(
        condition=Q(measures__contained_by=[*measurement_modes.MEASURES]),
        name="exercises_exercise_measures_known",
        violation_error_message=_("Choose what is measured from the list."),
    ),
    models.CheckConstraint(
        condition=measurement_modes.condition(_required_measures),
        name="exercises_exercise_mode_names_its_measures",
        violation_error_message=_("Choose the values this way of measuring needs."),
    ),
    models.CheckConstraint(
        condition=Q(
            load_kinds__len__gte=1, load_kinds__contained_by=choices.LoadKind.values
        ),
        name="exercises_exercise_load_kinds_known",
        violation_error_message=_("Choose at least one load from the list."),
    ),
    *(
        models.CheckConstraint(
            condition=Q(**{field: None}) | Q(**{f"{field}__range": choices.HIP_DEG}),
            name=f"exercises_exercise_{field}_possible",
            violation_error_message=_(
                "Enter a trunk-thigh angle between −40 and 160 degrees."
            ),
        )
        for field in ("hip_start_deg", "hip_end_deg", "gravity_peak_deg")
    ),
    models.CheckConstraint(
        condition=Q(reps_low__gte=1, reps_low__lte=F("reps_high"), reps_high__lte=100),
        name="exercises_exercise_reps_from_low_to_high",
        violation_error_message=_("The minimum reps can't be more than the maximum."),
    ),
    models.CheckConstraint(
        condition=Q(hold_low_s__lte=F("hold_high_s"), hold_high_s__lte=600),
        name="exercises_exercise_hold_from_low_to_high",
        violation_error_message=_("The minimum hold can't be longer than the maximum."),
    ),
    models.CheckConstraint(
        condition=Q(up_s__lte=60, down_s__lte=60),
        name="exercises_exercise_up_and_down_within_a_minute",
        violation_error_message=_("Enter up to 60 seconds each for up and down."),
    ),
    models.CheckConstraint(
        condition=Q(rest_s__lte=600),
        name="exercises_exercise_rest_up_to_10_minutes",
        violation_error_message=_("Enter a rest of up to 600 seconds."),
    ),
    models.CheckConstraint(
        condition=Q(
            per_week_low__gte=1,
            per_week_low__lte=F("per_week_high"),
            per_week_high__lte=7,
        ),
        name="exercises_exercise_days_a_week_from_low_to_high",
        violation_error_message=_(
            "The minimum days a week can't be more than the maximum."
        ),
    ),
    models.CheckConstraint(
        condition=Q(sets__range=(1, 10)),
        name="exercises_exercise_one_to_ten_sets",
        violation_error_message=_("Enter 1 to 10 sets."),
    ),
    models.CheckConstraint(
        condition=Q(
            mode__in=DISTANCE_MODES,
            distance_m__isnull=False,
            distance_m__range=(1, 1000),
        )
        | (~Q(mode__in=DISTANCE_MODES) & Q(distance_m=None)),
        name="exercises_exercise_distance_where_it_is_measured",
        violation_error_message=_("Enter a distance between 1 and 1000 m."),
    ),
    models.CheckConstraint(
        condition=Q(setup__len__gte=1),
        name="exercises_exercise_has_a_setup",
        violation_error_message=_("Describe how to set it up."),
    ),
    models.CheckConstraint(
        condition=Q(steps__len__gte=1),
        name="exercises_exercise_has_steps",
        violation_error_message=_("Describe the exercise step by step."),
    ),
    *(
        models.CheckConstraint(
            condition=no_gaps(field),
            name=f"exercises_exercise_{field}_without_gaps",
            violation_error_message=_("The list has an empty line."),
        )
        for field in LISTS
    ),
    models.CheckConstraint(
        condition=json_is("array", "faults"),
        name="exercises_exercise_faults_are_a_list",
        violation_error_message=_("List the faults with their fixes."),
    ),
    models.CheckConstraint(
        condition=json_is("object", "illustration"),
        name="exercises_exercise_illustration_has_parts",
        violation_error_message=_("Draw the start and the end."),
    ),
]
