"""Load the demo squad into the database, each time with the same results."""

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
from training.demo.assessments import demo_assessments, demo_trials
from training.demo.cast import (
    ATHLETE_EMAIL,
    ATHLETE_NAME,
    CAST,
    COACH_EMAIL,
    COACH_NAME,
    SQUAD_NAME,
)
from training.demo.sessions import PlanFromTest, SessionMaker, plans_from_tests
from training.models import Plan, PlanItem, Session, SetLog

SEED: Final = 7
MEMBERSHIP_DURATION: Final = timedelta(days=70)


@transaction.atomic
def load_demo(*, password: str, now: datetime, seed: int = SEED) -> Squad:
    """Create twelve athletes with two tests and eight weeks of training up to `now`."""
    coach, maja = _accounts(password)
    squad = Squad.objects.create(name=SQUAD_NAME, is_demo=True)
    Staff.objects.create(user=coach, squad=squad, role=Staff.Role.HEAD)
    athletes = _athletes(squad, maja, now)
    rng = Random(seed)  # noqa: S311  # demo data, not a secret
    tests = _tests(squad, coach, athletes, now)
    _trials(tests, rng)
    _training(athletes, _plans(squad, athletes), now, rng)
    return squad


def _accounts(password: str) -> tuple[User, User]:
    # Hashing is slow on purpose: both accounts share one hash.
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
            user=maja if demo_athlete.has_account else None,
            name=demo_athlete.name,
            birth_year=now.year - demo_athlete.age,
            stature_cm=demo_athlete.stature_cm,
            sport=demo_athlete.sport,
            is_demo=True,
        )
        for demo_athlete in CAST
    )
    joined_on = (now - MEMBERSHIP_DURATION).date()
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
    """Create two tests per athlete in the order of the cast, the earlier one first."""
    return Assessment.objects.bulk_create(
        test
        for demo_athlete, athlete in zip(CAST, athletes, strict=True)
        for test in demo_assessments(
            demo_athlete, athlete, squad=squad, coach=coach, now=now
        )
    )


def _trials(tests: Sequence[Assessment], rng: Random) -> None:
    results = (
        result
        for demo_athlete in CAST
        for result in (demo_athlete.first, demo_athlete.second)
    )
    Trial.objects.bulk_create(
        trial
        for test, result in zip(tests, results, strict=True)
        for trial in demo_trials(test, result, rng)
    )


def _plans(squad: Squad, athletes: Sequence[Athlete]) -> list[list[PlanFromTest]]:
    """Create each athlete's plans in the order of the cast, from the stored tests."""
    tests = squad.assessments.with_trials().order_by("athlete_id", "taken_at")
    plans = [
        plans_from_tests(athlete, pair)
        for athlete, pair in zip(athletes, batched(tests, 2), strict=True)
    ]
    flat = list(chain.from_iterable(plans))
    Plan.objects.bulk_create(row.plan for row in flat)
    PlanItem.objects.bulk_create(item for row in flat for item in row.items())
    return plans


def _training(
    athletes: Sequence[Athlete],
    plans: Sequence[Sequence[PlanFromTest]],
    now: datetime,
    rng: Random,
) -> None:
    catalogue = {exercise.slug: exercise for exercise in Exercise.objects.library()}
    done = [
        session
        for athlete_with_plans in zip(CAST, athletes, plans, strict=True)
        for session in SessionMaker(*athlete_with_plans, catalogue, now, rng).sessions()
    ]
    Session.objects.bulk_create(session for session, _sets in done)
    SetLog.objects.bulk_create(set_log for _session, sets in done for set_log in sets)
