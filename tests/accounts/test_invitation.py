import pytest
from django.urls import reverse

from accounts.models import Invitation
from tests.accounts.conftest import CODE

KEY = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"


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
    assert "already belongs to an account" in client.get(url).text


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
    elsewhere = stranger.staff_roles.get().squad
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
        ("\x00", "This contains a character"),
        ("😀" * 10_000, "Use at most 40 characters"),
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
