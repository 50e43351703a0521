"""Whom a coach can test: the athletes of the squads, with their last test."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from accounts.models import Membership, Squad, Staff, User
from assessments.knee_lift.protocol import RETEST_DAYS
from assessments.models import Assessment


def roster(user: User) -> QuerySet[Membership]:
    """Current members of the user's squads, by squad and name."""
    latest = Assessment.objects.active().filter(athlete=OuterRef("athlete"))
    writing = user.staff_roles.filter(
        squad=OuterRef("squad"), role__in=Staff.EDITING_ROLES
    )
    members = Membership.objects.current().select_related("athlete", "squad")
    return (
        members.filter(squad__in=Squad.objects.visible_to(user))
        .annotate(
            last_tested_at=Subquery(latest.newest_first().values("taken_at")[:1]),
            may_test=Exists(writing),
        )
        .order_by("squad__name", "squad", "athlete__name", "athlete")
    )


def due_before(now: datetime) -> datetime:
    """A test since this midnight is not due again, where the person looks."""
    day = timezone.localdate(now) - timedelta(days=RETEST_DAYS - 1)
    return timezone.make_aware(datetime.combine(day, time.min))
