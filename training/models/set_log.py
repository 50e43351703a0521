import uuid
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from exercises.models import Exercise
from hipflex.constraints import CompositeForeignKey
from training.models.session import Session

KG_PER_LB = Decimal("0.45359237")
UNLOADED = ["bodyweight", "assistance", "band"]

# Each way of measuring has its own columns; the others stay empty.
MEASURED = (
    Q(mode="reps_hold", reps__isnull=False, hold_s__isnull=False, distance_m=None)
    | Q(mode="reps", reps__isnull=False, hold_s=None, distance_m=None)
    | Q(mode="hold_time", reps=None, hold_s__isnull=False, distance_m=None)
    | Q(
        mode__in=["distance", "distance_load"],
        distance_m__isnull=False,
        hold_s=None,
        reps=None,
    )
)
LOADED = (
    Q(load_kind="bodyweight", load_value=None, band_level=None)
    | Q(load_kind="assistance", band_level=None)
    | Q(load_kind="band", load_value=None, band_level__range=(1, 6))
    | (~Q(load_kind__in=UNLOADED) & Q(load_value__isnull=False, band_level=None))
)


class SetLogQuerySet(AthleteScopedQuerySet["SetLog"]):
    def kept(self) -> Self:
        return self.filter(deleted_at=None)

    def in_order(self) -> Self:
        return self.select_related("exercise").order_by("done_at", "number", "id")


