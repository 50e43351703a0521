"""A squad's own exercise on its pages: changed, archived and brought back."""

import pytest
from django.urls import reverse

from exercises.custom_exercises.edit_form import CustomExerciseEditForm
from exercises.models import Exercise, ExercisePicture
from tests.edits import version_of
from tests.exercises.custom_exercises.form_data import edit_url, form_data
from tests.exercises.custom_exercises.images import noise, upload
from tests.exercises.library.pages import LIST, OWN, shown, text
from tests.factories import (
    make_exercise,
    make_plan_item,
    make_set_log,
    make_staff,
    make_user,
)


@pytest.fixture
def own(own_as_added):
    return own_as_added


def as_submitted(own, **fields):
    """The edit form as it comes, with `fields` typed over it."""
    form = CustomExerciseEditForm(
        instance=Exercise.objects.select_related("squad").get(pk=own.pk)
    )
    shown = {"picture_alt": own.picture_alt, "key": None} | version_of(form)
    return form_data(**shown | fields)


def test_coach_changes_the_exercise(client, own):
    changed = as_submitted(own, name="Gate drive", steps="Stand.\nDrive.", secondary=[])

    response = client.post(edit_url(own), changed, follow=True)

    own.refresh_from_db()
    assert "Gate drive updated." in text(response)
    assert (own.name, own.slug, own.version) == ("Gate drive", "fence-drive", 2)
    assert own.steps == ["Stand.", "Drive."]
    assert [*own.muscle_roles.values_list("muscle__slug", flat=True)] == ["iliopsoas"]
    assert own.has_picture


def test_form_sent_as_it_came_changes_nothing(client, own):
    response = client.post(edit_url(own), as_submitted(own, picture=upload()))

    assert response["Location"] == own.get_absolute_url()
    own.refresh_from_db()
    assert own.version == 1


def test_edit_form_shows_what_is_stored(client, own):
    form = client.get(edit_url(own)).context["form"]

    assert form["steps"].value() == "Stand tall.\nDrive the knee up.\nLower slowly."
    assert form["required"].value() == ["chair"]
    assert form["faults"].value() == "The trunk tips back: sit the ribs down"
    assert f'src="{own.photo}"' in client.get(edit_url(own)).text


def test_stale_form_is_refused_with_what_is_saved_now(client, own):
    stale = as_submitted(own, name="Mine")
    client.post(edit_url(own), as_submitted(own, name="Theirs", optional=[]))

    response = client.post(edit_url(own), stale)

    page = text(response)
    assert response.status_code == 409
    assert "Currently saved: Theirs" in page
    assert 'value="Mine"' in page
    own.refresh_from_db()
    assert own.name == "Theirs"
    again = stale | {"version": response.context["form"].data["version"]}
    assert client.post(edit_url(own), again).status_code == 302
    own.refresh_from_db()
    assert (own.name, own.version) == ("Mine", 3)


@pytest.mark.parametrize("removed", (False, True))
def test_removing_the_picture_is_no_saved_value(client, own, removed):
    """With or without a picture, a conflict shows values and no action."""
    if removed:
        client.post(edit_url(own), as_submitted(own, remove_picture="on"))
        own.refresh_from_db()
    stale = as_submitted(own, name="Mine", optional=[])
    client.post(edit_url(own), as_submitted(own, name="Theirs"))

    form = client.post(edit_url(own), stale).context["form"]

    assert form["name"].help_text == "Currently saved: Theirs"
    assert removed or form["remove_picture"].help_text == ""


def test_bad_change_is_refused_and_nothing_is_stored(client, own):
    response = client.post(edit_url(own), as_submitted(own, sets="99", name="Other"))

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

    response = client.post(edit_url(own), as_submitted(own, **{name: value}))

    assert response.status_code == 422
    assert response.context["form"].errors == {
        name: ["Sets or plans use this. Leave it as it is, or add a new exercise."]
    }
    assert "This can&#x27;t be changed" in text(client.get(edit_url(own)))
    assert client.post(edit_url(own), as_submitted(own, sets="4")).status_code == 302


def test_until_it_is_used_all_may_change(client, own):
    changed = as_submitted(own, mode="distance", by_side=None, distance_m="30")

    assert client.post(edit_url(own), changed).status_code == 302
    own.refresh_from_db()
    assert (own.mode, own.sided, own.distance_m) == ("distance", False, 30)


def test_picture_is_replaced_and_its_address_with_it(client, own):
    before, photo = own.picture.digest, own.photo
    other = upload(noise(size=(300, 300)))

    client.post(edit_url(own), as_submitted(own, picture=other))

    own = Exercise.objects.get()
    assert own.picture.digest != before
    assert own.photo != photo
    assert (own.picture.width, own.picture.height) == (300, 300)


def test_picture_is_taken_away_with_its_words(client, own):
    client.post(edit_url(own), as_submitted(own, remove_picture="on"))

    own.refresh_from_db()
    assert own.picture_alt == ""
    assert not ExercisePicture.objects.exists()
    assert "remove_picture" not in client.get(edit_url(own)).context["form"].fields


def test_picture_that_stays_needs_words(client, own):
    response = client.post(edit_url(own), as_submitted(own, picture_alt=""))

    assert [*response.context["form"].errors] == ["picture_alt"]


def test_archived_exercise_can_be_brought_back(client, own, athlete):
    response = client.post(f"{own.get_absolute_url()}archive/", follow=True)

    page = text(response)
    restore = f"{own.get_absolute_url()}restore/"
    assert "Fence drive archived." in page
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
        url = reverse(f"exercises:custom_exercise_{doing}", args=["lift"])
        assert client.post(url).status_code == 404
    lift.refresh_from_db()
    assert lift.archived_at is None
