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
        violation_error_message=_("The library has this exercise already."),
    ),
    models.UniqueConstraint(
        fields=["squad", "slug"],
        condition=~Q(squad=None),
        name="exercises_exercise_squad_slug_once",
        violation_error_message=_("The squad has this exercise already."),
    ),
    models.CheckConstraint(
        condition=Q(slug__regex=SLUG),
        name="exercises_exercise_slug_of_small_letters",
        violation_error_message=_("Use small letters, digits and hyphens."),
    ),
    models.UniqueConstraint(
        F("squad"),
        Lower("name"),
        condition=~Q(squad=None),
        name="exercises_exercise_squad_name_once",
        violation_error_message=_("The squad has an exercise of this name already."),
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
        violation_error_message=_("What a squad adds is the squad's own."),
    ),
    models.CheckConstraint(
        condition=Q(picture_alt="") | (Q(squad__isnull=False) & filled("picture_alt")),
        name="exercises_exercise_picture_alt_is_custom",
        violation_error_message=_("Say what the picture shows."),
    ),
    models.CheckConstraint(
        condition=Q(archived_at=None)
        | Q(squad__isnull=False, archived_at__range=YEARS),
        name="exercises_exercise_archived_by_its_squad",
        violation_error_message=_("Only a squad's own exercise is archived."),
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
        violation_error_message=_("The texts are too long."),
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
        violation_error_message=_("Give the exercise a name."),
    ),
    models.CheckConstraint(
        condition=filled("summary"),
        name="exercises_exercise_has_a_summary",
        violation_error_message=_("Say in a sentence what is done."),
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
        violation_error_message=_("Name what this way of measuring needs."),
    ),
    models.CheckConstraint(
        condition=Q(
            load_kinds__len__gte=1, load_kinds__contained_by=choices.LoadKind.values
        ),
        name="exercises_exercise_load_kinds_known",
        violation_error_message=_("Choose one load or more from the list."),
    ),
    *(
        models.CheckConstraint(
            condition=Q(**{field: None}) | Q(**{f"{field}__range": choices.HIP_DEG}),
            name=f"exercises_exercise_{field}_possible",
            violation_error_message=_("A hip bends from −40 to 160 degrees."),
        )
        for field in ("hip_start_deg", "hip_end_deg", "gravity_peak_deg")
    ),
    models.CheckConstraint(
        condition=Q(reps_low__gte=1, reps_low__lte=F("reps_high"), reps_high__lte=100),
        name="exercises_exercise_reps_from_low_to_high",
        violation_error_message=_("The reps go from the lower to the higher."),
    ),
    models.CheckConstraint(
        condition=Q(hold_low_s__lte=F("hold_high_s"), hold_high_s__lte=600),
        name="exercises_exercise_hold_from_low_to_high",
        violation_error_message=_("The hold goes from the lower to the higher."),
    ),
    models.CheckConstraint(
        condition=Q(up_s__lte=60, down_s__lte=60),
        name="exercises_exercise_up_and_down_within_a_minute",
        violation_error_message=_("Up and down take up to 60 seconds each."),
    ),
    models.CheckConstraint(
        condition=Q(rest_s__lte=600),
        name="exercises_exercise_rest_up_to_10_minutes",
        violation_error_message=_("Rest is up to 600 seconds."),
    ),
    models.CheckConstraint(
        condition=Q(
            per_week_low__gte=1,
            per_week_low__lte=F("per_week_high"),
            per_week_high__lte=7,
        ),
        name="exercises_exercise_days_a_week_from_low_to_high",
        violation_error_message=_("Days a week go from the lower to the higher."),
    ),
    models.CheckConstraint(
        condition=Q(sets__range=(1, 10)),
        name="exercises_exercise_one_to_ten_sets",
        violation_error_message=_("Sets are 1 to 10."),
    ),
    models.CheckConstraint(
        condition=Q(
            mode__in=DISTANCE_MODES,
            distance_m__isnull=False,
            distance_m__range=(1, 1000),
        )
        | (~Q(mode__in=DISTANCE_MODES) & Q(distance_m=None)),
        name="exercises_exercise_distance_where_it_is_measured",
        violation_error_message=_("What is measured by distance has 1 to 1000 m."),
    ),
    models.CheckConstraint(
        condition=Q(setup__len__gte=1),
        name="exercises_exercise_has_a_setup",
        violation_error_message=_("Say how to set it up."),
    ),
    models.CheckConstraint(
        condition=Q(steps__len__gte=1),
        name="exercises_exercise_has_steps",
        violation_error_message=_("Say how it is done, step by step."),
    ),
    *(
        models.CheckConstraint(
            condition=no_gaps(field),
            name=f"exercises_exercise_{field}_without_gaps",
            violation_error_message=_("A line of the list is empty."),
        )
        for field in LISTS
    ),
    models.CheckConstraint(
        condition=json_is("array", "faults"),
        name="exercises_exercise_faults_are_a_list",
        violation_error_message=_("List the faults with their corrections."),
    ),
    models.CheckConstraint(
        condition=json_is("object", "illustration"),
        name="exercises_exercise_illustration_has_parts",
        violation_error_message=_("Draw the start and the end."),
    ),
]
