import pytest
from django.urls import reverse

from accounts.models import Athlete
from tests.edits import as_shown, version_in
from tests.factories import (
    make_athlete,
    make_invitation,
    make_membership,
    make_staff,
    make_user,
)


@pytest.mark.parametrize(
    ("who", "status", "writes"),
    (
        ("coach", 200, True),
        ("colleague", 200, True),
        ("physio", 200, False),
        ("maja", 200, True),
        ("stranger", 404, False),
    ),
)
def test_athlete_detail_access(client, request, athlete, who, status, writes):
    client.force_login(request.getfixturevalue(who))
    edit = reverse("accounts:athlete_edit", args=[athlete.pk])

    response = client.get(athlete.get_absolute_url())

    assert response.status_code == status
    assert (edit in response.text) is writes
    assert client.get(edit).status_code == (200 if writes else 404)


def test_athlete_detail_says_who_sees_it(client, athlete, physio):
    client.force_login(athlete.user)

    text = client.get(athlete.get_absolute_url()).text

    assert "Sprint squad" in text
    assert "Jonas" in text
    assert "(Physio)" in text


def test_athlete_detail_of_who_is_alone(client, newcomer):
    athlete = Athlete.objects.create_for(newcomer)
    client.force_login(newcomer)

    text = client.get(athlete.get_absolute_url()).text

    assert "shared with a squad at the moment" in text
    assert "Withdraw consent" in text


@pytest.mark.parametrize("invited", (True, False))
def test_athlete_detail_shows_the_invitation(client, coach, squad, invited):
    athlete = make_athlete(name="Levi", birth_year=2012, sport="Hurdles")
    make_membership(athlete=athlete, squad=squad)
    if invited:
        make_invitation(squad=squad, athlete=athlete, created_by=coach)
    client.force_login(coach)

    text = client.get(athlete.get_absolute_url()).text

    assert ("Show the invitation" in text) is invited
    assert ("Invite them to claim it" in text) is not invited


@pytest.mark.parametrize("staff_count", (1, 3))
def test_athlete_detail_query_count(
    client, coach, squad, athlete, staff_count, django_assert_num_queries
):
    for _ in range(staff_count - 1):
        make_staff(user=make_user(), squad=squad, role="coach")
    client.force_login(coach)

    # A savepoint and its end, session, user, athlete, what may be ended, consent,
    # invitation, squads, staff, their names.
    with django_assert_num_queries(11):
        client.get(athlete.get_absolute_url())


def test_athlete_edit_saves_the_profile(client, coach, athlete):
    client.force_login(coach)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])
    data = {"name": "Maja K.", "stature_cm": "168", "thigh_cm": "41", "sport": "100 m"}

    response = client.post(url, as_shown(client, url, **data))

    athlete.refresh_from_db()
    assert response["Location"] == athlete.get_absolute_url()
    assert (athlete.name, athlete.sport) == ("Maja K.", "100 m")
    assert (athlete.stature_cm, athlete.thigh_cm) == (168, 41)
    assert not athlete.consents.exists()


def test_athlete_edit_shows_inches(client, coach, athlete):
    coach.length_unit = "in"
    coach.save()
    client.force_login(coach)

    response = client.get(reverse("accounts:athlete_edit", args=[athlete.pk]))

    assert response.context["form"]["stature_cm"].value() == "68.9"
    assert "Height, inches" in response.text


def test_guardian_is_a_new_consent_and_ends_the_old(client, coach, athlete):
    athlete.record_consent()
    client.force_login(coach)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])
    data = {"name": "Maja", "birth_year": "2012", "guardian_email": "p@example.org"}

    shown = as_shown(client, url, **data)
    client.post(url, shown)
    client.post(url, shown)

    standing = athlete.consents.active().get()
    assert standing.guardian_email == "p@example.org"
    assert athlete.consents.count() == 2


def test_refused_profile_changes_nothing(client, athlete):
    client.force_login(athlete.user)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])

    response = client.post(url, as_shown(client, url, name="Maja", thigh_cm="4.1"))

    athlete.refresh_from_db()
    assert response.status_code == 422
    assert "4.1 cm is too low; the minimum is 25 cm. Did you mean 41?" in response.text
    assert athlete.thigh_cm is None


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "said"),
    (
        ("name", "Maja K.", "Maja Berg", "Currently saved: Maja Berg"),
        ("thigh_cm", "41", "42,5", "Currently saved: 42.5"),
        ("guardian_email", "p@example.org", "", "Currently saved: –"),
    ),
)
def test_second_edit_of_a_profile_shows_both_values(
    client, athlete, field, mine, theirs, said
):
    athlete.record_consent("first@example.org")
    client.force_login(athlete.user)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])
    stored = {"name": "Maja", "guardian_email": "first@example.org"}
    shown = as_shown(client, url, **stored)
    client.post(url, shown | {field: theirs})

    refused = client.post(url, shown | {field: mine})
    unchanged = athlete_facts(client, url)
    again = client.post(url, shown | {field: mine, "version": version_in(refused)})

    assert refused.status_code == 409
    assert said in refused.text
    assert f'value="{mine}"' in refused.text
    assert unchanged[field] == theirs.replace(",", ".")
    assert again.status_code == 302
    assert athlete_facts(client, url)[field] == mine


def test_edit_without_its_digest_must_be_confirmed(client, athlete):
    client.force_login(athlete.user)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])

    assert (
        client.post(url, athlete_facts(client, url) | {"shown": ""}).status_code == 302
    )
    assert client.post(url, {"name": "Nia"}).status_code == 409
    athlete.refresh_from_db()
    assert athlete.name == "Maja"


def athlete_facts(client, url):
    form = client.get(url).context["form"]
    return {name: form[name].value() or "" for name in form.fields}
