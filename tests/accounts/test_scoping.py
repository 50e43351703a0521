from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Athlete, Membership
from accounts.scoping import squads_of
from assessments.models import Assessment, Trial
from tests.factories import (
    DAY,
    make_assessment,
    make_athlete,
    make_membership,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_squad,
    make_staff,
    make_trial,
    make_user,
)
from training.models import Plan, PlanItem, Session, SetLog

ROWS = (Athlete, Membership, Assessment, Trial, Plan, PlanItem, Session, SetLog)


@pytest.fixture
def maja(athlete):
    return athlete.user


@pytest.fixture
def colleague(squad):
    """Coach of `squad`, not its head."""
    user = make_user(display_name="Kim")
    make_staff(user=user, squad=squad, role="coach")
    return user


def make_one_of_each(athlete):
    make_trial(assessment=make_assessment(athlete=athlete))
    make_plan_item(plan=make_plan(athlete=athlete))
    make_set_log(session=make_session(athlete=athlete))


@pytest.mark.parametrize(
    ("who", "sees", "writes"),
    (
        ("maja", 1, 1),
        ("coach", 1, 1),
        ("colleague", 1, 1),
        ("physio", 1, 0),
        ("stranger", 0, 0),
    ),
)
def test_who_sees_and_who_writes_rows_of_an_athlete(
    request, athlete, who, sees, writes
):
    user = request.getfixturevalue(who)
    make_one_of_each(athlete)

    for model in ROWS:
        owner = model.objects.all().athlete_path
        rows = model.objects.filter(**{owner: athlete.pk})
        assert rows.visible_to(user).count() == sees, model
        assert rows.editable_by(user).count() == writes, model


@pytest.mark.parametrize(("who", "owns"), (("maja", 1), ("coach", 0), ("stranger", 0)))
def test_only_the_athlete_owns_rows(request, athlete, who, owns):
    user = request.getfixturevalue(who)
    make_one_of_each(athlete)

    assert Session.objects.owned_by(user).count() == owns
    assert Athlete.objects.owned_by(user).filter(pk=athlete.pk).count() == owns


@pytest.mark.parametrize("who", ("coach", "colleague", "physio"))
def test_staff_lose_sight_of_who_left(request, athlete, who):
    user = request.getfixturevalue(who)
    make_one_of_each(athlete)

    athlete.memberships.update(left_on=DAY + timedelta(days=1))

    for model in ROWS:
        assert not model.objects.visible_to(user).exists(), model
        assert not model.objects.editable_by(user).exists(), model


def test_who_left_keeps_their_own_rows(athlete, maja):
    make_one_of_each(athlete)

    athlete.memberships.update(left_on=DAY + timedelta(days=1))

    assert all(model.objects.editable_by(maja).exists() for model in ROWS)


def test_athletes_of_a_squad_do_not_see_each_other(athlete, squad, maja):
    other = make_athlete(name="Nils")
    make_membership(athlete=other, squad=squad)

    assert list(Athlete.objects.visible_to(maja)) == [athlete]


def test_two_shared_squads_show_an_athlete_once(athlete, coach):
    make_membership(athlete=athlete, squad=make_squad(head=coach))

    assert list(Athlete.objects.visible_to(coach)) == [athlete]


def test_physio_of_one_squad_and_coach_of_another_writes_in_the_other(physio, athlete):
    other = make_athlete()
    own_squad = make_squad(head=physio)
    make_membership(athlete=other, squad=own_squad)

    assert set(Athlete.objects.visible_to(physio)) == {athlete, other}
    assert list(Athlete.objects.editable_by(physio)) == [other]


@pytest.mark.parametrize("who", ("maja", "coach", "physio"))
def test_squad_is_around_its_staff_and_athletes(request, squad, athlete, who):
    assert list(squads_of(request.getfixturevalue(who))) == [squad]


def test_squad_is_not_around_strangers_or_who_left(squad, athlete, maja, stranger):
    athlete.memberships.update(left_on=DAY + timedelta(days=1))

    assert squad not in squads_of(stranger)
    assert not squads_of(maja).exists()
    assert not squads_of(AnonymousUser()).exists()


def test_who_stays_is_still_seen_beside_who_left(coach, squad, athlete):
    stays = make_athlete(name="Nils")
    make_membership(athlete=stays, squad=squad)

    athlete.memberships.update(left_on=DAY + timedelta(days=1))

    assert list(Athlete.objects.visible_to(coach)) == [stays]


@pytest.mark.parametrize(("who", "may"), (("coach", True), ("physio", False)))
def test_rows_know_whether_they_may_be_edited(request, athlete, who, may):
    user = request.getfixturevalue(who)

    row = Athlete.objects.visible_to(user).with_edit_right(user).get()

    assert row.is_editable is may
