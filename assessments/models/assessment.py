import json
import uuid
from typing import Any, Final, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.db.models.functions import Now
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, Squad, User
from accounts.soft_delete import (
    SoftDeleteModel,
    SoftDeleteQuerySet,
    deleter_needs_time,
)
from assessments.knee_lift.geometry import thigh_length_cm
from assessments.models.revision import AssessmentRevision
from assessments.models.trial import Trial
from hipflex.constraints import YEARS, filled
from hipflex.sides import Side

PROTOCOL_VERSION = "2026-11"
TRIAL_FIELDS: Final = [
    "side",
    "position",
    "attempt",
    "lift_value",
    "lift_unit",
    "thigh_deg",
    "hold_s",
    "cleared",
    "compensations",
    "result",
    "pain",
]


class AssessmentQuerySet(SoftDeleteQuerySet["Assessment"]):
    def newest_first(self) -> Self:
        return self.order_by("-taken_at", "-id")

    def before(self, assessment: "Assessment") -> Self:
        """Return the same athlete's earlier tests."""
        earlier = Q(taken_at__lt=assessment.taken_at)
        same_moment = Q(taken_at=assessment.taken_at, pk__lt=assessment.pk)
        return self.active().filter(
            earlier | same_moment, athlete=assessment.athlete_id
        )

    def with_trials(self) -> Self:
        return self.prefetch_related(Prefetch("trials", Trial.objects.in_order()))

    def with_may_edit(self, user: User) -> Self:
        """Annotate each test with whether the user may edit it, as `may_edit`."""
        editable = Assessment.objects.editable_by(user).filter(pk=OuterRef("pk"))
        return self.annotate(may_edit=Exists(editable))

    def for_list(self) -> Self:
        """Return active tests, newest first, with all that lists and charts need."""
        rows = self.active().with_trials().newest_first()
        return rows.fetch_mode(models.FETCH_RAISE)

    def for_page(self) -> Self:
        """Return active tests with athlete and trials, for the result and the form."""
        rows = self.active().select_related("athlete").with_trials()
        return rows.fetch_mode(models.FETCH_RAISE)


class Assessment(SoftDeleteModel):
    """One seated knee-lift test of one athlete: how it was set up."""

    class Method(models.TextChoices):
        TAPE = "tape", _("Tape or ruler")
        PHONE = "phone", _("Phone level")
        VIDEO = "video", _("Video")
        EYE = "eye", _("By eye")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="assessments"
    )
    squad = models.ForeignKey(
        Squad,
        on_delete=models.SET_NULL,
        related_name="assessments",
        null=True,
        blank=True,
    )
    protocol_version = models.CharField(max_length=20, default=PROTOCOL_VERSION)
    taken_at = models.DateTimeField(_("taken at"))
    received_at = models.DateTimeField(db_default=Now())
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="tests_taken",
        null=True,
        blank=True,
    )
    tester_name = models.CharField(_("tester"), max_length=80, blank=True)
    method = models.CharField(_("measured with"), max_length=5, choices=Method)
    chair_cm = models.DecimalField(
        _("seat height"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    shoes = models.BooleanField(_("shoes on"), default=True)
    stature_cm = models.DecimalField(_("height"), max_digits=4, decimal_places=1)
    thigh_cm = models.DecimalField(
        _("thigh length"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    first_side = models.CharField(
        _("first side"), max_length=1, choices=Side, default=Side.RIGHT
    )
    pain_before = models.PositiveSmallIntegerField(_("pain today"))
    injured_recently = models.BooleanField(_("injury or surgery"), default=False)
    trained_yesterday = models.BooleanField(_("hard hip work yesterday"), default=False)
    stopped = models.BooleanField(_("stopped"), default=False)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            # The target of the copy that each trial carries.
            models.UniqueConstraint(
                fields=["id", "athlete"], name="assessments_assessment_of_one_athlete"
            ),
            models.CheckConstraint(
                condition=Q(method__in=["tape", "phone", "video", "eye"]),
                name="assessments_assessment_method_known",
                violation_error_message=_("Choose how the lift was measured."),
            ),
            models.CheckConstraint(
                condition=Q(first_side__in=Side.values),
                name="assessments_assessment_first_side_known",
                violation_error_message=_("Choose which side went first."),
            ),
            models.CheckConstraint(
                condition=Q(chair_cm=None) | Q(chair_cm__range=(25, 60)),
                name="assessments_assessment_chair_25_to_60_cm",
                violation_error_message=_("Enter a seat height between 25 and 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(stature_cm__range=(110, 220)),
                name="assessments_assessment_stature_110_to_220_cm",
                violation_error_message=_("Enter a height between 110 and 220 cm."),
            ),
            models.CheckConstraint(
                condition=Q(thigh_cm=None) | Q(thigh_cm__range=(25, 60)),
                name="assessments_assessment_thigh_25_to_60_cm",
                violation_error_message=_("Enter a thigh length between 25 and 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(pain_before__range=(0, 10)),
                name="assessments_assessment_pain_0_to_10",
                violation_error_message=_("Enter pain as a number from 0 to 10."),
            ),
            models.CheckConstraint(
                condition=filled("protocol_version"),
                name="assessments_assessment_names_its_protocol",
                violation_error_message=_("Record which protocol was followed."),
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="assessments_assessment_version_from_1",
                violation_error_message=_("Versions are counted from 1."),
            ),
            deleter_needs_time(
                "assessments_assessment_deleted_at_a_time",
                _("Record when the test was deleted."),
            ),
            models.CheckConstraint(
                condition=Q(taken_at__range=YEARS),
                name="assessments_assessment_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]
        indexes = [
            models.Index(fields=["athlete", "-taken_at"], name="assessments_by_time"),
        ]

    def __str__(self) -> str:
        return f"Test {self.pk} of athlete {self.athlete_id}"

    def get_absolute_url(self) -> str:
        return reverse("assessments:assessment_detail", args=[self.pk])

    @property
    def thigh(self) -> float:
        """Return the thigh length in cm, measured or from height; 0 without either."""
        if self.thigh_cm is not None:
            return float(self.thigh_cm)
        return thigh_length_cm(float(self.stature_cm)) if self.stature_cm else 0

    def set_tester(self, user: User) -> None:
        """Set the tester, and the squad: one that the tester staffs comes first."""
        self.tester, self.tester_name = user, str(user)
        squads = Squad.objects.filter(
            memberships__athlete=self.athlete_id, memberships__left_on=None
        )
        staffed_by_tester = Exists(user.staff_roles.filter(squad=OuterRef("pk")))
        self.squad = squads.order_by(staffed_by_tester.desc(), "pk").first()

    def save_edit(self, user: User, *, fields: list[str]) -> None:
        """Save the fields as a new version, and the values before as a revision."""
        stored = Assessment.objects.with_trials().get(pk=self.pk)
        AssessmentRevision.objects.create(
            athlete_id=self.athlete_id,
            assessment=self,
            edited_by=user,
            values=stored.snapshot(fields),
        )
        self.version = stored.version + 1
        self.save(update_fields=[*fields, "version"])

    def snapshot(self, fields: list[str]) -> dict[str, Any]:
        """Return the test's fields and its prefetched trials as plain JSON."""
        trials = [model_to_dict(trial, TRIAL_FIELDS) for trial in self.trials.all()]
        values = {"test": model_to_dict(self, fields), "trials": trials}
        plain: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
        return plain