class SetLog(models.Model):
    """One set of one side as it was done, not as it was planned."""

    class Side(models.TextChoices):
        LEFT = "L", _("Left")
        RIGHT = "R", _("Right")
        BOTH = "B", _("Both")

    class LoadUnit(models.TextChoices):
        KG = "kg", _("kg")
        LB = "lb", _("lb")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sets")
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="set_logs"
    )
    exercise = models.ForeignKey(
        Exercise, on_delete=models.PROTECT, related_name="set_logs"
    )
    # Copies of the exercise's own, kept true by the database.
    mode = models.CharField(max_length=14, choices=Exercise.Mode)
    sided = models.BooleanField()
    number = models.PositiveSmallIntegerField(_("set"))
    side = models.CharField(_("side"), max_length=1, choices=Side)
    reps = models.PositiveSmallIntegerField(_("repetitions"), null=True, blank=True)
    hold_s = models.DecimalField(
        _("hold, seconds"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    distance_m = models.DecimalField(
        _("distance, metres"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    lean_deg = models.PositiveSmallIntegerField(
        _("lean, degrees"), null=True, blank=True
    )
    load_kind = models.CharField(
        _("load"),
        max_length=12,
        choices=Exercise.LoadKind,
        default=Exercise.LoadKind.BODYWEIGHT,
    )
    load_value = models.DecimalField(
        _("load"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    load_unit = models.CharField(max_length=2, choices=LoadUnit, default=LoadUnit.KG)
    load_kg = models.GeneratedField(
        expression=Case(
            When(load_unit="lb", then=F("load_value") * Value(KG_PER_LB)),
            default=F("load_value"),
        ),
        output_field=models.DecimalField(max_digits=6, decimal_places=2),
        db_persist=True,
    )
    band_level = models.PositiveSmallIntegerField(_("band"), null=True, blank=True)
    effort = models.PositiveSmallIntegerField(_("effort"), null=True, blank=True)
    pain = models.PositiveSmallIntegerField(_("pain"), null=True, blank=True)
    faults = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    done_at = models.DateTimeField(_("done at"))
    received_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    objects = SetLogQuerySet.as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["session", "athlete"],
                to="training.Session",
                to_fields=["id", "athlete"],
                name="training_setlog_same_athlete_as_session",
            ),
            CompositeForeignKey(
                fields=["exercise", "mode", "sided"],
                to="exercises.Exercise",
                to_fields=["id", "mode", "sided"],
                name="training_setlog_measured_as_the_exercise",
            ),
            models.UniqueConstraint(
                fields=["id", "athlete"], name="training_setlog_of_one_athlete"
            ),
            models.UniqueConstraint(
                fields=["session", "exercise", "number", "side"],
                condition=Q(deleted_at=None),
                name="training_setlog_one_per_number_and_side",
                violation_error_message=_("This set is logged already."),
            ),
            models.CheckConstraint(
                condition=MEASURED,
                name="training_setlog_measurement_fits_the_exercise",
                violation_error_message=_("Fill in what this exercise measures."),
            ),
            models.CheckConstraint(
                condition=Q(sided=True, side__in=["L", "R"]) | Q(sided=False, side="B"),
                name="training_setlog_side_when_one_sided",
                violation_error_message=_("Say which side: left or right."),
            ),
            models.CheckConstraint(
                condition=LOADED,
                name="training_setlog_load_fits_its_kind",
                violation_error_message=_("Fill in the load that you chose."),
            ),
            models.CheckConstraint(
                condition=Q(load_kind__in=Exercise.LoadKind.values),
                name="training_setlog_load_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(load_unit__in=["kg", "lb"]),
                name="training_setlog_load_unit_known",
            ),
            models.CheckConstraint(
                condition=Q(load_kg=None) | Q(load_kg__range=(0, 500)),
                name="training_setlog_load_0_to_500_kg",
                violation_error_message=_("A load is 0 to 500 kg."),
            ),
            models.CheckConstraint(
                condition=Q(number__range=(1, 50)),
                name="training_setlog_number_1_to_50",
                violation_error_message=_("Sets are numbered 1 to 50."),
            ),
            models.CheckConstraint(
                condition=Q(reps=None) | Q(reps__range=(0, 200)),
                name="training_setlog_reps_0_to_200",
                violation_error_message=_("Repetitions are 0 to 200."),
            ),
            models.CheckConstraint(
                condition=Q(hold_s=None) | Q(hold_s__range=(0, 600)),
                name="training_setlog_hold_0_to_600_s",
                violation_error_message=_("A hold is 0 to 600 seconds."),
            ),
            models.CheckConstraint(
                condition=Q(distance_m=None) | Q(distance_m__range=(0, 1000)),
                name="training_setlog_distance_0_to_1000_m",
                violation_error_message=_("A distance is 0 to 1000 metres."),
            ),
            models.CheckConstraint(
                condition=Q(lean_deg=None) | Q(lean_deg__range=(0, 60)),
                name="training_setlog_lean_0_to_60_degrees",
                violation_error_message=_("Lean is 0 to 60 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(effort=None) | Q(effort__range=(1, 10)),
                name="training_setlog_effort_1_to_10",
                violation_error_message=_("Effort is a number from 1 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(pain=None) | Q(pain__range=(0, 10)),
                name="training_setlog_pain_0_to_10",
                violation_error_message=_("Pain is a number from 0 to 10."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "exercise", "-done_at"],
                name="training_sets_by_exercise",
            ),
            models.Index(fields=["athlete", "-done_at"], name="training_sets_by_time"),
        ]

    def __str__(self) -> str:
        return f"Set {self.number} {self.side} of session {self.session_id}"


class SetCorrection(models.Model):
    """What a set said before it was edited, who edited it and when."""

    set_log = models.ForeignKey(
        SetLog, on_delete=models.CASCADE, related_name="corrections"
    )
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="set_corrections"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="set_corrections",
        null=True,
    )
    changed_at = models.DateTimeField(db_default=Now())
    before = models.JSONField()

    objects = AthleteScopedQuerySet["SetCorrection"].as_manager()

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["set_log", "athlete"],
                to="training.SetLog",
                to_fields=["id", "athlete"],
                name="training_setcorrection_same_athlete_as_set",
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-changed_at"], name="training_corrections"
            ),
        ]

    def __str__(self) -> str:
        return f"Correction {self.pk} of set {self.set_log_id}"
