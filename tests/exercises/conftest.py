import pytest

from exercises.models import Exercise
from tests.exercises.custom_exercises.form_data import (
    create_url,
    form_data_with_picture,
    make_requirements,
)


@pytest.fixture
def kit(db):
    make_requirements()


@pytest.fixture
def own_as_added(kit, squad, client, coach):
    """As the form has made it, with a picture; its coach is signed in."""
    client.force_login(coach)
    client.post(create_url(squad), form_data_with_picture(), follow=True)
    return Exercise.objects.get()
