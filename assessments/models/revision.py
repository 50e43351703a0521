from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import CompositeForeignKey, json_is


class TrialCorrection(models.Model):
    """What a trial said before it was edited, who edited it and when."""

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="trial_corrections"
    )
    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="corrections"
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
            models.CheckConstraint(
                condition=json_is("object", "before"),
                name="assessments_trialcorrection_keeps_what_was_said",
                violation_error_message=_("A correction must keep the earlier values."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-changed_at"], name="assessments_corrections"
            ),
        ]

    def __str__(self) -> str:
        return f"Correction {self.pk} of test {self.assessment_id}"
