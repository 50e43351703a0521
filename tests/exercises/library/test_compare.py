import pytest
from django.urls import reverse

from exercises.library.compare import comparison
from exercises.models import Exercise
from tests.exercises.library.pages import text
from tests.factories import make_exercise, make_squad

URL = reverse("exercises:compare")


def test_two_exercises_stand_side_by_side(
    client, loaded, django_assert_max_num_queries
):
    pair = {"a": "hanging-pike", "b": "seated-knee-lift"}

    with django_assert_max_num_queries(6):
        page = text(client.get(URL, pair))

    for words in ("Hanging pike", "0° to 125°", "near 78°", "Chair", "Pull-up bar"):
        assert words in page
    assert page.count('src="/static/figures/') == 2


def test_a_page_that_asks_for_one_keeps_it(client, loaded):
    response = client.get(URL, {"a": "hanging-pike"})

    assert not response.context["form"].is_bound
    assert '<option value="hanging-pike" selected>' in response.text


@pytest.mark.parametrize(
    ("query", "field"),
    (
        ({"a": "hanging-pike", "b": "hanging-pike"}, "b"),
        ({"a": "hanging-pike", "b": ""}, "b"),
        ({"a": "nobody", "b": "hanging-pike"}, "a"),
        ({"a": "hanging-pike", "b": "\x00"}, "b"),
    ),
)
def test_invalid_comparison_has_an_error(client, loaded, query, field):
    response = client.get(URL, query)

    assert response.status_code == 200
    assert [*response.context["form"].errors] == [field]
    assert "rows" not in response.context


def test_a_stranger_compares_nothing_of_a_squad(client, db):
    make_exercise(slug="lift")
    make_exercise(slug="stairs", origin="squad", squad=make_squad())

    response = client.get(URL, {"a": "lift", "b": "stairs"})

    assert [*response.context["form"].errors] == ["b"]


def test_comparison_marks_differences_and_skips_empty_attributes(db):
    drag = make_exercise(name="Drag", mode="distance", distance_m=20, sets=3)
    make_exercise(name="Lift", slug="lift")
    both = Exercise.objects.for_page()
    one, other = both.get(slug="lift"), both.get(pk=drag.pk)

    rows = {str(row.label): row for row in comparison(one, other)}

    assert rows["Dose"].values[1] == "3 × 20 m"
    assert rows["Dose"].differs
    assert rows["Minutes"].values[1] == ""
    assert not rows["Level"].differs
    assert "Minutes" not in {str(row.label) for row in comparison(other, other)}


def test_a_hold_and_plain_reps_are_shown_as_they_are_measured(db):
    hold = make_exercise(mode="hold_time", sets=2, hold_low_s=30, hold_high_s=30)
    reps = make_exercise(mode="reps", sets=2, reps_low=8, reps_high=10)
    both = Exercise.objects.for_page()

    dose = next(
        row
        for row in comparison(both.get(pk=hold.pk), both.get(pk=reps.pk))
        if row.label == "Dose"
    )

    assert dose.values == ("2 ×, hold 30 s", "2 × 8–10")
