from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Athlete, Invitation
from tests.factories import (
    make_membership,
    make_session,
    make_squad,
    make_staff,
    make_user,
)


@pytest.mark.parametrize(
    "ended",
    (
        {"expires_at": timezone.now() - timedelta(minutes=1)},
        {"accepted_at": timezone.now()},
    ),
)
def test_link_that_is_over_says_so(client, to_levi, newcomer, ended):
    Invitation.objects.update(**ended)
    client.force_login(newcomer)
    url = to_levi.get_absolute_url()

    for response in (client.get(url), client.post(url)):
        assert response.status_code == 404
        assert "No open invitation has this code" in response.text
    assert not Athlete.objects.filter(user=newcomer).exists()


def test_signed_out_person_is_sent_to_sign_up_and_back(client, to_levi):
    url = to_levi.get_absolute_url()

    page = client.get(url)

    assert "Are you Levi?" in page.text
    assert f"{reverse('account_signup')}?next={url}" in page.text
    assert client.post(url)["Location"] == f"{reverse('account_login')}?next={url}"


def test_claimed_record_belongs_to_the_user(client, to_levi, levi, newcomer, squad):
    client.force_login(newcomer)
    url = to_levi.get_absolute_url()

    assert "Yes, claim it" in client.get(url).text
    answers = [client.post(url) for _ in "ab"]

    levi.refresh_from_db()
    to_levi.refresh_from_db()
    assert [answer["Location"] for answer in answers] == [reverse("training:today")] * 2
    assert levi.user == to_levi.accepted_by == newcomer
    assert levi.consents.active().get().given_by == "self"
    assert list(Athlete.objects.in_squad(squad)) == [levi]


def test_guardian_consent_stays_when_the_record_is_claimed(to_levi, levi, newcomer):
    levi.record_consent("parent@example.org")

    to_levi.accept(newcomer)

    assert levi.consents.get().guardian_email == "parent@example.org"


def test_code_works_once(client, to_levi, levi, newcomer, stranger):
    to_levi.accept(newcomer)
    client.force_login(stranger)

    response = client.post(to_levi.get_absolute_url())

    levi.refresh_from_db()
    assert response.status_code == 404
    assert levi.user == newcomer


def test_empty_own_record_gives_way(client, to_levi, levi, newcomer):
    own = Athlete.objects.create_for(newcomer)
    elsewhere = make_squad()
    make_membership(athlete=own, squad=elsewhere)
    client.force_login(newcomer)

    client.post(to_levi.get_absolute_url())

    assert Athlete.objects.get(user=newcomer) == levi
    assert not Athlete.objects.filter(pk=own.pk).exists()
    assert list(Athlete.objects.in_squad(elsewhere)) == [levi]


def test_own_record_with_rows_joins_in_place_of_an_empty_one(
    client, to_levi, levi, newcomer, squad
):
    own = Athlete.objects.create_for(newcomer)
    session = make_session(athlete=own)
    client.force_login(newcomer)

    client.post(to_levi.get_absolute_url())

    to_levi.refresh_from_db()
    assert list(Athlete.objects.in_squad(squad)) == [own]
    assert not Athlete.objects.filter(pk=levi.pk).exists()
    assert list(own.sessions.all()) == [session]
    assert to_levi.athlete == own


def test_two_records_with_rows_are_refused(client, to_levi, levi, newcomer):
    own = Athlete.objects.create_for(newcomer)
    make_session(athlete=own)
    make_session(athlete=levi)
    client.force_login(newcomer)

    response = client.post(to_levi.get_absolute_url())

    levi.refresh_from_db()
    assert response.status_code == 409
    assert "Two records can&#x27;t be merged" in response.text
    assert levi.user is None
    assert Invitation.objects.open().exists()


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    (
        ("to_levi", "coach", "You created this invitation"),
        ("to_staff", "coach", "You created this invitation"),
        ("to_staff", "colleague", "You&#x27;re already on the staff of this squad."),
    ),
)
def test_obstacle_is_said_and_nothing_done(client, request, kind, who, words):
    invitation = request.getfixturevalue(kind)
    client.force_login(request.getfixturevalue(who))
    url = invitation.get_absolute_url()

    assert words in client.get(url).text
    assert client.post(url).status_code == 409
    assert Invitation.objects.open().exists()


def test_record_claimed_by_another_link_is_refused(client, to_levi, levi, newcomer):
    levi.assign_to(make_user())
    client.force_login(newcomer)

    response = client.post(to_levi.get_absolute_url())

    assert response.status_code == 409
    assert not Athlete.objects.filter(user=newcomer).exists()


def test_invited_staff_join_with_their_role(client, to_staff, newcomer, squad):
    client.force_login(newcomer)
    url = to_staff.get_absolute_url()

    assert "has invited you to join as physio" in client.get(url).text
    answers = [client.post(url) for _ in "ab"]

    assert {answer["Location"] for answer in answers} == {squad.get_absolute_url()}
    assert newcomer.staff_roles.get().role == "physio"


@pytest.mark.parametrize(
    ("kind", "role", "may"),
    (
        ("to_staff", None, False),
        ("to_staff", "coach", False),
        ("to_levi", "coach", True),
        ("to_levi", "physio", False),
        ("to_levi", None, False),
    ),
)
def test_code_of_a_coach_whose_post_is_over_opens_nothing(
    client, request, squad, coach, newcomer, kind, role, may
):
    """Or a coach who was taken off the staff would come back by a code."""
    invitation = request.getfixturevalue(kind)
    make_staff(user=make_user(), squad=squad, role="head")
    post = squad.staff.get(user=coach)
    if role:
        post.change_role(role)
    else:
        post.end()
    client.force_login(newcomer)

    response = client.post(invitation.get_absolute_url())

    invitation.refresh_from_db()
    assert (invitation.accepted_by == newcomer) is may
    assert response.status_code == (302 if may else 409)
    assert ("can no longer invite people to this squad" in response.text) is not may
