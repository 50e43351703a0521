import uuid
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Count, F, Prefetch, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, User
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import YEARS, CompositeForeignKey
from training.models.plan import Plan
from training.models.set_log import SetLog


class SessionQuerySet(AthleteScopedQuerySet["Session"]):
    def open(self) -> Self:
        return self.filter(finished_at=None)

    def newest_first(self) -> Self:
        return self.order_by("-started_at", "-id")

    def with_set_count(self) -> Self:
        kept = Count("sets", filter=Q(sets__deleted_at=None))
        return self.annotate(set_count=kept)

    def for_detail(self, user: User) -> Self:
        """One session with all that its page shows. More raises."""
        related = self.visible_to(user).select_related("athlete", "plan")
        return related.with_edit_right(user).fetch_mode(models.FETCH_RAISE)

    def for_change(self, user: User) -> Self:
        """One session to write to, locked until the request is done."""
        own = self.editable_by(user).select_related("athlete")
        return own.select_for_update(of=("self",))

    def for_history(self) -> Self:
        """Sessions with their sets, newest first, in two queries. More raises."""
        sets = Prefetch("sets", SetLog.objects.active().in_order())
        return self.newest_first().prefetch_related(sets).fetch_mode(models.FETCH_RAISE)


class Session(models.Model):
    """One training session of one athlete."""

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
            CompositeForeignKey(
                fields=["plan", "athlete"],
                to="training.Plan",
                to_fields=["id", "athlete"],
                name="training_session_same_athlete_as_plan",
            ),
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
                violation_error_message=_(
                    "The finish time must be after the start time."
                ),
            ),
            models.CheckConstraint(
                condition=Q(next_morning_pain=None)
                | Q(next_morning_pain__range=(0, 10)),
                name="training_session_pain_0_to_10",
                violation_error_message=_("Enter pain as a number from 0 to 10."),
            ),
            models.CheckConstraint(
                condition=Q(started_at__range=YEARS)
                & (Q(finished_at=None) | Q(finished_at__range=YEARS)),
                name="training_session_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-started_at"], name="training_sessions"),
        ]

    # Set by `with_edit_right`.
    is_editable: bool = False

    def __str__(self) -> str:
        return f"Session {self.pk} of athlete {self.athlete_id}"

    def get_absolute_url(self) -> str:
        return reverse("training:session_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.finished_at is None

    @property
    def day(self) -> date:
        """The day it was started, in the current time zone."""
        return timezone.localdate(self.started_at)

    def finish(self, *, at: datetime, note: str) -> None:
        self.finished_at = max(at, self.started_at)
        self.note = note
        self.save(update_fields=["finished_at", "note"])

    @property
    def exercise_names(self) -> list[str]:
        """Each exercise once, in the order done; needs the sets prefetched."""
        names = [set_log.exercise.name for set_log in self.sets.all()]
        return list(dict.fromkeys(names))

    @property
    def highest_pain(self) -> int:
        return max((set_log.pain or 0 for set_log in self.sets.all()), default=0)
