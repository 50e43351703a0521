from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Athlete, Invitation
from tests.factories import (
    make_athlete,
    make_invitation,
    make_membership,
    make_session,
    make_squad,
    make_staff,
    make_user,
)

KEY = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"
CODE = "23456789AB"


@pytest.fixture
def levi(squad):
    """In `squad`, without an account."""
    athlete = make_athlete(name="Levi")
    make_membership(athlete=athlete, squad=squad)
    return athlete


@pytest.fixture
def to_levi(levi, squad, coach):
    return make_invitation(squad=squad, athlete=levi, created_by=coach, code=CODE)


@pytest.fixture
def to_staff(squad, coach):
    return make_invitation(squad=squad, role="physio", created_by=coach, code=CODE)


@pytest.mark.parametrize(
    ("who", "status"),
    (("coach", 302), ("colleague", 302), ("physio", 404), ("stranger", 404)),
)
def test_who_writes_invites_an_athlete(client, request, levi, who, status):
    client.force_login(request.getfixturevalue(who))
    url = reverse("accounts:invitation_create_athlete", args=[levi.pk])

    assert client.get(url).status_code == (200 if status == 302 else 404)
    assert client.post(url).status_code == status
    assert levi.invitations.count() == (1 if status == 302 else 0)


def test_invitation_is_made_once_and_shown(client, coach, levi):
    client.force_login(coach)
    url = reverse("accounts:invitation_create_athlete", args=[levi.pk])

    client.post(url)
    client.post(url)

    invitation = levi.invitations.get()
    text = client.get(url).text
    assert invitation.spoken_code in text
    assert f"http://testserver{invitation.get_absolute_url()}" in text


def test_athlete_with_account_is_not_invited(client, coach, athlete):
    client.force_login(coach)
    url = reverse("accounts:invitation_create_athlete", args=[athlete.pk])

    client.post(url)

    assert not Invitation.objects.exists()
    assert "belongs to an account already" in client.get(url).text


@pytest.mark.parametrize(
    ("who", "status"),
    (("coach", 200), ("colleague", 404), ("physio", 404), ("stranger", 404)),
)
def test_heads_invite_staff(client, request, squad, who, status):
    client.force_login(request.getfixturevalue(who))
    url = reverse("accounts:invitation_create_staff", args=[squad.pk])

    assert client.get(url).status_code == status
    client.post(url, {"key": KEY, "role": "coach"})
    assert squad.invitations.count() == (status == 200)


def test_staff_invitation_sent_twice_is_one(client, coach, squad):
    client.force_login(coach)
    url = reverse("accounts:invitation_create_staff", args=[squad.pk])

    for _again in range(2):
        response = client.post(url, {"key": KEY, "role": "physio"})

    invitation = squad.invitations.get()
    assert response["Location"] == url
    assert invitation.role == "physio"
    assert invitation.spoken_code in client.get(url).text


def test_staff_invitation_with_other_role_is_refused(client, coach, squad):
    client.force_login(coach)
    url = reverse("accounts:invitation_create_staff", args=[squad.pk])
    client.post(url, {"key": KEY, "role": "physio"})

    response = client.post(url, {"key": KEY, "role": "head"})

    assert response.status_code == 409
    assert squad.invitations.get().role == "physio"


def test_staff_invitation_for_unknown_role_is_refused(client, coach, squad):
    client.force_login(coach)
    url = reverse("accounts:invitation_create_staff", args=[squad.pk])

    response = client.post(url, {"key": KEY, "role": "boss"})

    assert response.status_code == 422
    assert not squad.invitations.exists()


def test_same_key_makes_other_codes_elsewhere(client, coach, squad, stranger):
    elsewhere = stranger.staff_posts.get().squad
    for user, place in ((coach, squad), (stranger, elsewhere)):
        client.force_login(user)
        url = reverse("accounts:invitation_create_staff", args=[place.pk])
        client.post(url, {"key": KEY, "role": "coach"})

    assert squad.invitations.get().code != elsewhere.invitations.get().code


