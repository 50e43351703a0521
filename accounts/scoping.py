"""Who can see and who can edit which athlete's rows. The only place that decides it."""

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models.squad import Squad, Staff
from accounts.models.user import User


class AthleteScopedQuerySet[M: models.Model](models.QuerySet[M]):
    """Rows that belong to one athlete, named by `athlete_path`."""

    athlete_path = "athlete"
    user_path = "athlete__user"

    def owned_by(self, user: User) -> Self:
        return self.filter(**{self.user_path: user})

    def visible_to(self, user: User) -> Self:
        """The user's own rows, and those of athletes in the squads they staff."""
        return self._own_or_among(user, user.staff_roles.all())

    def editable_by(self, user: User) -> Self:
        """As `visible_to`, but without the squads where the user is a physio."""
        editing = user.staff_roles.filter(role__in=Staff.EDITING_ROLES)
        return self._own_or_among(user, editing)

    def with_edit_right(self, user: User) -> Self:
        """Annotate whether the user can edit each row, as `is_editable`."""
        editable = type(self)(self.model).editable_by(user)
        return self.annotate(is_editable=Exists(editable.filter(pk=OuterRef("pk"))))

    def _own_or_among(self, user: User, staff: models.QuerySet[Staff]) -> Self:
        # Staff cannot see athletes who left the squad or withdrew their consent.
        current = staff.filter(squad__memberships__left_on=None)
        coached = current.values("squad__memberships__athlete")
        own = Q(**{self.user_path: user})
        return self.filter(own | Q(**{f"{self.athlete_path}__in": coached}))


def squads_of(user: User | AnonymousUser) -> models.QuerySet[Squad]:
    """Return the squads that a user belongs to, whose custom exercises they can see."""
    if not isinstance(user, User):
        return Squad.objects.none()
    staffed = Q(pk__in=user.staff_roles.values("squad"))
    joined = Q(memberships__left_on=None, memberships__athlete__user=user)
    return Squad.objects.filter(staffed | joined).distinct()


def squads_editable_by(user: User | AnonymousUser) -> models.QuerySet[Squad]:
    """Return the squads whose custom exercises the user can add and edit."""
    if not isinstance(user, User):
        return Squad.objects.none()
    return Squad.objects.editable_by(user)
