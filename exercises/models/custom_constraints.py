"""What the database holds true of whose an exercise is."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from hipflex.constraints import YEARS, filled

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# What a squad writes: lines of a list, and letters of a summary.
MOST_LINES = 12
SUMMARY_LENGTH = 300
LISTS = ("setup", "steps", "cues", "safety")

OWN_RULES: list[models.BaseConstraint] = [
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
    # The target of each picture's copy.
    models.UniqueConstraint(
        fields=["id", "is_pictured"],
        name="exercises_exercise_pictured_one_way",
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
        name="exercises_exercise_picture_of_a_squad_in_words",
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
            Q(**{f"{field}__len__lte": MOST_LINES for field in LISTS})
            & Q(LessThanOrEqual(Length("summary"), SUMMARY_LENGTH))
        ),
        name="exercises_exercise_own_texts_are_short",
        violation_error_message=_("The text is too long. Shorten it."),
    ),
]
