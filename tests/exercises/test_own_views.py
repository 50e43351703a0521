"""A squad's own exercise on its pages: added, changed, archived, looked up."""

import uuid

import pytest
from django.urls import reverse

from exercises.models import Exercise, ExercisePicture
from tests.exercises.images import drawn, noise, upload
from tests.exercises.pages import LIST, shown, text
from tests.exercises.typed import create_url, edit_url, make_demands, pictured, typed
from tests.factories import (
    make_exercise,
    make_picture,
    make_plan_item,
    make_set_log,
    make_squad,
    make_staff,
    make_user,
)

OWN = "/exercises/own/"
ADD = "/exercises/add/"


@pytest.fixture
def kit(db):
    make_demands()


@pytest.fixture
def own(kit, squad, client, coach):
    """As the form has made it, with a picture; its coach is signed in."""
    client.force_login(coach)
    client.post(create_url(squad), pictured(), follow=True)
    return Exercise.objects.get()


def as_typed(own, **fields):
    """The edit form as it comes, with `fields` typed over it."""
    said = {"picture_alt": own.picture_alt, "version": own.version, "key": None}
    return typed(**said | fields)


def test_coach_adds_an_exercise(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), typed(), follow=True)

    own = Exercise.objects.get()
    assert response.redirect_chain == [(f"/exercises/{squad.pk}_fence-drive/", 302)]
    assert "Fence drive is added." in text(response)
    assert (own.squad, own.name) == (squad, "Fence drive")


def test_form_sent_twice_is_one_exercise(client, coach, squad, kit):
    client.force_login(coach)
    key = str(uuid.uuid4())

    answers = [client.post(create_url(squad), pictured(key=key)) for _n in range(3)]

    assert {one["Location"] for one in answers} == {
        Exercise.objects.get().get_absolute_url()
    }


@pytest.mark.parametrize("mode", ("hold_time", "reps"))
def test_form_sent_twice_is_the_same_whatever_it_does_not_count(
    client, coach, squad, kit, mode
):
    client.force_login(coach)
    said = typed(mode=mode, distance_m="7")

    statuses = [client.post(create_url(squad), said).status_code for _n in range(2)]

    assert statuses == [302, 302]
    assert Exercise.objects.count() == 1


@pytest.mark.parametrize(
    "other", ({"name": "Other"}, {"picture": upload(drawn(kind="PNG"))}, {"main": []})
)
def test_same_key_with_other_content_is_refused(client, own, squad, other):
    key = str(own.key)

    response = client.post(create_url(squad), pictured(key=key, **other))

    assert response.status_code == 409
    assert "saved before with other values" in text(response)
    assert response.context["form"].data["key"] != key
    assert Exercise.objects.get().name == "Fence drive"


def test_key_of_another_squad_is_not_found(client, own, stranger, kit):
    client.force_login(stranger)
    theirs = stranger.staff_posts.get().squad

    response = client.post(create_url(theirs), typed(key=str(own.key)))

    assert response.status_code == 404
    assert Exercise.objects.count() == 1


def test_refused_form_keeps_what_was_typed(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), pictured(name="", cues="Tall!\nUp!"))

    page = text(response)
    assert response.status_code == 422
    assert "Drive one knee up between two fences." in page
    assert "Tall! Up!" in page
    assert "has to be chosen again" in page
    assert not Exercise.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    (
        (b"", "This file is empty."),
        (b"<script>", "This is not a JPEG, PNG or WebP picture."),
        (drawn(kind="GIF"), "This is not a JPEG, PNG or WebP picture."),
        (drawn() + bytes(5_250_000), "up to 5.0\xa0MB are taken."),
        (drawn() + bytes(9_000_000), "This file has 8.6\xa0MB"),
    ),
    ids=("empty", "script", "gif", "large", "huge"),
)
def test_bad_picture_is_refused_beside_its_field(
    client, coach, squad, kit, content, words
):
    client.force_login(coach)

    response = client.post(create_url(squad), pictured(content))

    assert response.status_code == 422
    assert [*response.context["form"].errors] == ["picture"]
    assert words in response.context["form"].errors["picture"][0]
    assert not Exercise.objects.exists()


def test_picture_needs_words(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), pictured(picture_alt=" "))

    assert response.context["form"].errors == {
        "picture_alt": ["Say what the picture shows."]
    }


def test_two_files_at_once_are_refused(client, coach, squad, kit):
    client.force_login(coach)

    response = client.post(create_url(squad), pictured(other=upload()))

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

    client.post(create_url(squad), typed(**{name: value}))

    assert value not in str(getattr(Exercise.objects.get(), name))


