import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Greatest, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.squad import Squad
from accounts.models.user import User
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import filled

ADULT_AGE = 18


class AthleteQuerySet(AthleteScopedQuerySet["Athlete"]):
    athlete_path = "pk"
    user_path = "user"

    def in_squad(self, squad: Squad) -> Self:
        return self.filter(memberships__squad=squad, memberships__left_on=None)

    def coached_by(self, user: User) -> Self:
        """Athletes in squads that the user can edit, without their own record."""
        squads = Squad.objects.editable_by(user)
        return self._current_members(squads)

    def consent_managed_by(self, user: User) -> Self:
        """Those whose consent the user can withdraw: own record and led squads."""
        return self.owned_by(user) | self._current_members(Squad.objects.led_by(user))

    def for_profile(self, user: User) -> Self:
        """Annotate the user's rights: `is_editable`, `can_invite`, `can_withdraw`."""
        same = Athlete.objects.filter(pk=OuterRef("pk"))
        return (
            self.with_edit_right(user)
            .annotate(
                can_invite=Exists(same.coached_by(user)),
                can_withdraw=Exists(same.consent_managed_by(user)),
            )
            .select_related("user")
            .fetch_mode(models.FETCH_RAISE)
        )

    @transaction.atomic
    def create_for(self, user: User) -> "Athlete":
        """Create the record of a user who trains, with their own consent."""
        athlete = self.create(user=user, name=user.display_name)
        athlete.record_consent()
        return athlete

    def _current_members(self, squads: models.QuerySet[Squad]) -> Self:
        members = Athlete.objects.filter(
            memberships__left_on=None, memberships__squad__in=squads
        )
        return self.filter(pk__in=members.values("pk"))


class Athlete(models.Model):
    """Someone who trains. Needs no account: many are minors with a coach's tablet."""

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
                condition=filled("name"),
                name="accounts_athlete_has_a_name",
                violation_error_message=_("Enter the athlete's name."),
            ),
            models.CheckConstraint(
                condition=Q(stature_cm=None) | Q(stature_cm__range=(110, 220)),
                name="accounts_athlete_stature_110_to_220_cm",
                violation_error_message=_("Enter a height between 110 and 220 cm."),
            ),
            models.CheckConstraint(
                condition=Q(thigh_cm=None) | Q(thigh_cm__range=(25, 60)),
                name="accounts_athlete_thigh_25_to_60_cm",
                violation_error_message=_("Enter a thigh length between 25 and 60 cm."),
            ),
            models.CheckConstraint(
                condition=Q(birth_year=None) | Q(birth_year__range=(1900, 2100)),
                name="accounts_athlete_birth_year_plausible",
                violation_error_message=_("Enter the birth year with four digits."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("accounts:athlete_detail", args=[self.pk])

    def may_be_minor(self, today: date) -> bool:
        """Whether the birth year allows an age under 18. False where it is unknown."""
        return self.birth_year is not None and today.year - self.birth_year <= ADULT_AGE

    def has_records(self) -> bool:
        """Whether any app has plans, sessions or tests of this athlete."""
        return any(
            relation.related_model._base_manager.filter(
                **{relation.field.name: self}
            ).exists()
            for relation in self._meta.related_objects
            if relation.related_model._meta.app_label != self._meta.app_label
        )

    @transaction.atomic
    def replace_record(self, empty: "Athlete") -> None:
        """Replace another record of this person, which has no rows of its own."""
        squads = self.memberships.current().values("squad")
        moved = empty.memberships.current().exclude(squad__in=squads)
        moved.update(athlete=self)
        empty.delete()

    @transaction.atomic
    def assign_to(self, user: User) -> None:
        """Give the record to a user; claiming it is also their consent."""
        self.user = user
        self.save(update_fields=["user"])
        if not self.consents.active().exists():
            self.record_consent()

    @transaction.atomic
    def record_consent(self, guardian_email: str = "") -> None:
        """Record a new consent and end the one before, which is never changed."""
        values = {
            "text_version": self.consents.model.TEXT_VERSION,
            "given_by": "guardian" if guardian_email else "self",
            "guardian_email": guardian_email,
        }
        # Lock the row: the same consent sent twice at once must be recorded once.
        Athlete.objects.select_for_update().get(pk=self.pk)
        if self.consents.active().filter(**values).exists():
            return
        self.consents.active().update(withdrawn_at=Now())
        self.consents.create(**values)

    @transaction.atomic
    def withdraw_consent(self, today: date) -> None:
        """End the access of all squads; the withdrawn consent stays on record."""
        self.consents.filter(withdrawn_at=None).update(withdrawn_at=Now())
        # `today` may lie before the joining day in another time zone.
        left_on = Greatest(F("joined_on"), Value(today))
        self.memberships.filter(left_on=None).update(left_on=left_on)
