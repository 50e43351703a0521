from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Athlete, Consent, Membership
from tests.factories import make_athlete

KEY = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"
LEVI = {
    "key": KEY,
    "name": "Levi",
    "birth_year": "2012",
    "stature_cm": "171,5",
    "guardian_email": "parent@example.org",
    "agreed": "on",
}


@pytest.fixture
def form_url(squad):
    return reverse("accounts:athlete_create", args=[squad.pk])


@pytest.mark.parametrize(
    ("who", "status"),
    (
        ("coach", 200),
        ("colleague", 200),
        ("physio", 404),
        ("maja", 404),
        ("stranger", 404),
    ),
)
def test_athlete_create_is_for_who_writes(client, request, form_url, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(form_url).status_code == status
    assert client.post(form_url, LEVI).status_code in (302, 404)
    assert Athlete.objects.filter(name="Levi").exists() is (status == 200)


def test_athlete_create_stores_who_agreed(client, coach, squad, form_url):
    client.force_login(coach)

    response = client.post(form_url, LEVI)

    athlete = Athlete.objects.get(name="Levi")
    consent = athlete.consents.get()
    assert response["Location"] == athlete.get_absolute_url()
    assert (athlete.birth_year, athlete.stature_cm) == (2012, Decimal("171.5"))
    assert (consent.given_by, consent.guardian_email) == (
        "guardian",
        "parent@example.org",
    )
    assert list(Athlete.objects.in_squad(squad)) == [athlete]


def test_adult_agrees_for_themself(client, coach, form_url):
    client.force_login(coach)

    client.post(form_url, LEVI | {"birth_year": "", "guardian_email": ""})

    assert Consent.objects.get().given_by == "self"


def test_height_in_inches_is_kept_in_centimetres(client, coach, form_url):
    coach.length_unit = "in"
    coach.save()
    client.force_login(coach)

    for _again in range(2):
        response = client.post(form_url, LEVI | {"stature_cm": "68"})

    athlete = Athlete.objects.get(name="Levi")
    assert athlete.stature_cm == Decimal("172.7")
    assert response["Location"] == athlete.get_absolute_url()
    assert "68 in" in client.get(athlete.get_absolute_url()).text


def test_athlete_create_sent_twice_is_one_athlete(client, coach, form_url):
    client.force_login(coach)

    answers = [client.post(form_url, LEVI) for _ in "ab"]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Athlete.objects.count() == 1
    assert (Membership.objects.count(), Consent.objects.count()) == (1, 1)


def test_athlete_create_with_other_content_is_refused(client, coach, form_url):
    client.force_login(coach)
    client.post(form_url, LEVI)

    response = client.post(form_url, LEVI | {"name": "Lewis"})

    assert response.status_code == 409
    assert 'value="Lewis"' in response.text
    assert [athlete.name for athlete in Athlete.objects.all()] == ["Levi"]


def test_athlete_create_hides_athletes_of_others(client, coach, form_url):
    other = make_athlete(name="Levi")
    client.force_login(coach)

    response = client.post(form_url, LEVI | {"key": str(other.key)})

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "message"),
    (
        ("name", "", "Fill this in."),
        ("name", "x" * 10_000, "Use at most 80 characters"),
        ("birth_year", "abc", "“abc” isn't a number"),
        ("birth_year", "1e9", "“1e9” isn't a number"),
        ("birth_year", "12", "12 is too low; the minimum is 1900."),
        ("birth_year", "2999", "2999 is too high"),
        (
            "stature_cm",
            "17.1",
            "17.1 cm is too low; the minimum is 110 cm. Did you mean 171?",
        ),
        ("stature_cm", "-3", "−3 cm is too low; the minimum is 110 cm."),
        ("stature_cm", "400", "400 cm is too high; the maximum is 220 cm."),
        ("stature_cm", "😀", "isn't a number"),
        ("guardian_email", "", "needed for anyone under 18"),
        ("guardian_email", "nobody", "Enter an email address"),
        ("agreed", "", "Ask them first, then tick this."),
        ("key", "abc", "Something went wrong with this form"),
    ),
)
def test_refused_athlete_is_not_stored(client, coach, form_url, field, value, message):
    client.force_login(coach)

    response = client.post(form_url, LEVI | {field: value})

    form = response.context["form"]
    assert response.status_code == 422
    assert message in form.errors[field][0]
    assert field == "name" or form["name"].value() == "Levi"
    assert not Athlete.objects.exists()
    assert not Consent.objects.exists()
