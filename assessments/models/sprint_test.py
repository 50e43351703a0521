import uuid
from decimal import Decimal
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import YEARS

# Seconds, fastest and slowest, that the protocol accepts for each run.
VALID_SECONDS = {
    "sprint_40yd": ("4.00", "9.00"),
    "shuttle_4x5_8m": ("5.00", "12.00"),
    "sprint_20m": ("2.50", "6.00"),
    "flying_20m": ("1.60", "4.50"),
    "sprint_50m": ("5.50", "13.00"),
    "sprint_100m": ("9.50", "22.00"),
}
PLAUSIBLE_TIME = reduce(
    or_,
    (
        Q(kind=kind, time_s__range=(Decimal(fastest), Decimal(slowest)))
        for kind, (fastest, slowest) in VALID_SECONDS.items()
    ),
)


class SprintTest(models.Model):
    """One timed run. Hand and gate times are never compared."""

    class Kind(models.TextChoices):
        SPRINT_40YD = "sprint_40yd", _("40 yards")
        SHUTTLE = "shuttle_4x5_8m", _("Shuttle, 4 × 5.8 m")
        SPRINT_20M = "sprint_20m", _("20 m")
        FLYING_20M = "flying_20m", _("Flying 20 m")
        SPRINT_50M = "sprint_50m", _("50 m")
        SPRINT_100M = "sprint_100m", _("100 m")

    class Method(models.TextChoices):
        HAND = "hand", _("By hand")
        GATE = "gate", _("Timing gates")
        VIDEO = "video", _("Video")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="sprint_tests"
    )
    kind = models.CharField(max_length=15, choices=Kind)
    run_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    attempt = models.PositiveSmallIntegerField(default=1)
    time_s = models.DecimalField(max_digits=5, decimal_places=2)
    split_s = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    method = models.CharField(max_length=5, choices=Method)
    wind_mps = models.DecimalField(
        max_digits=3, decimal_places=1, null=True, blank=True
    )
    surface = models.CharField(max_length=40, blank=True)
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="sprints_timed",
        null=True,
        blank=True,
    )

    objects = AthleteScopedQuerySet["SprintTest"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=PLAUSIBLE_TIME,
                name="assessments_sprinttest_time_plausible",
                violation_error_message=_(
                    "That time isn't plausible for this run. Check it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(method__in=["hand", "gate", "video"]),
                name="assessments_sprinttest_method_known",
                violation_error_message=_("Choose how the run was timed."),
            ),
            models.CheckConstraint(
                condition=Q(split_s=None)
                | Q(split_s__gt=0, split_s__lt=models.F("time_s")),
                name="assessments_sprinttest_split_before_finish",
                violation_error_message=_(
                    "The split must be shorter than the full time."
                ),
            ),
            models.CheckConstraint(
                condition=Q(split_s=None) | Q(kind__in=["sprint_40yd", "sprint_20m"]),
                name="assessments_sprinttest_split_where_there_is_one",
                violation_error_message=_("This run has no split."),
            ),
            models.CheckConstraint(
                condition=Q(wind_mps=None) | Q(wind_mps__range=(-15, 15)),
                name="assessments_sprinttest_wind_plausible",
                violation_error_message=_("Enter a wind speed between −15 and 15 m/s."),
            ),
            models.CheckConstraint(
                condition=Q(attempt__range=(1, 10)),
                name="assessments_sprinttest_attempt_1_to_10",
                violation_error_message=_("Attempts are numbered 1 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(run_at__range=YEARS),
                name="assessments_sprinttest_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "kind", "-run_at"], name="assessments_sprints"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of athlete {self.athlete_id}"
