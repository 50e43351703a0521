import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, User
from accounts.soft_delete import (
    SoftDeleteModel,
    SoftDeleteQuerySet,
    deleter_needs_time,
)
from exercises.models import Exercise
from hipflex.constraints import CompositeForeignKey
from hipflex.forms.fields import plain
from hipflex.sides import Side, SideOrBoth
from training import set_format
from training.load_kinds import UNWEIGHTED

# A plan can leave the weight to the day, but not the level of a band.
LOADED = (
    Q(load_kind="bodyweight", load_kg=None, band_level=None)
    | Q(load_kind="band", load_kg=None, band_level__isnull=False)
    | (~Q(load_kind__in=UNWEIGHTED) & Q(band_level=None))
)


def owner_of_athlete() -> models.GeneratedField:
    """The athlete, or 0 for a template: two nulls are never equal, two zeros are."""
    return models.GeneratedField(
        expression=Coalesce("athlete", Value(0)),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )


class PlanItemQuerySet(SoftDeleteQuerySet["PlanItem"]):
    def in_order(self) -> Self:
        active = self.active().select_related("exercise")
        return active.order_by("position", "id")

    def for_change(self, user: User) -> Self:
        """One item to remove or restore, its plan locked until that is done."""
        related = self.editable_by(user).select_related("plan", "exercise")
        return related.select_for_update(of=("self", "plan"))

    def of_active_plans(self) -> Self:
        """What the running plans ask for, with plan and exercise, in one query."""
        running = self.active().filter(plan__ended_on=None)
        related = running.select_related("plan", "exercise")
        newest_first = related.order_by("-plan__starts_on", "-plan", "position", "id")
        return newest_first.fetch_mode(models.FETCH_RAISE)


