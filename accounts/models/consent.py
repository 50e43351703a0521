from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models.athlete import Athlete
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import filled


class ConsentQuerySet(AthleteScopedQuerySet["Consent"]):
    def active(self) -> Self:
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """A consent to keep an athlete's results: by whom, to which text, until when."""

    class GivenBy(models.TextChoices):
        SELF = "self", _("the athlete")
        GUARDIAN = "guardian", _("a parent or guardian")

    TEXT_VERSION = "2026-11"

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="consents"
    )
    text_version = models.CharField(max_length=20, default=TEXT_VERSION)
    given_by = models.CharField(_("given by"), max_length=8, choices=GivenBy)
    guardian_email = models.EmailField(_("guardian's email address"), blank=True)
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["athlete"],
                condition=Q(withdrawn_at=None),
                name="accounts_consent_one_active_per_athlete",
                violation_error_message=_("Consent is already recorded."),
            ),
            models.CheckConstraint(
                condition=Q(given_by="self", guardian_email="")
                | Q(given_by="guardian", guardian_email__contains="@"),
                name="accounts_consent_guardian_has_an_address",
                violation_error_message=_("Enter the guardian's email address."),
            ),
            models.CheckConstraint(
                condition=filled("text_version"),
                name="accounts_consent_names_its_text",
                violation_error_message=_("Record which consent text was agreed to."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="accounts_consent_ends_after_it_starts",
                violation_error_message=_("Consent can't end before it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"Consent of athlete {self.athlete_id}"
