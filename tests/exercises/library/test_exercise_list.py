import pytest

from tests.exercises.library.pages import LIST, shown, text
from tests.factories import make_exercise


@pytest.mark.parametrize("item_count", (1, 3))
@pytest.mark.parametrize("query", ("", "?q=move&level=beginner"))
def test_exercise_list_query_count(
    client, athlete, item_count, query, django_assert_num_queries
):
    for _number in range(item_count):
        make_exercise()

    with django_assert_num_queries(3):  # edition, kit, exercises
        visitor = client.get(LIST + query)
    client.force_login(athlete.user)
    with django_assert_num_queries(4):  # session, user, kit, exercises
        client.get(LIST + query)

    assert len(shown(visitor)) == item_count


def test_search_shows_the_best_first(client, loaded):
    response = client.get(LIST, {"q": "haning leg rase"})

    assert shown(response)[0] == "hanging-leg-raise"
    assert 'value="haning leg rase"' in text(response)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("query", "count"),
    (
        ("kit=nothing", 5),
        ("kit=chair", 8),
        ("kit=chair&kit=mini-band", 10),
        ("kit=bench", 8),
        ("kit=adjustable-bench", 9),
        ("above=90", 18),
        ("dose=article", 7),
        ("side=each&level=beginner", 6),
        ("family=hang&level=advanced", 2),
        ("position=hanging&position=plank", 6),
    ),
)
def test_filters_combine(client, loaded, query, count):
    response = client.get(f"{LIST}?{query}")

    assert len(shown(response)) == count
    assert text(response).count(" checked") == query.count("=")


def test_empty_list_offers_each_filter_to_drop(client, loaded):
    response = client.get(LIST, {"q": "band", "level": "advanced", "kit": "nothing"})

    page = text(response)
    assert shown(response) == []
    assert (
        'href="/exercises/?q=band&amp;kit=nothing">Without “Advanced”: 1 exercise<'
        in page
    )
    assert "Without “band”: 0 exercises" in page
    assert "Show all 29 exercises" in page


def test_nonsense_in_the_address_is_named_and_left_out(client, loaded):
    response = client.get(LIST, {"level": "guru", "kit": ["jet", "chair"], "page": "9"})

    assert len(shown(response)) == 8
    assert response.context["notices"] == [
        "“jet” isn't a filter here, so we ignored it.",
        "“guru” isn't a filter here, so we ignored it.",
    ]


@pytest.mark.sweep
@pytest.mark.parametrize(
    "typed", ("x" * 10_000, "knee " * 2000, "\x00", "<script>", "'\"%_\\", "🙂", " ")
)
def test_whatever_is_typed_gets_a_page(client, loaded, typed):
    response = client.get(LIST, {"q": typed})

    assert response.status_code == 200
    assert "<script>alert" not in text(response)
    assert len(response.context["selection"].text) <= 100
