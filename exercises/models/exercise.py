import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Squad
from exercises import choices
from exercises.dose import Dose, Range
from exercises.measurement_modes import MEASURED
from exercises.models.constraints import EXERCISE_RULES, OWNERSHIP_RULES
from exercises.models.exercise_queryset import LibraryQuerySet
from exercises.models.requirements import Equipment, Muscle

MAX_ALT_LENGTH = 200
MAX_ADDRESS_LENGTH = 80


class ExerciseQuerySet(LibraryQuerySet["Exercise"]):
    """Exercises of the library and custom exercises of squads."""


class Exercise(models.Model):
    """An exercise of the library, or of a squad if `squad` is set (custom)."""

    Family = choices.Family
    Position = choices.Position
    Laterality = choices.Laterality
    Level = choices.Level
    Mode = choices.Mode
    LoadKind = choices.LoadKind
    Above90 = choices.Above90
    Basis = choices.Basis
    Origin = choices.Origin

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    squad = models.ForeignKey(
        Squad,
        on_delete=models.CASCADE,
        related_name="exercises",
        null=True,
        blank=True,
    )
    slug = models.SlugField(max_length=60)
    # Unique: a slug has no underscore, so squad 3's "3_lunge" is no library slug.
    address = models.GeneratedField(
        expression=Case(
            When(squad=None, then=F("slug")),
            default=Concat(
                Cast("squad", models.TextField()),
                Value("_"),
                F("slug"),
                output_field=models.TextField(),
            ),
            output_field=models.TextField(),
        ),
        output_field=models.CharField(max_length=MAX_ADDRESS_LENGTH),
        db_persist=True,
    )
    # Alternative text of a squad's picture; empty without a picture.
    picture_alt = models.CharField(
        _("what it shows"), max_length=MAX_ALT_LENGTH, blank=True
    )
    has_picture = models.GeneratedField(
        expression=models.ExpressionWrapper(
            ~Q(picture_alt=""), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
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
    distance_m = models.PositiveSmallIntegerField(null=True, blank=True)
    dose_basis = models.CharField(max_length=10, choices=choices.Basis)
    setup = ArrayField(models.TextField(), default=list)
    steps = ArrayField(models.TextField(), default=list)
    cues = ArrayField(models.TextField(), default=list)
    faults = models.JSONField(default=list)
    safety = ArrayField(models.TextField(), default=list)
    resistance = ArrayField(models.TextField(), default=list)
    notes = ArrayField(models.TextField(), default=list)
    illustration = models.JSONField(default=dict)
    # The figure in words, computed from its joint angles by the loader.
    figure_alt = models.TextField(blank=True, editable=False)
    # Synonyms, equipment and muscles by name; written by the loader and the form.
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
    # Symmetric: each pair is stored in both directions.
    variants = models.ManyToManyField(
        "self", through="Variation", through_fields=("exercise", "variant")
    )

    # Set by `for_list`, `for_page`, `related_to` and `with_edit_right`.
    found: bool
    requirements: list[dict[str, list[str]]]
    muscle_list: list[dict[str, Any]]
    equipment_list: list[dict[str, Any]]
    is_editable: bool
    is_easier: bool
    is_harder: bool
    is_variant: bool

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        constraints = [*OWNERSHIP_RULES, *EXERCISE_RULES]
        indexes = [
            models.Index(fields=["address"], name="exercises_address"),
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
        return reverse("exercises:exercise_detail", args=[self.address])

    @property
    def is_one_sided(self) -> bool:
        """Return whether each side does it in turn, set by set."""
        return self.laterality == self.Laterality.UNILATERAL

    @property
    def image(self) -> str:
        """Return the figure's path under the static folder."""
        return self.figure("")

    @property
    def image_left(self) -> str:
        return self.figure("-left")

    @property
    def image_start(self) -> str:
        return self.figure("-start")

    @property
    def image_end(self) -> str:
        return self.figure("-end")

    @property
    def motion(self) -> str:
        return self.figure("-motion")

    @property
    def motion_left(self) -> str:
        return self.figure("-left-motion")

    def figure(self, kind: str) -> str:
        """Return the path of one of its figures; the neutral one if it is custom."""
        name = choices.NEUTRAL_FIGURE if self.squad_id else self.slug
        return f"figures/{name}{kind}.svg"

    @property
    def image_text(self) -> str:
        """Return the figure's alternative text; empty if the loader wrote none."""
        if self.squad_id:
            return gettext("A standing figure in place of a picture.")
        return self.figure_alt

    @property
    def photo(self) -> str:
        """Return the URL of the squad's picture, which changes with the version."""
        return self._photo("custom_exercise_picture")

    @property
    def photo_thumbnail(self) -> str:
        """Return the URL of the squad's picture as a thumbnail."""
        return self._photo("custom_exercise_thumbnail")

    def _photo(self, view: str) -> str:
        if not self.picture_alt:
            return ""
        path = reverse(f"exercises:{view}", args=[self.address])
        return f"{path}?v={self.version}"

    @property
    def level_number(self) -> int:
        return self.Level.values.index(self.level) + 1

    @property
    def dose(self) -> Dose:
        return Dose(
            sets=self.sets,
            sides=2 if self.sided else 1,
            reps=Range(self.reps_low, self.reps_high),
            hold_s=Range(self.hold_low_s, self.hold_high_s),
            up_s=self.up_s,
            down_s=self.down_s,
            rest_s=self.rest_s,
            per_week=Range(self.per_week_low, self.per_week_high),
            distance_m=self.distance_m,
        )

    @property
    def has_lean(self) -> bool:
        return "lean_deg" in self.measures

    @property
    def has_reps(self) -> bool:
        return "reps" in MEASURED[self.mode]

    @property
    def has_hold(self) -> bool:
        return "hold_s" in MEASURED[self.mode]

    @property
    def has_distance(self) -> bool:
        return "distance_m" in MEASURED[self.mode]

    @property
    def has_load(self) -> bool:
        return self.load_kinds != [self.LoadKind.BODYWEIGHT]

    @property
    def is_in_use(self) -> bool:
        """Return whether sets or plans refer to it. One query per related model."""
        protecting = (
            relation
            for relation in self._meta.related_objects
            if relation.on_delete is models.PROTECT
        )
        return any(
            relation.related_model._base_manager.filter(
                **{relation.field.name: self}
            ).exists()
            for relation in protecting
        )

    def archive(self) -> None:
        """Stop offering it; sets and plans still have it. Again changes nothing."""
        if self.archived_at is None:
            self.archived_at = timezone.now()
            self.save(update_fields=["archived_at"])

    def restore(self) -> None:
        self.archived_at = None
        self.save(update_fields=["archived_at"])