@pytest.mark.parametrize("kind", ("to_levi", "to_staff"))
@pytest.mark.parametrize(
    ("who", "may"),
    (
        ("coach", {"to_levi", "to_staff"}),
        ("colleague", {"to_levi"}),
        ("physio", set()),
        ("stranger", set()),
    ),
)
def test_who_revokes(client, request, kind, who, may):
    invitation = request.getfixturevalue(kind)
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse("accounts:invitation_revoke", args=[invitation.pk]))

    assert response.status_code == (302 if kind in may else 404)
    assert Invitation.objects.open().exists() is (kind not in may)


@pytest.mark.parametrize(
    "typed",
    (
        CODE,
        "23456 789ab",
        " 23456-789AB ",
        "23456\u00a0–\t789ab.",
        "２３４５６７８９ＡＢ",
        "\u200b23456\u2028789AB\ufeff",
    ),
)
def test_typed_code_leads_to_the_invitation(client, to_levi, typed):
    response = client.post(reverse("accounts:invitation_enter"), {"code": typed})

    assert response["Location"] == to_levi.get_absolute_url()


@pytest.mark.parametrize(
    ("typed", "message"),
    (
        ("", "Fill this in."),
        ("WRONGCODE2", "No open invitation has this code."),
        ("23456789\u0410\u0412", "No open invitation has this code."),
        ("٢٣٤٥٦٧٨٩AB", "No open invitation has this code."),
        ("' OR ''='", "No open invitation has this code."),
        ("\x00", "A sign in it cannot be kept."),
        ("😀" * 10_000, "40 signs at most"),
    ),
)
def test_wrong_code_is_said_beside_the_field(client, db, typed, message):
    response = client.post(reverse("accounts:invitation_enter"), {"code": typed})

    assert response.status_code == 422
    assert message in response.context["form"].errors["code"][0]


def test_link_with_a_null_character_is_no_code(client, db):
    assert client.get("/join/%00/").status_code == 404


def test_code_page_is_public(client, db):
    assert client.get(reverse("accounts:invitation_enter")).status_code == 200


def test_guessing_is_slowed_down(client, to_levi):
    enter = reverse("accounts:invitation_enter")
    for _ in range(5):
        client.post(enter, {"code": "WRONGCODE2"})
        client.get("/join/WRONGCODE2/")

    assert client.post(enter, {"code": CODE}).status_code == 429
    assert client.get(to_levi.get_absolute_url()).status_code == 429


def test_right_codes_are_not_counted(client, to_levi):
    for _ in range(15):
        response = client.get(to_levi.get_absolute_url())

    assert response.status_code == 200


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
    assert levi.consents.standing().get().given_by == "self"
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
    own = Athlete.objects.create_own(newcomer)
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
    own = Athlete.objects.create_own(newcomer)
    session = make_session(athlete=own)
    client.force_login(newcomer)

    client.post(to_levi.get_absolute_url())

    to_levi.refresh_from_db()
    assert list(Athlete.objects.in_squad(squad)) == [own]
    assert not Athlete.objects.filter(pk=levi.pk).exists()
    assert list(own.sessions.all()) == [session]
    assert to_levi.athlete == own


def test_two_records_with_rows_are_refused(client, to_levi, levi, newcomer):
    own = Athlete.objects.create_own(newcomer)
    make_session(athlete=own)
    make_session(athlete=levi)
    client.force_login(newcomer)

    response = client.post(to_levi.get_absolute_url())

    levi.refresh_from_db()
    assert response.status_code == 409
    assert "Two records cannot be made one" in response.text
    assert levi.user is None
    assert Invitation.objects.open().exists()


@pytest.mark.parametrize(
    ("kind", "who", "words"),
    (
        ("to_levi", "coach", "You made this invitation"),
        ("to_staff", "coach", "You made this invitation"),
        ("to_staff", "colleague", "You are on the staff of this squad."),
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
    levi.give_to(make_user())
    client.force_login(newcomer)

    response = client.post(to_levi.get_absolute_url())

    assert response.status_code == 409
    assert not Athlete.objects.filter(user=newcomer).exists()


def test_invited_staff_join_with_their_role(client, to_staff, newcomer, squad):
    client.force_login(newcomer)
    url = to_staff.get_absolute_url()

    assert "invites you as physio" in client.get(url).text
    answers = [client.post(url) for _ in "ab"]

    assert {answer["Location"] for answer in answers} == {squad.get_absolute_url()}
    assert newcomer.staff_posts.get().role == "physio"


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
    assert ("may not invite to this squad any more" in response.text) is not may
