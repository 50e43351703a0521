"""The choices of an exercise's fields."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Family(models.TextChoices):
    SEATED = "seated", _("Seated and standing knee lift")
    HANG = "hang", _("Hanging raises")
    BENCH = "bench", _("Bench leg raises")
    BALL = "ball", _("Ball")
    SITUP = "situp", _("Sit-ups")
    CABLE_FLOOR = "cable_floor", _("Lying cable exercises")
    DRIVE = "drive", _("Knee drives")
    SLED = "sled", _("Sled")
    RUN = "run", _("Running-form drills")
    STRETCH = "stretch", _("Hip-flexor stretches")


class Position(models.TextChoices):
    SEATED = "seated", _("Seated")
    STANDING = "standing", _("Standing")
    SUPINE = "supine", _("Lying on the back")
    HANGING = "hanging", _("Hanging")
    PLANK = "plank", _("Plank")
    KNEELING = "kneeling", _("Kneeling")
    MOVING = "moving", _("Moving")


class Laterality(models.TextChoices):
    UNILATERAL = "unilateral", _("Each side")
    ALTERNATING = "alternating", _("Alternating sides")
    BILATERAL = "bilateral", _("Both sides together")


class Level(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Mode(models.TextChoices):
    REPS_HOLD = "reps_hold", _("Reps with a hold")
    REPS = "reps", _("Reps")
    HOLD_TIME = "hold_time", _("Hold")
    DISTANCE = "distance", _("Distance")
    DISTANCE_LOAD = "distance_load", _("Distance with a load")


class LoadKind(models.TextChoices):
    BODYWEIGHT = "bodyweight", _("Bodyweight")
    ASSISTANCE = "assistance", _("Assisted")
    ANKLE_WEIGHT = "ankle_weight", _("Ankle weight")
    DUMBBELL = "dumbbell", _("Dumbbell")
    KETTLEBELL = "kettlebell", _("Kettlebell")
    PLATE = "plate", _("Plate")
    CABLE_STACK = "cable_stack", _("Cable stack")
    BAND = "band", _("Band")
    SLED = "sled", _("Sled")


class Above90(models.TextChoices):
    NONE = "none", _("Stays below 90°")
    PARTIAL = "partial", _("Partly above 90°")
    MOST = "most", _("Mostly above 90°")


class Basis(models.TextChoices):
    ARTICLE = "article", _("article")
    CONVENTION = "convention", _("our convention")
    SQUAD = "squad", _("the squad's own")


class Origin(models.TextChoices):
    ARTICLE = "article", _("Described in the article")
    VARIANT = "article_variant", _("A variation of an exercise in the article")
    PRODUCT = "product", _("Added by HipFlex")
    SQUAD = "squad", _("Custom exercise (the squad's own)")


# Trunk-thigh angle in degrees: full extension behind the body, and knee to chest.
HIP_DEG: Final = (-40, 160)
# The figure of an exercise that has none of its own.
NEUTRAL_FIGURE: Final = "neutral"
CHOICES_OF_FIELD: dict[str, type[models.TextChoices]] = {
    "family": Family,
    "position": Position,
    "laterality": Laterality,
    "level": Level,
    "mode": Mode,
    "above_90": Above90,
    "dose_basis": Basis,
    "origin": Origin,
}
