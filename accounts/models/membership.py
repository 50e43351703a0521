from collections.abc import Collection
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models.athlete import Athlete
from accounts.models.consent import Consent
from accounts.models.squad import Squad
from accounts.models.user import User
from accounts.scoping import AthleteScopedQuerySet
from hipflex.constraints import DAYS


class MembershipQuerySet(AthleteScopedQuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(left_on=None)

    def endable_by(self, user: User, *, ended: Collection[int] = ()) -> Self:
        """Current memberships of the user, and in squads that the user can edit.

        `ended` are ids that the user has ended already, to answer a repeated request.
        """
        squads = Squad.objects.editable_by(user)
        own = Q(athlete__user=user) | Q(squad__in=squads)
        repeated = Q(pk__in=ended, left_on__isnull=False)
        return self.filter(Q(own, left_on=None) | repeated)

    def restorable(self) -> Self:
        """Ended ones with an active consent whose athlete has not joined again."""
        consents = Consent.objects.active().filter(athlete=OuterRef("athlete"))
        rejoined = Membership.objects.current().filter(
            athlete=OuterRef("athlete"), squad=OuterRef("squad")
        )
        return self.exclude(left_on=None).filter(Exists(consents), ~Exists(rejoined))

    def for_profile(self) -> Self:
        """Current memberships with squads and their staff, in three queries."""
        return (
            self.current()
            .select_related("squad")
            .prefetch_related("squad__staff__user")
            .order_by("squad__name", "id")
            .fetch_mode(models.FETCH_RAISE)
        )


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
                violation_error_message=_("This athlete is already in the squad."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="accounts_membership_ends_after_it_starts",
                violation_error_message=_(
                    "The leaving date can't be before the joining date."
                ),
            ),
            models.CheckConstraint(
                condition=Q(joined_on__range=DAYS)
                & (Q(left_on=None) | Q(left_on__range=DAYS)),
                name="accounts_membership_year_from_2000",
                violation_error_message=_("Enter a year from 2000 onwards."),
            ),
        ]

    def __str__(self) -> str:
        return f"Athlete {self.athlete_id} in squad {self.squad_id}"

    def end(self, today: date) -> None:
        self.left_on = max(today, self.joined_on)
        self.save(update_fields=["left_on"])

    def restore(self) -> None:
        self.left_on = None
        self.save(update_fields=["left_on"])
