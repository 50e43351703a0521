"""The values that a row had before an edit."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import json_is


class Revision(models.Model):
    """What a row's values were before an edit, with who edited it and when.

    A concrete revision adds the edited row, and a composite foreign key that keeps
    `athlete` equal to that row's athlete.
    """

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="%(class)ss",
        null=True,
    )
    edited_at = models.DateTimeField(db_default=Now())
    values = models.JSONField()

    objects = AthleteScopedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=json_is("object", "values"),
                name="%(app_label)s_%(class)s_values_are_an_object",
                violation_error_message=_("Record the earlier values."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["athlete", "-edited_at"], name="%(app_label)s_revisions"
            ),
        ]
