"""The constraints of a trial."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.knee_lift import protocol
from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.units import LENGTH_UNITS
from hipflex.constraints import CompositeForeignKey
from hipflex.sides import Side

COMPENSATIONS = [compensation.id for compensation in protocol.COMPENSATIONS]
INVALIDATING = sorted(protocol.INVALIDATING)
LEANS = [str(position) for position in protocol.LEAN_POSITIONS]

TRIAL_RULES: list[models.BaseConstraint] = [
    CompositeForeignKey(
        fields=["assessment", "athlete"],
        to="assessments.Assessment",
        to_fields=["id", "athlete"],
        name="assessments_trial_same_athlete_as_test",
    ),
    models.UniqueConstraint(
        fields=["assessment", "side", "position", "attempt"],
        name="assessments_trial_one_per_attempt",
        violation_error_message=_("This trial is already recorded."),
    ),
    models.CheckConstraint(
        condition=Q(side__in=Side.values),
        name="assessments_trial_side_known",
        violation_error_message=_("Choose a side: left or right."),
    ),
    models.CheckConstraint(
        condition=Q(position__in=Position.values),
        name="assessments_trial_position_known",
        violation_error_message=_("Choose the position from the list."),
    ),
    models.CheckConstraint(
        condition=Q(result__in=Outcome.values),
        name="assessments_trial_result_known",
        violation_error_message=_("Choose whether the trial counts."),
    ),
    models.CheckConstraint(
        condition=Q(compensations__contained_by=COMPENSATIONS),
        name="assessments_trial_compensations_known",
        violation_error_message=_("Choose the faults from the list."),
    ),
    models.CheckConstraint(
        condition=Q(attempt__range=(1, 3)),
        name="assessments_trial_attempt_1_to_3",
        violation_error_message=_("Record at most three trials per position."),
    ),
    models.CheckConstraint(
        condition=Q(lift_unit__in=[unit.value for unit in LENGTH_UNITS]),
        name="assessments_trial_lift_unit_known",
        violation_error_message=_("Choose centimetres or inches."),
    ),
    models.CheckConstraint(
        condition=Q(lift_cm=None) | Q(lift_cm__range=(0, 35)),
        name="assessments_trial_lift_0_to_35_cm",
        violation_error_message=_("Enter a lift between 0 and 35 cm."),
    ),
    models.CheckConstraint(
        condition=Q(thigh_deg=None) | Q(thigh_deg__range=(0, 55)),
        name="assessments_trial_thigh_0_to_55_degrees",
        violation_error_message=_("Enter a thigh angle between 0 and 55 degrees."),
    ),
    models.CheckConstraint(
        condition=Q(lift_value=None) | Q(thigh_deg=None),
        name="assessments_trial_lift_or_angle",
        violation_error_message=_("Enter the lift or the angle, not both."),
    ),
    models.CheckConstraint(
        condition=Q(hold_s=None) | Q(hold_s__range=(0, 30)),
        name="assessments_trial_hold_0_to_30_s",
        violation_error_message=_("Enter a hold between 0 and 30 seconds."),
    ),
    models.CheckConstraint(
        condition=Q(pain=None) | Q(pain__range=(0, 10)),
        name="assessments_trial_pain_0_to_10",
        violation_error_message=_("Enter pain as a number from 0 to 10."),
    ),
    models.CheckConstraint(
        condition=~Q(position__in=["upright", "standing"], result="valid")
        | Q(lift_value__isnull=False)
        | Q(thigh_deg__isnull=False),
        name="assessments_trial_lift_is_measured",
        violation_error_message=_("Enter the lift or the angle."),
    ),
    models.CheckConstraint(
        condition=Q(cleared=None) | Q(position__in=LEANS),
        name="assessments_trial_cleared_where_there_is_a_block",
        violation_error_message=_("Only lean trials can be cleared or not cleared."),
    ),
    models.CheckConstraint(
        condition=~Q(position__in=LEANS, result="valid") | Q(cleared__isnull=False),
        name="assessments_trial_valid_lean_says_cleared_or_not",
        violation_error_message=_("Choose whether the foot cleared the block."),
    ),
    models.CheckConstraint(
        condition=~Q(result__in=["failed", "range_limited"])
        | Q(cleared=None)
        | Q(cleared=False),
        name="assessments_trial_not_yet_is_not_cleared",
        violation_error_message=_("A step that wasn't reached can't be cleared."),
    ),
    models.CheckConstraint(
        condition=~Q(result="valid") | ~Q(compensations__overlap=INVALIDATING),
        name="assessments_trial_valid_without_fault",
        violation_error_message=_(
            "With the faults you ticked, this trial doesn't count."
        ),
    ),
    models.CheckConstraint(
        condition=~Q(result="stopped") | Q(pain__isnull=False),
        name="assessments_trial_stopped_says_the_pain",
        violation_error_message=_("Enter the pain, 0 to 10."),
    ),
]
