"""A squad's picture as it is sent: to the squad alone, and never as anything else."""

import pytest

from tests.factories import TINY_WEBP, make_exercise, make_picture


@pytest.fixture
def own(squad):
    own = make_exercise(squad=squad)
    make_picture(exercise=own)
    return own


@pytest.mark.parametrize("size", ("", "small/"))
def test_picture_is_sent_to_the_squad(client, own, athlete, size):
    client.force_login(athlete.user)

    response = client.get(f"{own.get_absolute_url()}picture/{size}")

    assert response.status_code == 200
    assert response.content == TINY_WEBP
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, max-age=300"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


def test_picture_is_sent_once(client, own, athlete, django_assert_num_queries):
    client.force_login(athlete.user)
    url = f"{own.get_absolute_url()}picture/"
    etag = client.get(url)["ETag"]

    with django_assert_num_queries(3):  # session, user, digest
        again = client.get(url, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (etag, "private, max-age=300")
    assert client.get(f"{url}small/")["ETag"] != etag


def test_who_has_left_the_squad_gets_no_picture(client, own, athlete):
    client.force_login(athlete.user)
    url = f"{own.get_absolute_url()}picture/"
    etag = client.get(url)["ETag"]

    athlete.memberships.get().end(athlete.memberships.get().joined_on)

    assert client.get(url, headers={"if-none-match": etag}).status_code == 404


def test_exercise_without_a_picture_sends_none(client, squad, athlete):
    client.force_login(athlete.user)
    bare = make_exercise(squad=squad)

    assert client.get(f"{bare.get_absolute_url()}picture/").status_code == 404