def test_page_shows_all_that_was_said(client, own, squad):
    page = text(client.get(own.get_absolute_url()))

    for words in (
        *own.setup,
        *own.steps,
        *own.cues,
        *own.safety,
        own.summary,
        "sit the ribs down",
        "Your squad's own:</b> the whole dose.",
        f"Your squad's own: {squad} has added it.",
        "Between trunk and thigh from about 0° to 110°: your squad's own.",
        'alt="One knee over a fence"',
        f'src="{own.photo}"',
        "You are here",
    ):
        assert words in page, words
    for words in ("Play", "Left side", "?side=left", "our arithmetic", "article gives"):
        assert words not in page, words


def test_page_without_a_picture_shows_somebody_neutral(client, squad, coach):
    client.force_login(coach)
    own = make_exercise(squad=squad)

    page = text(client.get(own.get_absolute_url()))

    assert 'src="/static/figures/neutral.svg"' in page
    assert 'alt="Somebody who stands at ease, in place of a picture."' in page
    assert "the figure does not show the exercise" in page


@pytest.mark.parametrize(
    ("who", "may"), (("coach", True), ("physio", False), ("athlete", False))
)
def test_writers_alone_are_offered_to_change(client, own, request, who, may):
    person = request.getfixturevalue(who)
    client.force_login(getattr(person, "user", person))

    page = text(client.get(own.get_absolute_url()))
    library = text(client.get(LIST))
    shelf = text(client.get(OWN))

    assert (edit_url(own) in page) is may
    assert (ADD in library) is may
    assert (create_url(own.squad) in shelf) is may
    assert own.name in page
    assert own.name in library
    assert own.name in shelf


def test_stranger_finds_no_trace(client, own, stranger):
    make_exercise(name="Fence lift")
    client.force_login(stranger)

    library = client.get(LIST)
    searched = client.get(LIST, {"q": "fence drive"})
    compared = client.get("/exercises/compare/")

    assert own.slug not in shown(library) + shown(searched)
    counts = library.context["library"].questions["family"].choices
    assert sum(choice.count for choice in counts) == 1
    for response in (library, searched, compared, client.get(OWN)):
        assert "Fence drive" not in response.text


def test_squad_finds_it_by_search_and_filters(client, own, athlete):
    client.force_login(athlete.user)

    for query in ("q=fence", "q=iliopsoas", "kit=chair&family=drive", "above=90"):
        assert shown(client.get(f"{LIST}?{query}")) == ["fence-drive"]
    assert shown(client.get(f"{LIST}?kit=nothing")) == []


def test_compare_shows_its_picture_and_whose_it_is(client, own, squad):
    other = make_exercise(squad=squad, name="Gate lift")

    response = client.get("/exercises/compare/", {"a": own.address, "b": other.address})

    page = text(response)
    assert own.photo in page
    assert "/static/figures/neutral.svg" in page
    assert page.count("<td>the squad&#x27;s own</td>") == 2
    assert page.count("<td>The squad&#x27;s own</td>") == 2


@pytest.mark.parametrize("item_count", (1, 3))
def test_own_query_count(client, coach, squad, item_count, django_assert_num_queries):
    for _number in range(item_count):
        make_exercise(squad=squad)
        make_exercise(squad=make_squad(head=coach)).archive()
    client.force_login(coach)

    # session, user, squads to write for, exercises, squads
    with django_assert_num_queries(5):
        response = client.get(OWN)

    assert len(response.context["shelves"]) == item_count + 1


@pytest.mark.parametrize("item_count", (1, 3))
def test_own_exercises_cost_the_library_no_query(
    client, coach, squad, item_count, django_assert_num_queries
):
    for _number in range(item_count):
        exercise = make_exercise(squad=squad)
        make_picture(exercise=exercise)
    client.force_login(coach)

    with django_assert_num_queries(4):  # session, user, kit, exercises
        client.get(LIST)
    with django_assert_num_queries(4):  # session, user, exercise, neighbours
        client.get(exercise.get_absolute_url())


def test_who_is_in_no_squad_reads_how_to_get_there(client, db):
    client.force_login(make_user())

    assert "You are in no squad" in text(client.get(OWN))


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


def test_coach_changes_the_exercise(client, own):
    changed = as_typed(own, name="Gate drive", steps="Stand.\nDrive.", helpers=[])

    response = client.post(edit_url(own), changed, follow=True)

    own.refresh_from_db()
    assert "Gate drive is changed." in text(response)
    assert (own.name, own.slug, own.version) == ("Gate drive", "fence-drive", 2)
    assert own.steps == ["Stand.", "Drive."]
    assert [*own.muscle_roles.values_list("muscle__slug", flat=True)] == ["iliopsoas"]
    assert own.is_pictured


def test_form_sent_as_it_came_changes_nothing(client, own):
    response = client.post(edit_url(own), as_typed(own, picture=upload()))

    assert response["Location"] == own.get_absolute_url()
    own.refresh_from_db()
    assert own.version == 1


