from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import CompositeForeignKey, json_is
from training.models.set_log import SetLog


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
            models.CheckConstraint(
                condition=json_is("object", "before"),
                name="training_setcorrection_keeps_what_was_said",
                violation_error_message=_("A correction must keep the earlier values."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-changed_at"], name="training_corrections"
            ),
        ]

    def __str__(self) -> str:
        return f"Correction {self.pk} of set {self.set_log_id}"

    @property
    def words(self) -> str:
        """What the set said: "8 × 2 s, 15°"."""
        earlier = SetLog(mode=self.set_log.mode)
        earlier.say(self.before)
        return earlier.words
