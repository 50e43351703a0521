import secrets
import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.squad import Squad, Staff
from accounts.scoping import AthleteScopedQuerySet

# No 0, O, 1, I or L: the code is read aloud and typed on a phone.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
INVITATION_DAYS = 14
ADULT_AGE = 18


class AthleteQuerySet(AthleteScopedQuerySet["Athlete"]):
    athlete_path = "pk"
    user_path = "user"

    def in_squad(self, squad: Squad) -> Self:
        return self.filter(memberships__squad=squad, memberships__left_on=None)

    def by_name(self) -> Self:
        return self.order_by("name", "id")


class Athlete(models.Model):
    """Someone who trains. Needs no account: many are minors on a coach's tablet."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="athlete",
        null=True,
        blank=True,
    )
    name = models.CharField(_("name"), max_length=80)
    birth_year = models.PositiveSmallIntegerField(
        _("birth year"), null=True, blank=True
    )
    stature_cm = models.DecimalField(
        _("height"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    thigh_cm = models.DecimalField(
        _("thigh length"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    sport = models.CharField(_("sport"), max_length=60, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(db_default=Now())

    objects = AthleteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="accounts_athlete_has_a_name",
                violation_error_message=_("Give the athlete a name."),
            ),
            models.CheckConstraint(
                condition=Q(stature_cm=None) | Q(stature_cm__range=(110, 220)),
                name="accounts_athlete_stature_110_to_220_cm",
                violation_error_message=_("Height is 110 to 220 cm."),
            ),
            models.CheckConstraint(
                condition=Q(thigh_cm=None) | Q(thigh_cm__range=(25, 60)),
                name="accounts_athlete_thigh_25_to_60_cm",
                violation_error_message=_("Thigh length is 25 to 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)),
                name="accounts_athlete_birth_year_plausible",
                violation_error_message=_("The birth year has four digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("accounts:athlete_detail", args=[self.pk])

    def may_be_minor(self, today: date) -> bool:
        """True when the birth year allows an age under 18; unknown counts as adult."""
        return self.birth_year is not None and today.year - self.birth_year <= ADULT_AGE

    @transaction.atomic
    def withdraw_consent(self, today: date) -> None:
        """Ends every squad's access at once; the record of the consent stays."""
        self.consents.filter(withdrawn_at=None).update(withdrawn_at=Now())
        self.memberships.filter(left_on=None).update(left_on=today)


class MembershipQuerySet(AthleteScopedQuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(left_on=None)


class Membership(models.Model):
    """An athlete's time in a squad."""

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="memberships"
    )
    squad = models.ForeignKey(
        Squad, on_delete=models.CASCADE, related_name="memberships"
    )
    joined_on = models.DateField(_("joined on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "squad"],
                condition=Q(left_on=None),
                name="accounts_membership_one_open_per_squad",
                violation_error_message=_("This athlete is in the squad already."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="accounts_membership_ends_after_it_starts",
                violation_error_message=_("An athlete leaves after joining."),
            ),
        ]

    def __str__(self) -> str:
        return f"Athlete {self.athlete_id} in squad {self.squad_id}"


class ConsentQuerySet(AthleteScopedQuerySet["Consent"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """Who agreed to keep an athlete's results, to which text, and until when."""

    class GivenBy(models.TextChoices):
        SELF = "self", _("the athlete")
        GUARDIAN = "guardian", _("a parent or guardian")

    TEXT_VERSION = "2026-11"

    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="consents"
    )
    text_version = models.CharField(max_length=20, default=TEXT_VERSION)
    given_by = models.CharField(_("given by"), max_length=8, choices=GivenBy)
    guardian_email = models.EmailField(_("guardian's e-mail"), blank=True)
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["athlete"],
                condition=Q(withdrawn_at=None),
                name="accounts_consent_one_standing_per_athlete",
                violation_error_message=_("A consent is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(given_by="self", guardian_email="")
                | (Q(given_by="guardian") & ~Q(guardian_email="")),
                name="accounts_consent_guardian_has_an_address",
                violation_error_message=_("A guardian's consent needs their e-mail."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
                name="accounts_consent_ends_after_it_starts",
                violation_error_message=_("Consent ends after it was given."),
            ),
        ]

    def __str__(self) -> str:
        return f"Consent of athlete {self.athlete_id}"


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for letter in range(CODE_LENGTH))


def invitation_end() -> datetime:
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class InvitationQuerySet(AthleteScopedQuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(accepted_at=None, expires_at__gt=Now())


class Invitation(models.Model):
    """A link or code: for an athlete to claim their record, or for staff to join."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    squad = models.ForeignKey(
        Squad, on_delete=models.CASCADE, related_name="invitations"
    )
    athlete = models.ForeignKey(
        Athlete,
        on_delete=models.CASCADE,
        related_name="invitations",
        null=True,
        blank=True,
    )
    role = models.CharField(_("role"), max_length=6, choices=Staff.Role, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations"
    )
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(default=invitation_end)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="accepted_invitations",
        null=True,
        blank=True,
    )
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(athlete=None) ^ Q(role=""),
                name="accounts_invitation_for_athlete_or_staff",
                violation_error_message=_("Invite an athlete or a member of staff."),
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to squad {self.squad_id}"

    def get_absolute_url(self) -> str:
        return reverse("accounts:invitation_accept", args=[self.code])
