import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from assessments.models import Assessment
from exercises.models import Exercise
from hipflex.constraints import CompositeForeignKey


class PlanQuerySet(AthleteScopedQuerySet["Plan"]):
    def active(self) -> Self:
        return self.filter(ended_on=None)

    def with_items(self) -> Self:
        return self.prefetch_related(Prefetch("items", PlanItem.objects.in_order()))

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-id")


class Plan(models.Model):
    """What an athlete does for the next weeks, and the rule that proposed it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    athlete = models.ForeignKey(
        Athlete,
        on_delete=models.CASCADE,
        related_name="plans",
        null=True,
        blank=True,
    )
    name = models.CharField(_("name"), max_length=80)
    starts_on = models.DateField(_("starts on"))
    review_on = models.DateField(_("review on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    per_week_low = models.PositiveSmallIntegerField(_("days a week, at least"))
    per_week_high = models.PositiveSmallIntegerField(_("days a week, at most"))
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="plans_assigned",
        null=True,
        blank=True,
    )
    assessment = models.ForeignKey(
        Assessment,
        on_delete=models.SET_NULL,
        related_name="plans",
        null=True,
        blank=True,
    )
    # The rules that proposed the plan: id, words and basis of each.
    rules = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["id", "athlete"], name="training_plan_of_one_athlete"
            ),
            models.UniqueConstraint(
                fields=["athlete", "name"],
                condition=Q(ended_on=None) & ~Q(athlete=None),
                name="training_plan_one_active_of_a_name",
                violation_error_message=_("A plan of this name is active already."),
            ),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("starts_on")),
                name="training_plan_review_after_start",
                violation_error_message=_("The review comes after the start."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="training_plan_ends_after_start",
                violation_error_message=_("The plan ends after its start."),
            ),
            models.CheckConstraint(
                condition=Q(
                    per_week_low__gte=1,
                    per_week_low__lte=F("per_week_high"),
                    per_week_high__lte=7,
                ),
                name="training_plan_days_a_week_1_to_7",
                violation_error_message=_("Days a week are 1 to 7, low to high."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-starts_on"], name="training_plans"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:plan_detail", args=[self.pk])


class PlanItemQuerySet(AthleteScopedQuerySet["PlanItem"]):
    def in_order(self) -> Self:
        return self.select_related("exercise").order_by("position", "id")


class PlanItem(models.Model):
    """One exercise of a plan with its dose."""

    class Sides(models.TextChoices):
        EACH = "each", _("Each side")
        LEFT = "L", _("Left")
        RIGHT = "R", _("Right")
        BOTH = "B", _("Both together")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
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
    reps_low = models.PositiveSmallIntegerField(_("reps, at least"))
    reps_high = models.PositiveSmallIntegerField(_("reps, at most"))
    hold_low_s = models.PositiveSmallIntegerField(_("hold, at least"), default=0)
    hold_high_s = models.PositiveSmallIntegerField(_("hold, at most"), default=0)
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

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["plan", "athlete"],
                to="training.Plan",
                to_fields=["id", "athlete"],
                name="training_planitem_same_athlete_as_plan",
            ),
            models.UniqueConstraint(
                fields=["plan", "position"], name="training_planitem_one_per_position"
            ),
            models.CheckConstraint(
                condition=Q(sets__range=(1, 10)),
                name="training_planitem_one_to_ten_sets",
                violation_error_message=_("Sets are 1 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(
                    reps_low__gte=1,
                    reps_low__lte=F("reps_high"),
                    reps_high__lte=200,
                ),
                name="training_planitem_reps_from_low_to_high",
                violation_error_message=_("The reps go from the lower to the higher."),
            ),
            models.CheckConstraint(
                condition=Q(hold_low_s__lte=F("hold_high_s"), hold_high_s__lte=600),
                name="training_planitem_hold_from_low_to_high",
                violation_error_message=_(
                    "The hold goes from the lower to the higher."
                ),
            ),
            models.CheckConstraint(
                condition=Q(lean_deg=None) | Q(lean_deg__range=(0, 60)),
                name="training_planitem_lean_0_to_60_degrees",
                violation_error_message=_("Lean is 0 to 60 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(band_level=None) | Q(band_level__range=(1, 6)),
                name="training_planitem_band_1_to_6",
                violation_error_message=_("Bands are level 1 to 6."),
            ),
            models.CheckConstraint(
                condition=Q(rest_s__lte=600),
                name="training_planitem_rest_up_to_10_minutes",
                violation_error_message=_("Rest is up to 600 seconds."),
            ),
            models.CheckConstraint(
                condition=Q(sides__in=["each", "L", "R", "B"]),
                name="training_planitem_sides_known",
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "exercise"], name="training_plan_items"),
        ]

    def __str__(self) -> str:
        return f"Item {self.position} of plan {self.plan_id}"