def test_edit_form_shows_what_is_stored(client, own):
    form = client.get(edit_url(own)).context["form"]

    assert form["steps"].value() == "Stand tall.\nDrive the knee up.\nLower slowly."
    assert form["needed"].value() == ["chair"]
    assert form["faults"].value() == "The trunk tips back: sit the ribs down"
    assert f'src="{own.photo}"' in client.get(edit_url(own)).text


def test_stale_form_is_refused_with_what_is_saved_now(client, own):
    client.post(edit_url(own), as_typed(own, name="Theirs", optional=[]))
    stale = as_typed(own, name="Mine")

    response = client.post(edit_url(own), stale)

    page = text(response)
    assert response.status_code == 409
    assert "Saved now: Theirs" in page
    assert 'value="Mine"' in page
    own.refresh_from_db()
    assert own.name == "Theirs"
    again = stale | {"version": response.context["form"].data["version"]}
    assert client.post(edit_url(own), again).status_code == 302
    own.refresh_from_db()
    assert (own.name, own.version) == ("Mine", 3)


def test_bad_change_is_refused_and_nothing_is_stored(client, own):
    response = client.post(edit_url(own), as_typed(own, sets="99", name="Other"))

    assert response.status_code == 422
    assert [*response.context["form"].errors] == ["sets"]
    assert "Fence drive</h1>" in text(response)
    own.refresh_from_db()
    assert (own.name, own.version) == ("Fence drive", 1)


@pytest.mark.parametrize("make", (make_set_log, make_plan_item))
@pytest.mark.parametrize(
    ("name", "value"),
    (("mode", "reps"), ("by_side", None), ("load_kinds", ["bodyweight"])),
)
def test_what_sets_and_plans_rely_on_stays(client, own, make, name, value):
    make(exercise=own)

    response = client.post(edit_url(own), as_typed(own, **{name: value}))

    assert response.status_code == 422
    assert response.context["form"].errors == {
        name: ["Sets or plans rely on this: leave it, or add an exercise."]
    }
    assert "Stays as it is" in text(client.get(edit_url(own)))
    assert client.post(edit_url(own), as_typed(own, sets="4")).status_code == 302


def test_until_it_is_used_all_may_change(client, own):
    changed = as_typed(own, mode="distance", by_side=None, distance_m="30")

    assert client.post(edit_url(own), changed).status_code == 302
    own.refresh_from_db()
    assert (own.mode, own.sided, own.distance_m) == ("distance", False, 30)


def test_picture_is_replaced_and_its_address_with_it(client, own):
    before, photo = own.picture.digest, own.photo
    other = upload(noise(size=(300, 300)))

    client.post(edit_url(own), as_typed(own, picture=other))

    own = Exercise.objects.get()
    assert own.picture.digest != before
    assert own.photo != photo
    assert (own.picture.width, own.picture.height) == (300, 300)


def test_picture_is_taken_away_with_its_words(client, own):
    client.post(edit_url(own), as_typed(own, remove_picture="on"))

    own.refresh_from_db()
    assert own.picture_alt == ""
    assert not ExercisePicture.objects.exists()
    assert "remove_picture" not in client.get(edit_url(own)).context["form"].fields


def test_picture_that_stays_needs_words(client, own):
    response = client.post(edit_url(own), as_typed(own, picture_alt=""))

    assert [*response.context["form"].errors] == ["picture_alt"]


def test_archived_exercise_can_be_brought_back(client, own, athlete):
    response = client.post(f"{own.get_absolute_url()}archive/", follow=True)

    page = text(response)
    restore = f"{own.get_absolute_url()}restore/"
    assert "Fence drive is archived." in page
    assert page.count(restore) == 2  # undo, and the page's own button
    assert "Add to plan" not in page
    assert shown(client.get(LIST)) == []
    assert own.name in text(client.get(OWN))
    client.post(restore)
    assert shown(client.get(LIST)) == ["fence-drive"]


def test_athletes_are_not_shown_what_is_archived(client, own, athlete):
    own.archive()
    client.force_login(athlete.user)

    assert own.name not in text(client.get(OWN))
    assert client.get(own.get_absolute_url()).status_code == 200


def test_second_coach_may_change_it_too(client, own):
    assistant = make_user()
    make_staff(user=assistant, squad=own.squad, role="coach")
    client.force_login(assistant)

    assert client.get(edit_url(own)).status_code == 200


def test_exercise_of_the_library_is_nobodys_to_change(client, coach, squad):
    client.force_login(coach)
    lift = make_exercise(slug="lift")

    for doing in ("edit", "archive", "restore"):
        url = reverse(f"exercises:exercise_{doing}", args=["lift"])
        assert client.post(url).status_code == 404
    lift.refresh_from_db()
    assert lift.archived_at is None
