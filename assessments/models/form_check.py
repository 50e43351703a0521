import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import YEARS, CompositeForeignKey
from hipflex.sides import SideOrBoth


class FormCheck(models.Model):
    """One look at an athlete's running, filmed from front, back and side."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="form_checks"
    )
    checked_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="form_checks",
        null=True,
        blank=True,
    )
    steps_over_20m = models.DecimalField(
        max_digits=4, decimal_places=1, null=True, blank=True
    )
    note = models.TextField(blank=True)

    objects = AthleteScopedQuerySet["FormCheck"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["id", "athlete"], name="assessments_formcheck_of_one_athlete"
            ),
            models.CheckConstraint(
                condition=Q(steps_over_20m=None) | Q(steps_over_20m__range=(5, 40)),
                name="assessments_formcheck_steps_5_to_40",
                violation_error_message=_("Enter between 5 and 40 steps for 20 m."),
            ),
            models.CheckConstraint(
                condition=Q(checked_at__range=YEARS),
                name="assessments_formcheck_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-checked_at"], name="assessments_form_checks"
            ),
        ]

    def __str__(self) -> str:
        return f"Form check {self.pk} of athlete {self.athlete_id}"


class FormScore(models.Model):
    """How often one sign was seen in a form check: 0 not, 1 sometimes, 2 always."""

    class Item(models.TextChoices):
        SHORT_STRIDES = "F1", _("Short strides")
        KNEES_CROSS = "F2", _("Knees cross the midline")
        FEET_FLAIL = "F3", _("Feet flail outward")
        KNEES_POP_UP = "F4", _("Skip: knees pop up by themselves")
        LEANS_BACK = "F5", _("Skip: leans back")
        FORCES_KNEES = "F6", _("Skip: forces the knees up")

    form_check = models.ForeignKey(
        FormCheck, on_delete=models.CASCADE, related_name="scores"
    )
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="form_scores"
    )
    item = models.CharField(max_length=2, choices=Item)
    side = models.CharField(max_length=1, choices=SideOrBoth)
    score = models.PositiveSmallIntegerField()

    objects = AthleteScopedQuerySet["FormScore"].as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["form_check", "athlete"],
                to="assessments.FormCheck",
                to_fields=["id", "athlete"],
                name="assessments_formscore_same_athlete_as_check",
            ),
            models.UniqueConstraint(
                fields=["form_check", "item", "side"],
                name="assessments_formscore_once_per_item_and_side",
                violation_error_message=_("This sign already has a score."),
            ),
            models.CheckConstraint(
                condition=Q(score__range=(0, 2)),
                name="assessments_formscore_0_to_2",
                violation_error_message=_("Score each sign 0, 1 or 2."),
            ),
            models.CheckConstraint(
                condition=Q(item__in=["F1", "F2", "F3", "F4", "F5", "F6"]),
                name="assessments_formscore_item_known",
                violation_error_message=_("Choose the sign from the list."),
            ),
            models.CheckConstraint(
                condition=Q(side__in=SideOrBoth.values),
                name="assessments_formscore_side_known",
                violation_error_message=_("Choose a side: left, right or both."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "item"], name="assessments_form_scores"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.side}: {self.score}"
