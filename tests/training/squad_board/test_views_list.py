import pytest
from django.urls import reverse

from tests.factories import (
    make_athlete,
    make_membership,
    make_squad,
    make_user,
)
from tests.training.squad_board.squad_rows import make_member

LIST = reverse("training:squad_list")


@pytest.mark.parametrize("squad_count", (1, 3))
def test_squad_list_query_count(client, coach, squad_count, django_assert_num_queries):
    own = make_athlete(user=coach)
    for _ in range(squad_count):
        squad = make_squad(head=coach)
        make_membership(athlete=own, squad=squad)
        make_member(squad, name="Maja")
    client.force_login(coach)
    client.get(LIST)

    with django_assert_num_queries(8):
        response = client.get(LIST)

    assert len(response.context["squads"]) == squad_count


def test_squad_list_of_one_squad_is_still_a_list(client, coach, squad):
    client.force_login(coach)

    response = client.get(LIST)

    assert response.status_code == 200
    assert squad.get_absolute_url().encode() in response.content


def test_squad_list_without_a_squad_offers_the_first(client, db):
    client.force_login(make_user())

    response = client.get(LIST)

    assert b"No squad yet" in response.content
    assert reverse("accounts:squad_create").encode() in response.content


def test_squad_list_tells_an_athlete_who_sees_the_training(client, athlete, physio):
    client.force_login(athlete.user)

    page = client.get(LIST).content.decode()

    assert "Who sees my training" in page
    assert "Jonas, Head coach" in page
    assert "Petra, Physio" in page
    assert "No squad yet" not in page


def test_squad_list_shows_a_stranger_nothing(client, stranger, squad, athlete):
    client.force_login(stranger)

    page = client.get(LIST).content.decode()

    assert squad.name not in page
    assert "Jonas" not in page
