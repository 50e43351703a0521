"""What the database holds true of every logged set."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.soft_delete import deleter_needs_time
from exercises.measurement_modes import AMOUNTS, condition
from exercises.models import Exercise
from hipflex.constraints import YEARS, CompositeForeignKey, no_gaps
from hipflex.sides import Side, SideOrBoth
from training.load_kinds import WEIGHT_NOT_REQUIRED


def _amounts(measured: tuple[str, ...]) -> dict[str, Any]:
    """Return the look-ups that a set has the amounts of its mode and no others."""
    present = {f"{name}__isnull": False for name in AMOUNTS if name in measured}
    return present | {name: None for name in AMOUNTS if name not in measured}


LOADED = (
    Q(load_kind="bodyweight", load_value=None, band_level=None)
    | Q(load_kind="assistance", band_level=None)
    # Without the test for null, an unknown level would pass as neither true nor false.
    | Q(
        load_kind="band",
        load_value=None,
        band_level__isnull=False,
        band_level__range=(1, 6),
    )
    | (
        ~Q(load_kind__in=WEIGHT_NOT_REQUIRED)
        & Q(load_value__isnull=False, band_level=None)
    )
)

SET_RULES: list[models.BaseConstraint] = [
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
        violation_error_message=_("This set is already logged."),
    ),
    models.CheckConstraint(
        condition=condition(_amounts),
        name="training_setlog_measurement_fits_the_exercise",
        violation_error_message=_("Enter the values this exercise is measured by."),
    ),
    models.CheckConstraint(
        condition=Q(sided=True, side__in=Side.values)
        | Q(sided=False, side=SideOrBoth.BOTH.value),
        name="training_setlog_side_when_one_sided",
        violation_error_message=_("Choose a side: left or right."),
    ),
    models.CheckConstraint(
        condition=LOADED,
        name="training_setlog_load_fits_its_kind",
        violation_error_message=_("Enter the amount for the load you chose."),
    ),
    models.CheckConstraint(
        condition=Q(load_kind__in=Exercise.LoadKind.values),
        name="training_setlog_load_kind_known",
        violation_error_message=_("Choose a load from the list."),
    ),
    models.CheckConstraint(
        condition=Q(load_unit__in=["kg", "lb"]),
        name="training_setlog_load_unit_known",
        violation_error_message=_("Choose kg or lb."),
    ),
    models.CheckConstraint(
        condition=Q(load_kg=None) | Q(load_kg__range=(0, 500)),
        name="training_setlog_load_0_to_500_kg",
        violation_error_message=_("Enter a load between 0 and 500 kg."),
    ),
    models.CheckConstraint(
        condition=Q(number__range=(1, 50)),
        name="training_setlog_number_1_to_50",
        violation_error_message=_("Enter a set number from 1 to 50."),
    ),
    models.CheckConstraint(
        condition=Q(reps=None) | Q(reps__range=(0, 200)),
        name="training_setlog_reps_0_to_200",
        violation_error_message=_("Enter 0 to 200 reps."),
    ),
    models.CheckConstraint(
        condition=Q(hold_s=None) | Q(hold_s__range=(0, 600)),
        name="training_setlog_hold_0_to_600_s",
        violation_error_message=_("Enter a hold between 0 and 600 seconds."),
    ),
    models.CheckConstraint(
        condition=Q(distance_m=None) | Q(distance_m__range=(0, 1000)),
        name="training_setlog_distance_0_to_1000_m",
        violation_error_message=_("Enter a distance between 0 and 1000 metres."),
    ),
    models.CheckConstraint(
        condition=Q(lean_deg=None) | Q(lean_deg__range=(0, 60)),
        name="training_setlog_lean_0_to_60_degrees",
        violation_error_message=_("Enter a lean between 0 and 60 degrees."),
    ),
    models.CheckConstraint(
        condition=Q(effort=None) | Q(effort__range=(1, 10)),
        name="training_setlog_effort_1_to_10",
        violation_error_message=_("Enter effort as a number from 1 to 10."),
    ),
    models.CheckConstraint(
        condition=Q(version__gte=1),
        name="training_setlog_version_from_1",
        violation_error_message=_("Versions are counted from 1."),
    ),
    deleter_needs_time(
        "training_setlog_deleted_at_a_time", _("Record when the set was deleted.")
    ),
    models.CheckConstraint(
        condition=Q(pain=None) | Q(pain__range=(0, 10)),
        name="training_setlog_pain_0_to_10",
        violation_error_message=_("Enter pain as a number from 0 to 10."),
    ),
    models.CheckConstraint(
        condition=Q(done_at__range=YEARS),
        name="training_setlog_year_from_2000",
        violation_error_message=_("Enter a year from 2000 onwards."),
    ),
    models.CheckConstraint(
        condition=no_gaps("faults"),
        name="training_setlog_faults_without_gaps",
        violation_error_message=_("The list has an empty line."),
    ),
]
