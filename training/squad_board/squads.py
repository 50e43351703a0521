"""The squads of the list: what each holds, and who sees one's own training."""

from datetime import datetime, timedelta
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
from training.squad_board.board import PAIN_HOURS

MOST_SQUADS: Final = 50


def staffed_by(user: User, *, now: datetime) -> QuerySet[Squad]:
    """Each squad with how many athletes it has, are due a test, have strong pain."""
    own = Q(athlete=OuterRef("athlete"))
    cleared = Q(stopped=False, injured_recently=False, pain_before__lt=PAIN_NO_TEST)
    recent = Q(taken_at__gte=due_before(now))
    tests = Assessment.objects.active().filter(own, cleared, recent)
    since = now - timedelta(hours=PAIN_HOURS)
    strong = Q(pain__gte=PAIN_STOP, done_at__gte=since)
    squads = Squad.objects.visible_to(user).annotate(
        athlete_count=_members(),
        due_count=_members(~Exists(tests)),
        pain_count=_members(Exists(SetLog.objects.active().filter(own, strong))),
    )
    return squads.order_by("name", "id")[:MOST_SQUADS]


def _members(*conditions: Any) -> Coalesce:
    present = Membership.objects.current().filter(*conditions, squad=OuterRef("pk"))
    per_squad = present.order_by().values("squad").annotate(count=Count("pk"))
    return Coalesce(Subquery(per_squad.values("count")), 0)


def joined_by(user: User) -> QuerySet[Membership]:
    """The squads a user is in as an athlete, with the staff who see them."""
    own = Membership.objects.current().owned_by(user)
    rows = own.select_related("squad").prefetch_related("squad__staff__user")
    return rows.order_by("squad__name", "id")[:MOST_SQUADS]
