import uuid
from decimal import Decimal
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from accounts.units import CM_PER_INCH
from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.trials import TrialResult
from assessments.knee_lift.units import LENGTH_UNITS, LiftUnit, from_cm, to_cm
from assessments.models.constraints import TRIAL_RULES
from hipflex.sides import Side


class TrialQuerySet(AthleteScopedQuerySet["Trial"]):
    def in_order(self) -> Self:
        return self.order_by("position", "attempt", "side", "id")

    def bulk_upsert(self, trials: list["Trial"]) -> None:
        """Insert or update trials by side, position and attempt; keep their keys."""
        self.bulk_create(
            trials,
            update_conflicts=True,
            unique_fields=["assessment", "side", "position", "attempt"],
            update_fields=[
                "lift_value",
                "lift_unit",
                "thigh_deg",
                "cleared",
                "compensations",
                "result",
                "pain",
            ],
        )


class Trial(models.Model):
    """One trial: what was measured, the faults seen, and what it counts as."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="trials"
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
    lift_unit = models.CharField(
        max_length=2,
        choices=[(unit, unit.symbol) for unit in LENGTH_UNITS],
        default=LiftUnit.CM,
    )
    lift_cm = models.GeneratedField(
        expression=Case(
            When(lift_unit="in", then=F("lift_value") * Value(CM_PER_INCH)),
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
    result = models.CharField(max_length=13, choices=Outcome)
    pain = models.PositiveSmallIntegerField(_("pain"), null=True, blank=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        constraints = TRIAL_RULES
        indexes = [
            models.Index(
                fields=["athlete", "position", "side"], name="assessments_trial_history"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.position} {self.attempt}"

    @property
    def place(self) -> tuple[str, str, int]:
        """Return which trial of its test this is: side, position, attempt."""
        return (self.side, self.position, self.attempt)

    def as_result(self) -> TrialResult:
        """Return the trial as plain values. It need not be saved."""
        lift, angle = self.lift_value, self.thigh_deg
        return TrialResult(
            side=Side(self.side),
            position=Position(self.position),
            attempt=self.attempt,
            lift_cm=None if lift is None else self._in_cm(float(lift)),
            thigh_deg=None if angle is None else float(angle),
            cleared=bool(self.cleared),
            outcome=Outcome(self.result),
            compensations=frozenset(self.compensations),
            pain=self.pain,
            hold_s=None if self.hold_s is None else float(self.hold_s),
        )

    def _in_cm(self, lift: float) -> float:
        return to_cm(lift, LiftUnit(self.lift_unit), thigh_cm=0)

    def shown_in(self, unit: LiftUnit, thigh_cm: float) -> Decimal | None:
        """Return the lift in a unit, as entered if that is its unit; None without."""
        if unit is LiftUnit.DEGREE and self.thigh_deg is not None:
            return self.thigh_deg
        if unit.value == self.lift_unit and self.lift_value is not None:
            return self.lift_value
        height = self.as_result().height_cm(thigh_cm)
        if height is None:
            return None
        value = from_cm(height, unit, thigh_cm=thigh_cm)
        return Decimal(f"{value:.{unit.places}f}")
