"""Takes out what the demo put in, and nothing that people added."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import Athlete, Membership, Squad, User
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
    removed = Removed(
        squads=squads.count(),
        athletes=athletes.count(),
        accounts=accounts.count(),
        kept=guests.values("athlete").distinct().count(),
    )
    for rows in (athletes, squads, accounts):
        rows.delete()
    return removed