class PlanItem(SoftDeleteModel):
    """One exercise of a plan with its dose; deleted means removed from the plan."""

    class Sides(models.TextChoices):
        EACH = "each", _("Each side")
        LEFT = Side.LEFT.value, Side.LEFT.label
        RIGHT = Side.RIGHT.value, Side.RIGHT.label
        BOTH = SideOrBoth.BOTH.value, _("Both sides together")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(
        "training.Plan", on_delete=models.CASCADE, related_name="items"
    )
    athlete = models.ForeignKey(
        Athlete,
        on_delete=models.CASCADE,
        related_name="plan_items",
        null=True,
        blank=True,
    )
    exercise = models.ForeignKey(
        Exercise, on_delete=models.PROTECT, related_name="plan_items"
    )
    position = models.PositiveSmallIntegerField()
    sets = models.PositiveSmallIntegerField(_("sets"))
    reps_low = models.PositiveSmallIntegerField(_("reps, minimum"))
    reps_high = models.PositiveSmallIntegerField(_("reps, maximum"))
    hold_low_s = models.PositiveSmallIntegerField(_("hold, minimum"), default=0)
    hold_high_s = models.PositiveSmallIntegerField(_("hold, maximum"), default=0)
    lean_deg = models.PositiveSmallIntegerField(_("lean"), null=True, blank=True)
    load_kind = models.CharField(
        _("load"),
        max_length=12,
        choices=Exercise.LoadKind,
        default=Exercise.LoadKind.BODYWEIGHT,
    )
    load_kg = models.DecimalField(
        _("load in kg"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    band_level = models.PositiveSmallIntegerField(_("band"), null=True, blank=True)
    distance_m = models.DecimalField(
        _("distance"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    rest_s = models.PositiveSmallIntegerField(_("rest"), default=45)
    sides = models.CharField(max_length=4, choices=Sides, default=Sides.EACH)
    # Out of the plan since then; it can be put back.

    owner = owner_of_athlete()

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["plan", "owner"],
                to="training.Plan",
                to_fields=["id", "owner"],
                name="training_planitem_same_athlete_as_plan",
            ),
            models.UniqueConstraint(
                fields=["plan", "position"],
                name="training_planitem_one_per_position",
                violation_error_message=_(
                    "The plan already has an exercise in this position."
                ),
            ),
            models.CheckConstraint(
                condition=Q(sets__range=(1, 10)),
                name="training_planitem_one_to_ten_sets",
                violation_error_message=_("Enter 1 to 10 sets."),
            ),
            models.CheckConstraint(
                condition=Q(
                    reps_low__gte=1,
                    reps_low__lte=F("reps_high"),
                    reps_high__lte=200,
                ),
                name="training_planitem_reps_from_low_to_high",
                violation_error_message=_(
                    "The minimum reps can't be more than the maximum."
                ),
            ),
            models.CheckConstraint(
                condition=Q(hold_low_s__lte=F("hold_high_s"), hold_high_s__lte=600),
                name="training_planitem_hold_from_low_to_high",
                violation_error_message=_(
                    "The minimum hold can't be longer than the maximum."
                ),
            ),
            models.CheckConstraint(
                condition=Q(lean_deg=None) | Q(lean_deg__range=(0, 60)),
                name="training_planitem_lean_0_to_60_degrees",
                violation_error_message=_("Enter a lean between 0 and 60 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(band_level=None) | Q(band_level__range=(1, 6)),
                name="training_planitem_band_1_to_6",
                violation_error_message=_("Enter a band level from 1 to 6."),
            ),
            models.CheckConstraint(
                condition=Q(rest_s__lte=600),
                name="training_planitem_rest_up_to_10_minutes",
                violation_error_message=_("Enter a rest of up to 600 seconds."),
            ),
            models.CheckConstraint(
                condition=Q(sides__in=["each", "L", "R", "B"]),
                name="training_planitem_sides_known",
                violation_error_message=_("Choose each side, left, right or both."),
            ),
            models.CheckConstraint(
                condition=Q(load_kind__in=Exercise.LoadKind.values),
                name="training_planitem_load_kind_known",
                violation_error_message=_("Choose a load from the list."),
            ),
            models.CheckConstraint(
                condition=LOADED,
                name="training_planitem_load_fits_its_kind",
                violation_error_message=_("Enter the amount for the load you chose."),
            ),
            models.CheckConstraint(
                condition=Q(load_kg=None) | Q(load_kg__range=(0, 500)),
                name="training_planitem_load_0_to_500_kg",
                violation_error_message=_("Enter a load between 0 and 500 kg."),
            ),
            models.CheckConstraint(
                condition=Q(distance_m=None) | Q(distance_m__range=(0, 1000)),
                name="training_planitem_distance_0_to_1000_m",
                violation_error_message=_(
                    "Enter a distance between 0 and 1000 metres."
                ),
            ),
            deleter_needs_time(
                "training_planitem_deleted_at_a_time",
                _("Record when the exercise was removed."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "exercise"], name="training_plan_items"),
        ]

    def __str__(self) -> str:
        return f"Item {self.position} of plan {self.plan_id}"

    @property
    def dose(self) -> str:
        """ "2 × 8–10, hold 2–3 s"."""
        reps = (self.reps_low, self.reps_high)
        hold = (self.hold_low_s, self.hold_high_s)
        one_set = set_format.planned(self.exercise.mode, reps, hold)
        if self.exercise.has_distance:
            one_set = f"{plain(self.distance_m)} m" if self.distance_m else ""
        count = f"{self.sets} × {one_set}" if one_set else f"{self.sets} ×"
        return count if self.lean_deg is None else f"{count}, {self.lean_words}"

    @property
    def is_there_again(self) -> bool:
        """Whether the plan got the exercise anew after this one was taken out."""
        others = PlanItem.objects.active().filter(plan=self.plan_id).exclude(pk=self.pk)
        return others.filter(exercise=self.exercise_id).exists()

    @property
    def lean_words(self) -> str:
        return set_format.lean(self.lean_deg)
