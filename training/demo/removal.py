"""Delete the demo data, and nothing that people added."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Athlete, Membership, Squad, User
from exercises.models import Exercise
from training.demo.cast import ATHLETE_EMAIL, COACH_EMAIL


@dataclass(frozen=True)
class Removed:
    """How many rows were deleted, and how many athletes stay without the squad."""

    squads: int
    athletes: int
    accounts: int
    remaining_athletes: int

    def __bool__(self) -> bool:
        return bool(self.squads or self.athletes or self.accounts)


@transaction.atomic
def remove_demo() -> Removed:
    """Delete demo squads, demo athletes with their data, and both demo accounts."""
    squads = Squad.objects.filter(is_demo=True)
    athletes = Athlete.objects.filter(is_demo=True)
    accounts = User.objects.filter(email__in=[COACH_EMAIL, ATHLETE_EMAIL])
    guests = Membership.objects.current().filter(
        squad__in=squads, athlete__is_demo=False
    )
    remaining_athletes = guests.values("athlete").distinct().count()
    athlete_count, account_count = athletes.count(), accounts.count()
    athletes.delete()
    unused = _unused(squads)
    removed = Removed(
        squads=unused.count(),
        athletes=athlete_count,
        accounts=account_count,
        remaining_athletes=remaining_athletes,
    )
    for rows in (unused, accounts):
        rows.delete()
    return removed


def _unused(squads: QuerySet[Squad]) -> QuerySet[Squad]:
    """Leave out squads whose custom exercises a guest has logged or planned."""
    logged = Exercise.objects.exclude(set_logs=None)
    planned = Exercise.objects.exclude(plan_items=None)
    return squads.exclude(exercises__in=logged).exclude(exercises__in=planned)
