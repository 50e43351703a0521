from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    MORNING,
    make_assessment,
    make_athlete,
    make_membership,
    make_squad,
    make_staff,
    make_trial,
    make_user,
)

pytestmark = pytest.mark.django_db

HUB = "/tests/"


def list_url(athlete):
    return reverse("assessments:assessment_list", args=[athlete.pk])


@pytest.mark.parametrize(
    ("who", "status", "may_test"),
    (
        ("athlete", 200, True),
        ("coach", 200, True),
        ("physio", 200, False),
        ("stranger", 404, None),
    ),
)
def test_list_access(client, athlete, request, who, status, may_test):
    user = request.getfixturevalue(who)
    make_trial(assessment=make_assessment(athlete=athlete))
    client.force_login(athlete.user if who == "athlete" else user)

    response = client.get(list_url(athlete))

    assert response.status_code == status
    if may_test is not None:
        assert ("New test" in response.text) is may_test


def test_list_shows_each_test(client, coach, athlete):
    test = make_assessment(athlete=athlete)
    make_trial(assessment=test, side="L", lift_value=8)
    make_trial(assessment=test, side="R", lift_value=9)
    make_assessment(athlete=athlete, deleted_at=MORNING)
    make_assessment(athlete=make_athlete())
    client.force_login(coach)

    response = client.get(list_url(athlete))

    assert len(response.context["readings"]) == 1
    for words in ("5 Jan 2026", "R − L +1.0 cm", "Lean L 0°, R 0°", "Upright standard"):
        assert words in response.text
    assert 'id="side-L"' in response.text


@pytest.mark.parametrize(("who", "way_on"), (("coach", True), ("physio", False)))
def test_empty_list_offers_the_first_test(client, athlete, request, who, way_on):
    client.force_login(request.getfixturevalue(who))

    response = client.get(list_url(athlete))

    assert "No test yet" in response.text
    assert ("Record a test" in response.text) is way_on


def test_own_empty_list_speaks_to_the_athlete(client, athlete):
    client.force_login(athlete.user)

    response = client.get(list_url(athlete))

    assert "Your tests" in response.text
    assert "Test yourself" in response.text


@pytest.mark.parametrize("count", (1, 3))
def test_list_query_count(client, coach, athlete, count, django_assert_num_queries):
    for _test in range(count):
        make_trial(assessment=make_assessment(athlete=athlete))
    client.force_login(coach)

    # session, user, athlete, count, tests, trials, may test, and a savepoint's two
    with django_assert_num_queries(9):
        client.get(list_url(athlete))


def test_list_has_pages(client, coach, athlete):
    for _test in range(13):
        make_assessment(athlete=athlete)
    client.force_login(coach)

    response = client.get(list_url(athlete), {"page": "2"})

    assert len(response.context["readings"]) == 1
    assert "Page 2 of 2" in response.text


def test_hub_sends_an_athlete_to_the_own_tests(client, athlete):
    client.force_login(athlete.user)

    assert client.get(HUB).url == list_url(athlete)


def test_hub_lists_a_coachs_athletes(client, coach, squad, athlete):
    old = timezone.now() - timedelta(days=40)
    make_assessment(athlete=athlete, taken_at=old)
    make_membership(athlete=make_athlete(name="Levi"), squad=squad)
    left = make_membership(athlete=make_athlete(name="Gone"), squad=squad)
    left.left_on = left.joined_on
    left.save(update_fields=["left_on"])
    make_membership(athlete=make_athlete(name="Other"), squad=make_squad())
    client.force_login(coach)

    response = client.get(HUB)

    members = response.context["page"].object_list
    assert [str(member.athlete) for member in members] == ["Levi", "Maja"]
    assert "Not tested yet" in response.text
    assert ">due<" in response.text


def test_hub_of_a_physio_has_no_test_button(client, physio, athlete):
    client.force_login(physio)

    response = client.get(HUB)

    assert "Maja" in response.text
    assert reverse("assessments:assessment_create", args=[athlete.pk]) not in (
        response.text
    )


def test_hub_of_a_coach_who_trains_links_to_both(client):
    user = make_user()
    own = make_athlete(user=user)
    make_staff(user=user, squad=make_squad())
    client.force_login(user)

    response = client.get(HUB)

    assert list_url(own) in response.text
    assert "No athletes to test yet" in response.text


@pytest.mark.parametrize("count", (1, 3))
def test_hub_query_count(client, coach, squad, count, django_assert_num_queries):
    for _athlete in range(count):
        make_membership(athlete=make_athlete(), squad=squad)
    client.force_login(coach)

    with django_assert_num_queries(6):  # session, user, count, members, savepoint
        client.get(HUB)
