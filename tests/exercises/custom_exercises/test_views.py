"""A squad's own exercise looked up: its page, the squad's shelf and the library."""

import pytest

from tests.exercises.custom_exercises.form_data import create_url, edit_url
from tests.exercises.library.pages import ADD, LIST, OWN, shown, text
from tests.factories import make_exercise, make_picture, make_squad, make_user


@pytest.fixture
def own(own_as_added):
    return own_as_added


def test_page_shows_all_that_was_said(client, own, squad):
    page = text(client.get(own.get_absolute_url()))

    for words in (
        *own.setup,
        *own.steps,
        *own.cues,
        *own.safety,
        own.summary,
        "sit the ribs down",
        "Your squad's own:</b> the full dose.",
        f"Custom exercise added by {squad}.",
        "Trunk-thigh angle from about 0° to 110°: your squad's own.",
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
    assert 'alt="A standing figure in place of a picture."' in page
    assert "This figure doesn't show the exercise" in page


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
    counts = library.context["library"].filters["family"].options
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
    assert page.count("<td>Custom exercise (the squad&#x27;s own)</td>") == 2


@pytest.mark.parametrize("item_count", (1, 3))
def test_own_query_count(client, coach, squad, item_count, django_assert_num_queries):
    for _number in range(item_count):
        make_exercise(squad=squad)
        make_exercise(squad=make_squad(head=coach)).archive()
    client.force_login(coach)

    # session, user, squads to write for, exercises, squads
    with django_assert_num_queries(5):
        response = client.get(OWN)

    assert len(response.context["squads"]) == item_count + 1


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

    assert "You're not in a squad" in text(client.get(OWN))
