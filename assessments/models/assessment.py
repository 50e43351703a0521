import uuid
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, Squad
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import CompositeForeignKey

PROTOCOL_VERSION = "2026-11"
COMPENSATIONS = [
    "slouch",
    "lean_back",
    "squirm",
    "trunk_opens",
    "hands",
    "bounce",
    "other_foot",
    "knee_in",
    "knee_out",
    "cramp",
    "shin_swing",
    "pain",
]


class AssessmentQuerySet(AthleteScopedQuerySet["Assessment"]):
    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-taken_at", "-id")

    def before(self, assessment: "Assessment") -> Self:
        """The same athlete's earlier tests."""
        earlier = Q(taken_at__lt=assessment.taken_at)
        same_moment = Q(taken_at=assessment.taken_at, pk__lt=assessment.pk)
        return self.kept().filter(earlier | same_moment, athlete=assessment.athlete_id)

    def with_trials(self) -> Self:
        return self.prefetch_related(Prefetch("trials", Trial.objects.in_order()))


class Assessment(models.Model):
    """One seated knee-lift test of one athlete: how it was set up."""

    class Method(models.TextChoices):
        TAPE = "tape", _("Tape or ruler")
        PHONE = "phone", _("Phone level")
        VIDEO = "video", _("Video")
        EYE = "eye", _("By eye")

    class FirstSide(models.TextChoices):
        RIGHT = "R", _("Right")
        LEFT = "L", _("Left")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="assessments"
    )
    squad = models.ForeignKey(
        Squad,
        on_delete=models.SET_NULL,
        related_name="assessments",
        null=True,
        blank=True,
    )
    protocol_version = models.CharField(max_length=20, default=PROTOCOL_VERSION)
    taken_at = models.DateTimeField(_("taken at"))
    received_at = models.DateTimeField(db_default=Now())
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="tests_taken",
        null=True,
        blank=True,
    )
    tester_name = models.CharField(_("tester"), max_length=80, blank=True)
    method = models.CharField(_("measured with"), max_length=5, choices=Method)
    chair_cm = models.DecimalField(
        _("chair height"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    shoes = models.BooleanField(_("shoes on"), default=True)
    stature_cm = models.DecimalField(_("height"), max_digits=4, decimal_places=1)
    thigh_cm = models.DecimalField(
        _("thigh length"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    first_side = models.CharField(
        _("first side"), max_length=1, choices=FirstSide, default=FirstSide.RIGHT
    )
    pain_before = models.PositiveSmallIntegerField(_("pain today"))
    injured_recently = models.BooleanField(_("injured or operated"), default=False)
    trained_yesterday = models.BooleanField(_("trained yesterday"), default=False)
    stopped = models.BooleanField(_("stopped"), default=False)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            # The target of the copy that each trial carries.
            models.UniqueConstraint(
                fields=["id", "athlete"], name="assessments_assessment_of_one_athlete"
            ),
            models.CheckConstraint(
                condition=Q(method__in=["tape", "phone", "video", "eye"]),
                name="assessments_assessment_method_known",
                violation_error_message=_("Say how the lift was measured."),
            ),
            models.CheckConstraint(
                condition=Q(first_side__in=["L", "R"]),
                name="assessments_assessment_first_side_known",
                violation_error_message=_("Say which side went first."),
            ),
            models.CheckConstraint(
                condition=Q(chair_cm=None) | Q(chair_cm__range=(25, 60)),
                name="assessments_assessment_chair_25_to_60_cm",
                violation_error_message=_("Chair height is 25 to 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(stature_cm__range=(110, 220)),
                name="assessments_assessment_stature_110_to_220_cm",
                violation_error_message=_("Height is 110 to 220 cm."),
            ),
            models.CheckConstraint(
                condition=Q(thigh_cm=None) | Q(thigh_cm__range=(25, 60)),
                name="assessments_assessment_thigh_25_to_60_cm",
                violation_error_message=_("Thigh length is 25 to 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(pain_before__range=(0, 10)),
                name="assessments_assessment_pain_0_to_10",
                violation_error_message=_("Pain is a number from 0 to 10."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-taken_at"], name="assessments_by_time"),
        ]

    def __str__(self) -> str:
        return f"Test {self.pk} of athlete {self.athlete_id}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:assessment_detail", args=[self.pk])


class TrialQuerySet(AthleteScopedQuerySet["Trial"]):
    def in_order(self) -> Self:
        return self.order_by("position", "attempt", "side", "id")


class Trial(models.Model):
    """One counted lift: what was read, what was seen, what it counts as."""

    class Side(models.TextChoices):
        LEFT = "L", _("Left")
        RIGHT = "R", _("Right")

    class Position(models.TextChoices):
        UPRIGHT = "upright", _("Upright")
        LEAN15 = "lean15", _("15°")
        LEAN30 = "lean30", _("30°")
        LEAN45 = "lean45", _("45°")
        STANDING = "standing", _("Standing")

    class Result(models.TextChoices):
        VALID = "valid", _("Valid")
        INVALID = "invalid", _("Not valid")
        FAILED = "failed", _("Not yet")
        RANGE_LIMITED = "range_limited", _("Out of range")
        STOPPED = "stopped", _("Stopped")

    class LiftUnit(models.TextChoices):
        CM = "cm", _("cm")
        IN = "in", _("in")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="trials"
    )
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="trials"
    )
    side = models.CharField(max_length=1, choices=Side)
    position = models.CharField(max_length=8, choices=Position)
    attempt = models.PositiveSmallIntegerField()
    lift_value = models.DecimalField(
        _("lift"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    lift_unit = models.CharField(max_length=2, choices=LiftUnit, default=LiftUnit.CM)
    lift_cm = models.GeneratedField(
        expression=Case(
            When(lift_unit="in", then=F("lift_value") * Value(Decimal("2.54"))),
            default=F("lift_value"),
        ),
        output_field=models.DecimalField(max_digits=5, decimal_places=2),
        db_persist=True,
    )
    thigh_deg = models.DecimalField(
        _("thigh angle"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    hold_s = models.DecimalField(
        _("hold"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    cleared = models.BooleanField(_("cleared the block"), null=True, blank=True)
    compensations = ArrayField(
        models.CharField(max_length=12), default=list, blank=True
    )
    result = models.CharField(max_length=13, choices=Result)
    pain = models.PositiveSmallIntegerField(_("pain"), null=True, blank=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["assessment", "athlete"],
                to="assessments.Assessment",
                to_fields=["id", "athlete"],
                name="assessments_trial_same_athlete_as_test",
            ),
            models.UniqueConstraint(
                fields=["assessment", "side", "position", "attempt"],
                name="assessments_trial_one_per_attempt",
                violation_error_message=_("This lift is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(side__in=["L", "R"]),
                name="assessments_trial_side_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    position__in=["upright", "lean15", "lean30", "lean45", "standing"]
                ),
                name="assessments_trial_position_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    result__in=[
                        "valid",
                        "invalid",
                        "failed",
                        "range_limited",
                        "stopped",
                    ]
                ),
                name="assessments_trial_result_known",
            ),
            models.CheckConstraint(
                condition=Q(compensations__contained_by=COMPENSATIONS),
                name="assessments_trial_compensations_known",
            ),
            models.CheckConstraint(
                condition=Q(attempt__range=(1, 3)),
                name="assessments_trial_attempt_1_to_3",
                violation_error_message=_("Each lift has three attempts at most."),
            ),
            models.CheckConstraint(
                condition=Q(lift_unit__in=["cm", "in"]),
                name="assessments_trial_lift_unit_known",
            ),
            models.CheckConstraint(
                condition=Q(lift_cm=None) | Q(lift_cm__range=(0, 35)),
                name="assessments_trial_lift_0_to_35_cm",
                violation_error_message=_("A lift is 0 to 35 cm."),
            ),
            models.CheckConstraint(
                condition=Q(thigh_deg=None) | Q(thigh_deg__range=(0, 55)),
                name="assessments_trial_thigh_0_to_55_degrees",
                violation_error_message=_("A thigh angle is 0 to 55 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(lift_value=None) | Q(thigh_deg=None),
                name="assessments_trial_lift_or_angle",
                violation_error_message=_("Enter the lift or the angle, not both."),
            ),
            models.CheckConstraint(
                condition=Q(hold_s=None) | Q(hold_s__range=(0, 30)),
                name="assessments_trial_hold_0_to_30_s",
                violation_error_message=_("A hold is 0 to 30 seconds."),
            ),
            models.CheckConstraint(
                condition=Q(pain=None) | Q(pain__range=(0, 10)),
                name="assessments_trial_pain_0_to_10",
                violation_error_message=_("Pain is a number from 0 to 10."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "position", "side"], name="assessments_trial_history"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.position} {self.attempt}"


class TrialCorrection(models.Model):
    """What a trial said before it was edited, who edited it and when."""

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="trial_corrections"
    )
    assessment = models.ForeignKey(
        Assessment, on_delete=models.CASCADE, related_name="corrections"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="trial_corrections",
        null=True,
    )
    changed_at = models.DateTimeField(db_default=Now())
    before = models.JSONField()

    objects = AthleteScopedQuerySet["TrialCorrection"].as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["assessment", "athlete"],
                to="assessments.Assessment",
                to_fields=["id", "athlete"],
                name="assessments_trialcorrection_same_athlete_as_test",
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-changed_at"], name="assessments_corrections"
            ),
        ]

    def __str__(self) -> str:
        return f"Correction {self.pk} of test {self.assessment_id}"
