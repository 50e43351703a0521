from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Squad, User
from accounts.scoping import squads_around
from exercises import choices


class Muscle(models.Model):
    """A muscle or group that an exercise trains."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.name


class Equipment(models.Model):
    """Something an exercise needs or may use."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "equipment"

    def __str__(self) -> str:
        return self.name


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def library(self) -> Self:
        return self.filter(squad=None)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The library for all, and the custom exercises of the user's squads."""
        return self.filter(Q(squad=None) | Q(squad__in=squads_around(user)))

    def in_ladder_order(self) -> Self:
        return self.order_by("family", "position_in_family", "id")


class Exercise(models.Model):
    """What can be done: how, how much, with what, and what it measures."""

    Family = choices.Family
    Position = choices.Position
    Laterality = choices.Laterality
    Level = choices.Level
    Mode = choices.Mode
    LoadKind = choices.LoadKind
    Above90 = choices.Above90
    Basis = choices.Basis
    Origin = choices.Origin

    squad = models.ForeignKey(
        Squad,
        on_delete=models.CASCADE,
        related_name="exercises",
        null=True,
        blank=True,
    )
    slug = models.SlugField(max_length=60)
    name = models.CharField(_("name"), max_length=80)
    family = models.CharField(max_length=12, choices=choices.Family)
    position_in_family = models.PositiveSmallIntegerField(default=0)
    origin = models.CharField(max_length=16, choices=choices.Origin)
    origin_note = models.TextField(blank=True)
    summary = models.TextField(_("summary"))
    pattern = models.CharField(max_length=120, blank=True)
    position = models.CharField(max_length=10, choices=choices.Position)
    laterality = models.CharField(max_length=12, choices=choices.Laterality)
    level = models.CharField(max_length=12, choices=choices.Level)
    mode = models.CharField(max_length=14, choices=choices.Mode)
    measures = ArrayField(models.CharField(max_length=20), default=list)
    sided = models.GeneratedField(
        expression=models.ExpressionWrapper(
            Q(measures__contains=["side"]), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    load_kinds = ArrayField(
        models.CharField(max_length=12, choices=choices.LoadKind), default=list
    )
    above_90 = models.CharField(max_length=8, choices=choices.Above90)
    hip_start_deg = models.SmallIntegerField(null=True, blank=True)
    hip_end_deg = models.SmallIntegerField(null=True, blank=True)
    gravity_peak_deg = models.SmallIntegerField(null=True, blank=True)
    sets = models.PositiveSmallIntegerField()
    reps_low = models.PositiveSmallIntegerField()
    reps_high = models.PositiveSmallIntegerField()
    hold_low_s = models.PositiveSmallIntegerField()
    hold_high_s = models.PositiveSmallIntegerField()
    up_s = models.PositiveSmallIntegerField()
    down_s = models.PositiveSmallIntegerField()
    rest_s = models.PositiveSmallIntegerField()
    per_week_low = models.PositiveSmallIntegerField()
    per_week_high = models.PositiveSmallIntegerField()
    dose_basis = models.CharField(max_length=10, choices=choices.Basis)
    setup = ArrayField(models.TextField(), default=list)
    steps = ArrayField(models.TextField(), default=list)
    cues = ArrayField(models.TextField(), default=list)
    faults = models.JSONField(default=list)
    safety = ArrayField(models.TextField(), default=list)
    resistance = ArrayField(models.TextField(), default=list)
    notes = ArrayField(models.TextField(), default=list)
    illustration = models.JSONField(default=dict)
    # Names, synonyms, kit and muscles in plain words; written by the loader.
    keywords = models.TextField(blank=True)
    search = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="english")
        + SearchVector("keywords", weight="B", config="english")
        + SearchVector("summary", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    muscles = models.ManyToManyField(
        Muscle, through="ExerciseMuscle", related_name="exercises"
    )
    equipment = models.ManyToManyField(
        Equipment, through="ExerciseEquipment", related_name="exercises"
    )
    harder = models.ManyToManyField(
        "self",
        through="Progression",
        through_fields=("easier", "harder"),
        symmetrical=False,
        related_name="easier",
    )
    variants = models.ManyToManyField(
        "self", symmetrical=False, related_name="variant_of"
    )

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        constraints = [
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
            # The target of the copies that each logged set carries.
            models.UniqueConstraint(
                fields=["id", "mode", "sided"],
                name="exercises_exercise_measured_one_way",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__in": words.values}),
                    name=f"exercises_exercise_{field}_known",
                )
                for field, words in choices.OF_FIELD.items()
            ),
            models.CheckConstraint(
                condition=Q(reps_low__lte=F("reps_high"), reps_low__gte=1),
                name="exercises_exercise_reps_from_low_to_high",
                violation_error_message=_("The reps go from the lower to the higher."),
            ),
            models.CheckConstraint(
                condition=Q(hold_low_s__lte=F("hold_high_s")),
                name="exercises_exercise_hold_from_low_to_high",
                violation_error_message=_(
                    "The hold goes from the lower to the higher."
                ),
            ),
            models.CheckConstraint(
                condition=Q(per_week_low__lte=F("per_week_high"), per_week_high__lte=7),
                name="exercises_exercise_days_a_week_from_low_to_high",
                violation_error_message=_(
                    "Days a week go from the lower to the higher."
                ),
            ),
            models.CheckConstraint(
                condition=Q(sets__range=(1, 10)),
                name="exercises_exercise_one_to_ten_sets",
                violation_error_message=_("Sets are 1 to 10."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="exercises_search"),
            GinIndex(
                OpClass(F("name"), name="gin_trgm_ops"), name="exercises_name_trigrams"
            ),
            GinIndex(
                OpClass(F("keywords"), name="gin_trgm_ops"),
                name="exercises_keyword_trigrams",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("exercises:exercise_detail", args=[self.slug])

    @property
    def image(self) -> str:
        """The figure's path under the static folder."""
        return f"img/exercises/{self.slug}.svg"

    @property
    def asks_lean(self) -> bool:
        return "lean_deg" in self.measures

    @property
    def asks_reps(self) -> bool:
        return self.mode in (self.Mode.REPS_HOLD, self.Mode.REPS)

    @property
    def asks_hold(self) -> bool:
        return self.mode in (self.Mode.REPS_HOLD, self.Mode.HOLD_TIME)

    @property
    def asks_distance(self) -> bool:
        return self.mode in (self.Mode.DISTANCE, self.Mode.DISTANCE_LOAD)

    @property
    def asks_load(self) -> bool:
        return self.load_kinds != [self.LoadKind.BODYWEIGHT]


class ExerciseMuscle(models.Model):
    """A muscle in an exercise: main or helper."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="muscle_roles"
    )
    muscle = models.ForeignKey(
        Muscle, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_main = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "muscle"], name="exercises_muscle_once_per_exercise"
            ),
        ]

    def __str__(self) -> str:
        return f"Muscle {self.muscle_id} in exercise {self.exercise_id}"


class ExerciseEquipment(models.Model):
    """A piece of equipment in an exercise: needed or optional."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="equipment_roles"
    )
    equipment = models.ForeignKey(
        Equipment, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_required = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "equipment"],
                name="exercises_equipment_once_per_exercise",
            ),
        ]

    def __str__(self) -> str:
        return f"Equipment {self.equipment_id} in exercise {self.exercise_id}"


class Progression(models.Model):
    """One rung of the ladder: from an easier exercise to a harder one."""

    easier = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="steps_up"
    )
    harder = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="steps_down"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["easier", "harder"], name="exercises_progression_once_per_pair"
            ),
            models.CheckConstraint(
                condition=~Q(easier=F("harder")),
                name="exercises_progression_leads_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"Exercise {self.easier_id} leads to {self.harder_id}"
