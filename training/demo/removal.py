"""Takes out what the demo put in, and nothing that people added."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Athlete, Membership, Squad, User
from exercises.models import Exercise
from training.demo.cast import ATHLETE_EMAIL, COACH_EMAIL


@dataclass(frozen=True)
class Removed:
    """How many of each are gone, and how many athletes lost the squad but stay."""

    squads: int
    athletes: int
    accounts: int
    kept: int

    def __bool__(self) -> bool:
        return bool(self.squads or self.athletes or self.accounts)


@transaction.atomic
def remove_demo() -> Removed:
    """Demo squads, demo athletes with all that is theirs, and both demo accounts."""
    squads = Squad.objects.filter(is_demo=True)
    athletes = Athlete.objects.filter(is_demo=True)
    accounts = User.objects.filter(email__in=[COACH_EMAIL, ATHLETE_EMAIL])
    guests = Membership.objects.current().filter(
        squad__in=squads, athlete__is_demo=False
    )
    kept = guests.values("athlete").distinct().count()
    athlete_count, account_count = athletes.count(), accounts.count()
    athletes.delete()
    unused = _unused(squads)
    removed = Removed(
        squads=unused.count(),
        athletes=athlete_count,
        accounts=account_count,
        kept=kept,
    )
    for rows in (unused, accounts):
        rows.delete()
    return removed


def _unused(squads: QuerySet[Squad]) -> QuerySet[Squad]:
    """Without those whose own exercises a guest has logged or planned."""
    logged = Exercise.objects.exclude(set_logs=None)
    planned = Exercise.objects.exclude(plan_items=None)
    return squads.exclude(exercises__in=logged).exclude(exercises__in=planned)
