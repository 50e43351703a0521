"""Who may see and who may change which athlete's rows. The only place that says so."""

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
        return self._own_or_among(user, user.staff_posts.all())

    def editable_by(self, user: User) -> Self:
        """As `visible_to`, but a physio reads only."""
        writing = user.staff_posts.filter(role__in=Staff.WRITING_ROLES)
        return self._own_or_among(user, writing)

    def with_edit_right(self, user: User) -> Self:
        """Whether the user may change each row, as `is_editable`."""
        writable = type(self)(self.model).editable_by(user)
        return self.annotate(is_editable=Exists(writable.filter(pk=OuterRef("pk"))))

    def _own_or_among(self, user: User, posts: models.QuerySet[Staff]) -> Self:
        # Whoever left a squad, or withdrew consent, is out of its staff's sight.
        current = posts.filter(squad__memberships__left_on=None)
        coached = current.values("squad__memberships__athlete")
        own = Q(**{self.user_path: user})
        return self.filter(own | Q(**{f"{self.athlete_path}__in": coached}))


def squads_around(user: User | AnonymousUser) -> models.QuerySet[Squad]:
    """The squads a user is in, as staff or as athlete: they share custom exercises."""
    if not isinstance(user, User):
        return Squad.objects.none()
    staffed = Q(pk__in=user.staff_posts.values("squad"))
    joined = Q(memberships__left_on=None, memberships__athlete__user=user)
    return Squad.objects.filter(staffed | joined).distinct()


def squads_written_for(user: User | AnonymousUser) -> models.QuerySet[Squad]:
    """Those whose custom exercises the user may add and change; a physio reads."""
    if not isinstance(user, User):
        return Squad.objects.none()
    return Squad.objects.open_to_athletes_of(user)
