"""Athletes of a squad with tests and sessions so long ago."""

from datetime import timedelta

from django.utils import timezone

from tests.factories import (
    make_assessment,
    make_athlete,
    make_exercise,
    make_membership,
    make_session,
    make_set_log,
    make_trial,
)


def ago(**span):
    return timezone.now() - timedelta(**span)


def make_member(squad, *, name, joined=timedelta(0)):
    athlete = make_athlete(name=name)
    joined_on = timezone.localdate() - joined
    make_membership(athlete=athlete, squad=squad, joined_on=joined_on)
    return athlete


def make_test(athlete, *, days_ago, left=8, right=8, **fields):
    test = make_assessment(athlete=athlete, taken_at=ago(days=days_ago), **fields)
    for side, lift in (("L", left), ("R", right)):
        make_trial(assessment=test, side=side, lift_value=lift)
        make_trial(assessment=test, side=side, lift_value=lift, attempt=2)
    return test


def make_training(athlete, *, hours_ago=1, pain=None, **fields):
    start = ago(hours=hours_ago)
    session = make_session(
        athlete=athlete, started_at=start, finished_at=start, **fields
    )
    make_set_log(session=session, exercise=make_exercise(), pain=pain)
    return session
