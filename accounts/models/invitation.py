import secrets
import unicodedata
import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models.athlete import Athlete
from accounts.models.squad import Squad, Staff
from accounts.models.user import User
from accounts.scoping import AthleteScopedQuerySet

# No 0, O, 1, I or L: codes are read aloud and entered on a phone.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
INVITATION_DAYS = 14


def new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for letter in range(CODE_LENGTH))


def code_for(key: uuid.UUID, squad: Squad, created_by: User) -> str:
    """Return the code of one form: always the same, and impossible to guess."""
    form = f"{key.hex}/{squad.pk}/{created_by.pk}"
    digest = salted_hmac("invitation", form, algorithm="sha256").digest()
    # 248 is the largest multiple of 31 in a byte, so all letters are equally likely.
    letters = [CODE_ALPHABET[byte % 31] for byte in digest if byte < 248]
    return "".join(letters[:CODE_LENGTH])


def clean_code(text: str) -> str:
    """Return an entered code in the form that is stored."""
    # Some East Asian keyboards enter full-width letters.
    normalised = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in normalised if letter.isalnum()).upper()


def invitation_end() -> datetime:
    return timezone.now() + timedelta(days=INVITATION_DAYS)


class InvitationQuerySet(AthleteScopedQuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(accepted_at=None, expires_at__gt=Now())

    def managed_by(self, user: User) -> Self:
        """Invitations of staff in squads they lead, and of athletes they can edit."""
        to_staff = Q(athlete=None, squad__in=Squad.objects.led_by(user))
        squads = Squad.objects.editable_by(user)
        to_athletes = Q(athlete__isnull=False, squad__in=squads)
        return self.filter(to_staff | to_athletes)

    def for_page(self) -> Self:
        """Newest first, with squad, athlete and sender."""
        return (
            self.select_related("squad", "athlete", "created_by")
            .order_by("-created_at", "-id")
            .fetch_mode(models.FETCH_RAISE)
        )


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
                violation_error_message=_(
                    "Invite either an athlete or a member of staff."
                ),
            ),
            models.CheckConstraint(
                condition=Q(role__in=["", *Staff.Role.values]),
                name="accounts_invitation_role_known",
                violation_error_message=_("Choose head coach, coach or physio."),
            ),
            models.CheckConstraint(
                condition=Q(code__regex=f"^[{CODE_ALPHABET}]{{{CODE_LENGTH}}}$"),
                name="accounts_invitation_code_can_be_read_aloud",
                violation_error_message=_("A code has ten letters and digits."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(accepted_at__isnull=False),
                name="accounts_invitation_accepted_at_a_time",
                violation_error_message=_("Record when the invitation was accepted."),
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation to squad {self.squad_id}"

    def get_absolute_url(self) -> str:
        return reverse("accounts:invitation_accept", args=[self.code])

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.expires_at > timezone.now()

    @property
    def is_sender_allowed(self) -> bool:
        """Whether its sender could still create it: former staff cannot invite."""
        return Invitation.objects.managed_by(self.created_by).contains(self)

    @property
    def spoken_code(self) -> str:
        """The code in two halves, for reading aloud."""
        half = CODE_LENGTH // 2
        return f"{self.code[:half]} {self.code[half:]}"

    def obstacle_for(self, user: User) -> str:
        """Return why this user cannot accept, as a message; empty if they can."""
        if self.created_by_id == user.pk:
            return gettext(
                "You created this invitation. Send it to the person it's for."
            )
        if not self.is_sender_allowed:
            return gettext(
                "The person who created this invitation can no longer invite people to "
                "this squad. Ask for a new one."
            )
        if self.athlete is None:
            on_staff = Staff.objects.filter(squad=self.squad_id, user=user).exists()
            return (
                gettext("You're already on the staff of this squad.")
                if on_staff
                else ""
            )
        return self._obstacle_to_claim(self.athlete, user)

    @transaction.atomic
    def accept(self, user: User) -> None:
        """Give the user the role or the record; call `obstacle_for` first."""
        self.accepted_by, self.accepted_at = user, timezone.now()
        if self.athlete is None:
            Staff.objects.create(user=user, squad_id=self.squad_id, role=self.role)
            self.save(update_fields=["accepted_by", "accepted_at"])
        else:
            self._claim(self.athlete, user)

    def revoke(self) -> None:
        self.expires_at = timezone.now()
        self.save(update_fields=["expires_at"])

    def _obstacle_to_claim(self, invited: Athlete, user: User) -> str:
        if invited.user_id is not None:
            return gettext("This record already belongs to an account.")
        own = Athlete.objects.filter(user=user).first()
        if own is None or not (own.has_records() and invited.has_records()):
            return ""
        return gettext(
            "You already have training or tests of your own here, and so does this "
            "record. Two records can't be merged, so nothing was changed. Ask your "
            "coach to carry on with one of them."
        )

    def _claim(self, invited: Athlete, user: User) -> None:
        own = Athlete.objects.filter(user=user).first()
        # Of two records of one person the one with rows remains.
        own_remains = own is not None and own.has_records()
        remaining, empty = (own, invited) if own and own_remains else (invited, own)
        self.athlete = remaining
        self.save(update_fields=["athlete", "accepted_by", "accepted_at"])
        if empty:
            remaining.replace_record(empty)
        remaining.assign_to(user)
