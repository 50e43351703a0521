"""The squads of the list, with their counts, and who sees the user's training."""

from datetime import datetime
from typing import Any, Final

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from accounts.models import Membership, Squad, User
from assessments.knee_lift.protocol import PAIN_NO_TEST, PAIN_STOP
from assessments.models import Assessment
from assessments.test_day.roster import due_before
from training.models import SetLog
from training.pain_rules import stopping_since

MAX_SQUADS: Final = 50


def squads_staffed_by(user: User, *, now: datetime) -> QuerySet[Squad]:
    """Return squads with the numbers of athletes, of tests due, and of strong pain."""
    same_athlete = Q(athlete=OuterRef("athlete"))
    valid = Q(stopped=False, injured_recently=False, pain_before__lt=PAIN_NO_TEST)
    recent = Q(taken_at__gte=due_before(now))
    tests = Assessment.objects.active().filter(same_athlete, valid, recent)
    strong = Q(pain__gte=PAIN_STOP, done_at__gte=stopping_since(now))
    squads = Squad.objects.visible_to(user).annotate(
        athlete_count=_count_members(),
        due_count=_count_members(~Exists(tests)),
        pain_count=_count_members(
            Exists(SetLog.objects.active().filter(same_athlete, strong))
        ),
    )
    return squads.order_by("name", "id")[:MAX_SQUADS]


def _count_members(*conditions: Any) -> Coalesce:
    present = Membership.objects.current().filter(*conditions, squad=OuterRef("pk"))
    per_squad = present.order_by().values("squad").annotate(count=Count("pk"))
    return Coalesce(Subquery(per_squad.values("count")), 0)


def memberships_of(user: User) -> QuerySet[Membership]:
    """Return the squads a user is in as an athlete, with the staff who see them."""
    memberships = Membership.objects.current().owned_by(user)
    rows = memberships.select_related("squad").prefetch_related("squad__staff__user")
    return rows.order_by("squad__name", "id")[:MAX_SQUADS]
