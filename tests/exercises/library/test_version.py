import pytest

from exercises.library.version import LIBRARY, digest
from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
    Study,
    Variation,
)
from tests.factories import make_exercise

PAGE = "/exercises/seated-knee-lift/"


def held(client, response):
    return client.get(
        response.request["PATH_INFO"], headers={"if-none-match": response["ETag"]}
    )


def test_empty_library_has_a_digest_too(db):
    assert digest() == ""


@pytest.mark.sweep
@pytest.mark.parametrize(
    "model",
    (
        Equipment,
        Exercise,
        ExerciseEquipment,
        ExerciseMuscle,
        Muscle,
        Progression,
        Study,
        Variation,
    ),
)
def test_every_row_that_visitors_see_counts(loaded, model):
    before = digest()

    model.objects.all().delete()

    assert digest() != before


def test_change_that_is_taken_back_gives_the_same_digest(loaded):
    before = digest()
    lift = Exercise.objects.filter(slug="seated-knee-lift")

    lift.update(name="Lift")
    changed = digest()
    lift.update(name="Seated knee lift")

    assert before == digest() != changed


def test_what_a_squad_adds_does_not_count(loaded, squad):
    before = digest()

    own = make_exercise(squad=squad, slug="garage", origin="squad")
    own.muscle_roles.create(muscle=Muscle.objects.first(), is_primary=True, position=0)

    assert digest() == before


def test_who_has_the_page_asks_nothing_of_the_database(
    client, loaded, django_assert_num_queries
):
    with django_assert_num_queries(3):  # digest, exercise, neighbours
        first = client.get(PAGE)

    with django_assert_num_queries(0):
        response = held(client, first)

    assert response.status_code == 304


def test_owners_edit_reaches_who_has_the_page(client, loaded):
    first = client.get(PAGE)
    Exercise.objects.filter(slug="seated-knee-lift").update(name="Lift")

    LIBRARY.forget()
    response = held(client, first)

    assert "<h1>Lift</h1>" in response.text


@pytest.mark.sweep
def test_every_library_page_is_renewed_when_a_row_changes(client, loaded):
    first = [client.get(path) for path in ("/exercises/", "/evidence/", "/stretches/")]
    Exercise.objects.filter(slug="active-hang").update(summary="Other")

    LIBRARY.forget()

    assert [held(client, page).status_code for page in first] == [200] * 3
