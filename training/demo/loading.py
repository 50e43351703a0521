"""Puts the demo squad into the database: the same story each time it is loaded."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import batched, chain
from random import Random
from typing import Final

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Athlete, Consent, Membership, Squad, Staff, User
from assessments.models import Assessment, Trial
from exercises.models import Exercise
from training.demo.cast import (
    ATHLETE_EMAIL,
    ATHLETE_NAME,
    CAST,
    COACH_EMAIL,
    COACH_NAME,
    SQUAD_NAME,
)
from training.demo.measured import tests_of, trials_of
from training.demo.trained import Diary, Prescribed, prescribed
from training.models import Plan, PlanItem, Session, SetLog

SEED: Final = 7
MEMBER_FOR: Final = timedelta(days=70)


@transaction.atomic
def load_demo(*, password: str, now: datetime, seed: int = SEED) -> Squad:
    """Twelve athletes with eight weeks of training and two tests each, up to `now`."""
    coach, maja = _accounts(password)
    squad = Squad.objects.create(name=SQUAD_NAME, is_demo=True)
    Staff.objects.create(user=coach, squad=squad, role=Staff.Role.HEAD)
    athletes = _athletes(squad, maja, now)
    chance = Random(seed)  # noqa: S311  # a story, not a secret
    tests = _tests(squad, coach, athletes, now)
    _trials(tests, chance)
    _training(athletes, _plans(squad, athletes), now, chance)
    return squad


def _accounts(password: str) -> tuple[User, User]:
    # Hashing is slow on purpose: once is enough for both.
    hashed = make_password(password)
    coach, athlete = User.objects.bulk_create(
        User(email=email, display_name=name, password=hashed)
        for email, name in ((COACH_EMAIL, COACH_NAME), (ATHLETE_EMAIL, ATHLETE_NAME))
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True)
        for user in (coach, athlete)
    )
    return coach, athlete


def _athletes(squad: Squad, maja: User, now: datetime) -> list[Athlete]:
    athletes = Athlete.objects.bulk_create(
        Athlete(
            user=maja if character.has_account else None,
            name=character.name,
            birth_year=now.year - character.age,
            stature_cm=character.stature_cm,
            sport=character.sport,
            is_demo=True,
        )
        for character in CAST
    )
    joined_on = (now - MEMBER_FOR).date()
    Membership.objects.bulk_create(
        Membership(athlete=athlete, squad=squad, joined_on=joined_on)
        for athlete in athletes
    )
    Consent.objects.bulk_create(
        Consent(athlete=athlete, given_by=Consent.GivenBy.SELF) for athlete in athletes
    )
    return athletes


def _tests(
    squad: Squad, coach: User, athletes: Sequence[Athlete], now: datetime
) -> list[Assessment]:
    """Two tests an athlete in the order of the cast, the earlier one first."""
    return Assessment.objects.bulk_create(
        test
        for character, athlete in zip(CAST, athletes, strict=True)
        for test in tests_of(character, athlete, squad=squad, coach=coach, now=now)
    )


def _trials(tests: Sequence[Assessment], chance: Random) -> None:
    shown = (lifts for one in CAST for lifts in (one.first, one.second))
    Trial.objects.bulk_create(
        trial
        for test, lifts in zip(tests, shown, strict=True)
        for trial in trials_of(test, lifts, chance)
    )


def _plans(squad: Squad, athletes: Sequence[Athlete]) -> list[list[Prescribed]]:
    """Each athlete's plans in the order of the cast, from the tests as stored."""
    tests = squad.assessments.with_trials().order_by("athlete_id", "taken_at")
    made = [
        prescribed(athlete, pair)
        for athlete, pair in zip(athletes, batched(tests, 2), strict=True)
    ]
    plans = list(chain.from_iterable(made))
    Plan.objects.bulk_create(one.plan for one in plans)
    PlanItem.objects.bulk_create(item for one in plans for item in one.items())
    return made


def _training(
    athletes: Sequence[Athlete],
    plans: Sequence[Sequence[Prescribed]],
    now: datetime,
    chance: Random,
) -> None:
    catalogue = {one.slug: one for one in Exercise.objects.library()}
    done = [
        session
        for cast in zip(CAST, athletes, plans, strict=True)
        for session in Diary(*cast, catalogue, now, chance).sessions()
    ]
    Session.objects.bulk_create(session for session, _sets in done)
    SetLog.objects.bulk_create(one for _session, sets in done for one in sets)
