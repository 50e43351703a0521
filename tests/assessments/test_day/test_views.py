from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_assessment,
    make_athlete,
    make_membership,
    make_squad,
    make_staff,
    make_user,
)

pytestmark = pytest.mark.django_db

HUB = "/tests/"


def list_url(athlete):
    return reverse("assessments:assessment_list", args=[athlete.pk])


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
