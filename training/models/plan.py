import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, User
from accounts.scoping import AthleteScopedQuerySet
from assessments.models import Assessment
from exercises.dose import Range
from hipflex.constraints import DAYS, CompositeForeignKey, filled, json_is
from training.models.plan_item import PlanItem, owner_of_athlete


class PlanQuerySet(AthleteScopedQuerySet["Plan"]):
    def active(self) -> Self:
        return self.filter(ended_on=None)

    def ended(self) -> Self:
        return self.exclude(ended_on=None)

    def with_items(self) -> Self:
        return self.prefetch_related(Prefetch("items", PlanItem.objects.in_order()))

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-id")

    def for_choice(self) -> Self:
        """To choose one of, each with whose it is."""
        return self.select_related("athlete").newest_first()

    def for_list(self) -> Self:
        """Plans with their athlete and items, in two queries. More raises."""
        listed = self.select_related("athlete").with_items().newest_first()
        return listed.fetch_mode(models.FETCH_RAISE)

    def for_detail(self, user: User) -> Self:
        """One plan with all its page shows, in two queries. More raises."""
        related = self.visible_to(user).with_edit_right(user).with_items()
        people = related.select_related("athlete", "assessment", "assigned_by")
        return people.fetch_mode(models.FETCH_RAISE)


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
    per_week_low = models.PositiveSmallIntegerField(_("days a week, minimum"))
    per_week_high = models.PositiveSmallIntegerField(_("days a week, maximum"))
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
    owner = owner_of_athlete()

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["assessment", "athlete"],
                to="assessments.Assessment",
                to_fields=["id", "athlete"],
                name="training_plan_same_athlete_as_test",
            ),
            models.UniqueConstraint(
                fields=["id", "athlete"], name="training_plan_of_one_athlete"
            ),
            # The target of the copy that each item carries.
            models.UniqueConstraint(
                fields=["id", "owner"], name="training_plan_of_one_owner"
            ),
            models.CheckConstraint(
                condition=filled("name"),
                name="training_plan_has_a_name",
                violation_error_message=_("Enter a name for the plan."),
            ),
            models.CheckConstraint(
                condition=Q(athlete__isnull=False) | Q(assessment=None),
                name="training_plan_template_comes_from_no_test",
                violation_error_message=_("A template does not come from a test."),
            ),
            models.CheckConstraint(
                condition=json_is("array", "rules"),
                name="training_plan_rules_are_a_list",
                violation_error_message=_("List the rules that proposed the plan."),
            ),
            models.UniqueConstraint(
                fields=["athlete", "name"],
                condition=Q(ended_on=None) & ~Q(athlete=None),
                name="training_plan_one_active_of_a_name",
                violation_error_message=_(
                    "There's already an active plan with this name."
                ),
            ),
            models.CheckConstraint(
                condition=Q(review_on__gte=F("starts_on")),
                name="training_plan_review_after_start",
                violation_error_message=_(
                    "The review date must be after the start date."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="training_plan_ends_after_start",
                violation_error_message=_(
                    "The end date can't be before the start date."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    per_week_low__gte=1,
                    per_week_low__lte=F("per_week_high"),
                    per_week_high__lte=7,
                ),
                name="training_plan_days_a_week_1_to_7",
                violation_error_message=_(
                    "Enter days per week from 1 to 7, minimum first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__range=DAYS, review_on__range=DAYS)
                & (Q(ended_on=None) | Q(ended_on__range=DAYS)),
                name="training_plan_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-starts_on"], name="training_plans"),
        ]

    # Set by `with_edit_right`.
    is_editable: bool = False

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:plan_detail", args=[self.pk])

    @property
    def days_a_week(self) -> str:
        return str(Range(self.per_week_low, self.per_week_high))

    def end(self, today: date) -> None:
        """From today, or from its start where that is still to come."""
        self.ended_on = max(today, self.starts_on)
        self.save(update_fields=["ended_on"])
