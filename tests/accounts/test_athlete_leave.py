from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from tests.factories import DAY, make_athlete, make_membership, make_squad, make_user


@pytest.mark.parametrize(
    ("who", "status"),
    (
        ("coach", 302),
        ("colleague", 302),
        ("maja", 302),
        ("physio", 404),
        ("stranger", 404),
    ),
)
def test_membership_end_access(client, request, athlete, who, status):
    membership = athlete.memberships.get()
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse("accounts:membership_end", args=[membership.pk]))

    membership.refresh_from_db()
    assert response.status_code == status
    assert membership.left_on == (timezone.localdate() if status == 302 else None)


def test_coach_ends_no_membership_of_another_squad(client, coach, athlete):
    elsewhere = make_membership(athlete=athlete, squad=make_squad(head=make_user()))
    client.force_login(coach)

    response = client.post(reverse("accounts:membership_end", args=[elsewhere.pk]))

    elsewhere.refresh_from_db()
    assert response.status_code == 404
    assert elsewhere.left_on is None


def test_nobody_leaves_before_they_joined(athlete):
    tomorrow = timezone.localdate() + timedelta(days=1)
    athlete.memberships.update(joined_on=tomorrow)
    membership = athlete.memberships.get()

    membership.end(timezone.localdate())

    membership.refresh_from_db()
    assert membership.left_on == tomorrow


def test_leaving_is_undone_from_the_message(client, coach, athlete):
    athlete.record_consent()
    membership = athlete.memberships.get()
    client.force_login(coach)
    client.post(reverse("accounts:membership_end", args=[membership.pk]))
    restore = reverse("accounts:membership_restore", args=[membership.pk])

    page = client.get(reverse("accounts:more"))
    response = client.post(restore)

    membership.refresh_from_db()
    assert f'action="{restore}"' in page.text
    assert response["Location"] == athlete.get_absolute_url()
    assert membership.left_on is None


def test_athlete_leaves_once_however_often_it_is_said(client, coach, athlete):
    membership = athlete.memberships.get()
    client.force_login(coach)
    url = reverse("accounts:membership_end", args=[membership.pk])

    first = client.post(url)
    membership.refresh_from_db()
    Membership.objects.filter(pk=membership.pk).update(left_on=DAY)
    second = client.post(url)

    assert membership.left_on == timezone.localdate()
    assert (second.status_code, second.url) == (first.status_code, first.url)
    membership.refresh_from_db()
    assert membership.left_on == DAY


def test_only_who_ended_it_brings_an_athlete_back(client, coach, athlete):
    athlete.record_consent()
    membership = athlete.memberships.get()
    membership.end(DAY)
    client.force_login(coach)

    response = client.post(reverse("accounts:membership_restore", args=[membership.pk]))

    membership.refresh_from_db()
    assert response.status_code == 404
    assert membership.left_on == DAY


@pytest.mark.parametrize("change", ("withdrawn", "joined again"))
def test_nobody_is_brought_back_twice_or_against_their_will(
    client, coach, squad, athlete, change
):
    athlete.record_consent()
    membership = athlete.memberships.get()
    client.force_login(coach)
    client.post(reverse("accounts:membership_end", args=[membership.pk]))
    if change == "withdrawn":
        athlete.withdraw_consent(DAY)
    else:
        make_membership(athlete=athlete, squad=squad)

    response = client.post(reverse("accounts:membership_restore", args=[membership.pk]))

    membership.refresh_from_db()
    assert response.status_code == 404
    assert membership.left_on is not None


@pytest.mark.parametrize(
    ("who", "status"),
    (
        ("coach", 200),
        ("maja", 200),
        ("colleague", 404),
        ("physio", 404),
        ("stranger", 404),
    ),
)
def test_consent_withdraw_access(client, request, athlete, who, status):
    athlete.record_consent()
    client.force_login(request.getfixturevalue(who))
    url = reverse("accounts:consent_withdraw", args=[athlete.pk])

    assert client.get(url).status_code == status
    assert client.post(url).status_code in (302, 404)
    assert athlete.consents.active().exists() is (status == 404)


def test_withdrawn_consent_ends_the_sight_of_staff(client, coach, physio, athlete):
    athlete.record_consent()
    client.force_login(athlete.user)

    response = client.post(
        reverse("accounts:consent_withdraw", args=[athlete.pk]), follow=True
    )

    assert "no squad can see this record" in response.text
    for user in (coach, physio):
        client.force_login(user)
        assert client.get(athlete.get_absolute_url()).status_code == 404


def test_consent_withdraw_says_when_nobody_is_left(client, coach, squad):
    athlete = make_athlete(name="Levi")
    make_membership(athlete=athlete, squad=squad)
    client.force_login(coach)
    url = reverse("accounts:consent_withdraw", args=[athlete.pk])

    assert "Nobody can see it" in client.get(url).text
    assert client.post(url)["Location"] == reverse("training:squad_list")
