from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Athlete, Consent, Membership
from tests.accounts.edits import as_shown, shown_by
from tests.factories import (
    DAY,
    make_athlete,
    make_invitation,
    make_membership,
    make_squad,
    make_staff,
    make_user,
)

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
        ("name", "x" * 10_000, "80 signs at most"),
        ("birth_year", "abc", "“abc” is not a number"),
        ("birth_year", "1e9", "“1e9” is not a number"),
        ("birth_year", "12", "12 is below 1900."),
        ("birth_year", "2999", "2999 is above"),
        ("stature_cm", "17.1", "17.1 cm is below 110 cm. Was it 171?"),
        ("stature_cm", "-3", "−3 cm is below 110 cm."),
        ("stature_cm", "400", "400 cm is above 220 cm."),
        ("stature_cm", "😀", "is not a number"),
        ("guardian_email", "", "Needed for anyone under 18"),
        ("guardian_email", "nobody", "This is no e-mail address"),
        ("agreed", "", "Ask them first, then tick this."),
        ("key", "abc", "This form had lost its number"),
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
    athlete = Athlete.objects.create_own(newcomer)
    client.force_login(newcomer)

    text = client.get(athlete.get_absolute_url()).text

    assert "in no squad at present" in text
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
    assert ("Invite to claim it" in text) is not invited


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


def test_athlete_edit_keeps_facts(client, coach, athlete):
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


def test_guardian_is_a_new_consent_beside_the_old(client, coach, athlete):
    athlete.record_consent()
    client.force_login(coach)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])
    data = {"name": "Maja", "birth_year": "2012", "guardian_email": "p@example.org"}

    shown = as_shown(client, url, **data)
    client.post(url, shown)
    client.post(url, shown)

    standing = athlete.consents.standing().get()
    assert standing.guardian_email == "p@example.org"
    assert athlete.consents.count() == 2


def test_refused_profile_changes_nothing(client, athlete):
    client.force_login(athlete.user)
    url = reverse("accounts:athlete_edit", args=[athlete.pk])

    response = client.post(url, as_shown(client, url, name="Maja", thigh_cm="4.1"))

    athlete.refresh_from_db()
    assert response.status_code == 422
    assert "4.1 cm is below 25 cm. Was it 41?" in response.text
    assert athlete.thigh_cm is None


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "said"),
    (
        ("name", "Maja K.", "Maja Berg", "Saved now: Maja Berg"),
        ("thigh_cm", "41", "42,5", "Saved now: 42.5"),
        ("guardian_email", "p@example.org", "", "Saved now: –"),
    ),
)
def test_second_of_two_who_change_a_profile_sees_both(
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
    again = client.post(url, shown | {field: mine, "shown": shown_by(refused)})

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
    assert athlete.consents.standing().exists() is (status == 404)


def test_withdrawn_consent_ends_the_sight_of_staff(client, coach, physio, athlete):
    athlete.record_consent()
    client.force_login(athlete.user)

    response = client.post(
        reverse("accounts:consent_withdraw", args=[athlete.pk]), follow=True
    )

    assert "no squad may see this record" in response.text
    for user in (coach, physio):
        client.force_login(user)
        assert client.get(athlete.get_absolute_url()).status_code == 404


def test_consent_withdraw_says_when_nobody_is_left(client, coach, squad):
    athlete = make_athlete(name="Levi")
    make_membership(athlete=athlete, squad=squad)
    client.force_login(coach)
    url = reverse("accounts:consent_withdraw", args=[athlete.pk])

    assert "Nobody sees it" in client.get(url).text
    assert client.post(url)["Location"] == reverse("training:squad_list")
