"""A squad's own exercise as it is added: what the form's page takes and refuses."""

import uuid

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from exercises.models import Exercise
from tests.exercises.custom_exercises.form_data import (
    create_url,
    form_data,
    form_data_with_picture,
)
from tests.exercises.custom_exercises.images import drawn, upload
from tests.exercises.library.pages import ADD, OWN, text
from tests.factories import make_squad


@pytest.fixture
def own(own_as_added):
    return own_as_added


def test_coach_adds_an_exercise(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), form_data(), follow=True)

    own = Exercise.objects.get()
    assert response.redirect_chain == [(f"/exercises/{squad.pk}_fence-drive/", 302)]
    assert "Fence drive added." in text(response)
    assert (own.squad, own.name) == (squad, "Fence drive")


def test_form_sent_twice_is_one_exercise(client, coach, squad, kit):
    client.force_login(coach)
    key = str(uuid.uuid4())

    answers = [
        client.post(create_url(squad), form_data_with_picture(key=key))
        for _n in range(3)
    ]

    assert {one["Location"] for one in answers} == {
        Exercise.objects.get().get_absolute_url()
    }


@pytest.mark.parametrize("mode", ("hold_time", "reps"))
def test_form_sent_twice_is_the_same_whatever_it_does_not_count(
    client, coach, squad, kit, mode
):
    client.force_login(coach)
    submitted = form_data(mode=mode, distance_m="7")

    statuses = [
        client.post(create_url(squad), submitted).status_code for _n in range(2)
    ]

    assert statuses == [302, 302]
    assert Exercise.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    ({"name": "Other"}, {"picture": upload(drawn(kind="PNG"))}, {"primary": []}),
)
def test_same_key_with_other_content_is_refused(client, own, squad, other):
    key = str(own.key)

    response = client.post(create_url(squad), form_data_with_picture(key=key, **other))

    assert response.status_code == 409
    assert "already been saved with other values" in text(response)
    assert response.context["form"].data["key"] != key
    assert Exercise.objects.get().name == "Fence drive"


def test_key_of_another_squad_is_not_found(client, own, stranger, kit):
    client.force_login(stranger)
    theirs = stranger.staff_roles.get().squad

    response = client.post(create_url(theirs), form_data(key=str(own.key)))

    assert response.status_code == 404
    assert Exercise.objects.count() == 1


def test_refused_form_keeps_what_was_typed(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(
        create_url(squad), form_data_with_picture(name="", cues="Tall!\nUp!")
    )

    page = text(response)
    assert response.status_code == 422
    assert "Drive one knee up between two fences." in page
    assert "Tall! Up!" in page
    assert "choose it again" in page
    assert not Exercise.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    (
        (b"", "This file is empty."),
        (
            b"<script>",
            "This isn't a JPEG, PNG or WebP picture. Choose a different file.",
        ),
        (
            drawn(kind="GIF"),
            "This isn't a JPEG, PNG or WebP picture. Choose a different file.",
        ),
        (drawn() + bytes(5_250_000), "the limit is 5.0\xa0MB."),
        (drawn() + bytes(9_000_000), "This file is 8.6\xa0MB"),
    ),
    ids=("empty", "script", "gif", "large", "huge"),
)
def test_bad_picture_is_refused_beside_its_field(
    client, coach, squad, kit, content, words
):
    client.force_login(coach)

    response = client.post(create_url(squad), form_data_with_picture(content))

    assert response.status_code == 422
    assert [*response.context["form"].errors] == ["picture"]
    assert words in response.context["form"].errors["picture"][0]
    assert not Exercise.objects.exists()


@pytest.mark.parametrize(
    ("part", "broken"),
    (
        (b"\r\n\r\n", b"\r\n"),
        (b"--" + BOUNDARY.encode(), b"--" + BOUNDARY[1:].encode()),
        (b"Content-Type: image/jpeg", b"Content-Transfer-Encoding: base64"),
        (drawn()[200:], b""),
        (drawn()[:2], b"\x00" * 2),
    ),
)
def test_form_that_arrives_broken_stores_nothing(
    client, coach, squad, kit, part, broken
):
    client.force_login(coach)
    whole = encode_multipart(BOUNDARY, form_data_with_picture())
    sent = whole.replace(part, broken)

    response = client.generic("POST", create_url(squad), sent, MULTIPART_CONTENT)

    assert sent != whole
    assert response.status_code in (400, 422)
    assert not Exercise.objects.exists()


def test_picture_needs_words(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), form_data_with_picture(picture_alt=" "))

    assert response.context["form"].errors == {
        "picture_alt": ["Describe what the picture shows."]
    }


def test_two_files_at_once_are_refused(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), form_data_with_picture(other=upload()))

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("name", "value"),
    (
        ("squad", "9"),
        ("slug", "mine"),
        ("origin", "article"),
        ("dose_basis", "article"),
        ("archived_at", "2026-01-01"),
        ("keywords", "spam"),
    ),
)
def test_what_the_form_does_not_ask_changes_nothing(
    client, coach, squad, kit, name, value
):
    client.force_login(coach)

    client.post(create_url(squad), form_data(**{name: value}))

    assert value not in str(getattr(Exercise.objects.get(), name))


def test_adding_leads_to_the_only_squad_or_to_a_choice(client, coach, squad, physio):
    client.force_login(coach)
    assert client.get(ADD)["Location"] == create_url(squad)

    make_squad(head=coach)
    assert client.get(ADD)["Location"] == OWN

    client.force_login(physio)
    assert client.get(ADD).status_code == 404


def test_empty_forms_ask_what_is_usual(client, coach, squad, kit):
    client.force_login(coach)

    form = client.get(create_url(squad)).context["form"]

    assert form["reps_low"].value() == "8"
    assert form["by_side"].value() is True
