from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises import choices
from exercises.dose import Dose, Range
from exercises.figures.bodymap import overlay
from exercises.figures.catalogue import loads
from exercises.figures.thumbnail import drawing
from exercises.figures.words import alt
from exercises.library.print_card import Card
from exercises.models.constraints import EXERCISE_RULES
from exercises.models.custom_constraints import OWN_RULES
from exercises.models.exercise_queryset import LibraryQuerySet
from exercises.models.ownership import Owned
from exercises.models.requirements import Equipment, Muscle


class ExerciseQuerySet(LibraryQuerySet["Exercise"]):
    """The library's, and those that squads add."""


class Exercise(Owned):
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
    # Both ways: what is a variation of one has that one as its variation.
    variants = models.ManyToManyField(
        "self", through="Variation", through_fields=("exercise", "variant")
    )

    # Set by `for_list`, `for_page` and `neighbours_of`.
    found: bool
    needs: list[dict[str, list[str]]]
    trained: list[dict[str, Any]]
    gear: list[dict[str, Any]]
    is_editable: bool
    is_easier: bool
    is_harder: bool
    is_variant: bool

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        constraints = [*OWN_RULES, *EXERCISE_RULES]
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

    @property
    def is_one_sided(self) -> bool:
        """Done with one side and then with the other."""
        return self.laterality == self.Laterality.UNILATERAL

    @property
    def image_text(self) -> str:
        """What the figure shows, for those who do not see it."""
        if self.squad_id:
            return gettext("A standing figure in place of a picture.")
        return alt(self.slug, self.illustration)

    @property
    def ends(self) -> list[tuple[SafeString, str]]:
        """The start and the end of the movement, small, with their captions."""
        return [
            (drawing(f"{self.slug}-{end}"), self.illustration[end]["caption"])
            for end in ("start", "end")
        ]

    @property
    def muscle_map(self) -> SafeString:
        """What it trains, to lie over the picture of a body."""
        main = [one["slug"] for one in self.trained if one["is_main"]]
        helpers = [one["slug"] for one in self.trained if not one["is_main"]]
        return SafeString(overlay(main, helpers))

    @property
    def weights(self) -> list[tuple[SafeString, str]]:
        """The weights it is drawn with, small, and their names."""
        if self.squad_id:
            return []
        offered = {one["slug"]: one["name"] for one in self.gear}
        kinds = loads(self.laterality, self.family, offered)
        return [(drawing(f"{self.slug}-{kind}"), offered[kind]) for kind in kinds]

    @property
    def corrections(self) -> list[dict[str, Any]]:
        """What goes wrong and what to do, with a small picture where there is one."""
        return [
            fault | {"drawing": drawing(fault.get("picture", ""))}
            for fault in self.faults
        ]

    @property
    def card(self) -> Card:
        """What its card on paper says, and how large."""
        faults = [fault[half] for fault in self.faults for half in ("see", "fix")]
        return Card(self.setup, self.steps, self.cues, faults, self.safety)

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
