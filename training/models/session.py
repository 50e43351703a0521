import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete
from accounts.scoping import AthleteScopedQuerySet
from training.models.plan import Plan


class SessionQuerySet(AthleteScopedQuerySet["Session"]):
    def open(self) -> Self:
        return self.filter(finished_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-started_at", "-id")


class Session(models.Model):
    """One visit to training by one athlete."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="sessions"
    )
    plan = models.ForeignKey(
        Plan,
        on_delete=models.SET_NULL,
        related_name="sessions",
        null=True,
        blank=True,
    )
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    received_at = models.DateTimeField(db_default=Now())
    note = models.TextField(_("note"), blank=True)
    next_morning_pain = models.PositiveSmallIntegerField(
        _("pain the next morning"), null=True, blank=True
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            # The target of the copy that each set carries.
            models.UniqueConstraint(
                fields=["id", "athlete"], name="training_session_of_one_athlete"
            ),
            models.UniqueConstraint(
                fields=["athlete"],
                condition=Q(finished_at=None),
                name="training_session_one_open_per_athlete",
                violation_error_message=_("Finish the open session first."),
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="training_session_finishes_after_it_starts",
                violation_error_message=_("A session finishes after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(next_morning_pain=None)
                | Q(next_morning_pain__range=(0, 10)),
                name="training_session_pain_0_to_10",
                violation_error_message=_("Pain is a number from 0 to 10."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-started_at"], name="training_sessions"),
        ]

    def __str__(self) -> str:
        return f"Session {self.pk} of athlete {self.athlete_id}"

    def get_absolute_url(self) -> str:
        return reverse("training:session_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.finished_at is None
