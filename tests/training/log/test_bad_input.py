"""What nobody should type is refused with message, stores nothing and is not lost."""

import uuid

import pytest
from django.urls import reverse

from tests.factories import make_exercise, make_session, make_set_log
from training.models import Session, SetLog

pytestmark = pytest.mark.django_db

LONG = "9" * 10_000
SET_DATA = {"number": "1", "side": "L", "reps": "8", "hold_s": "2", "effort": "7"}
MEASURES = ["reps", "hold_s", "lean_deg", "side"]


@pytest.fixture
def page(client, athlete):
    client.force_login(athlete.user)
    return client


@pytest.fixture
def exercise():
    kinds = ["bodyweight", "plate", "band"]
    return make_exercise(slug="lift", measures=MEASURES, load_kinds=kinds)


def add_url(session, slug="lift"):
    return reverse("training:set_create", args=[session.pk]) + f"?exercise={slug}"


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("field", "submitted", "message"),
    (
        ("reps", "abc", "“abc” isn't a number. Enter one from 0 to 200."),
        ("reps", "-3", "−3 is too low; the minimum is 0. Did you mean 3?"),
        ("reps", "400", "400 is too high; the maximum is 200. Did you mean 40?"),
        ("reps", "1e9", "“1e9” isn't a number. Enter one from 0 to 200."),
        ("reps", "1000000000", "1000000000 is too high; the maximum is 200."),
        ("reps", "", "Enter a number."),
        ("reps", "🦵", "“🦵” isn't a number. Enter one from 0 to 200."),
        ("reps", LONG, "That's too long to be a number."),
        ("reps", "8.5", "8.5 is not a whole number."),
        ("reps", "\x00", "“\x00” isn't a number. Enter one from 0 to 200."),
        ("hold_s", "NaN", "“NaN” isn't a number. Enter one from 0 s to 600 s."),
        ("hold_s", "700", "700 s is too high; the maximum is 600 s. Did you mean 70?"),
        ("hold_s", "2.25", "2.25 has too many decimal places. Did you mean 2.2?"),
        ("lean_deg", "400 cm", "“400 cm” isn't a number."),
        ("lean_deg", "400", "400° is too high; the maximum is 60°. Did you mean 40?"),
        (
            "load_value",
            "5",
            "You entered 5 without a load. Choose the load, or clear this field.",
        ),
        ("band_level", "7", "7 is too high; the maximum is 6."),
        ("effort", "11", "Choose a number from 1 to 10, or leave it blank."),
        ("pain", LONG, "Choose a number from 0 to 10, or leave it blank."),
        ("side", "", "Choose a side: left or right."),
        ("side", "B", "Choose a side: left or right."),
        ("number", "0", "0 is too low; the minimum is 1."),
        ("number", "51", "51 is too high; the maximum is 50."),
        ("key", "abc", "Something went wrong with this form."),
        ("key", "", "Something went wrong with this form."),
    ),
)
def test_bad_input_is_refused_beside_its_field(
    page, athlete, exercise, field, submitted, message
):
    session = make_session(athlete=athlete)
    data = {"key": str(uuid.uuid4())} | SET_DATA | {field: submitted}

    response = page.post(add_url(session), data)

    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(message)
    shown = {name: form[name].value() for name in data if name != "key"}
    assert shown == {name: data[name] for name in shown}
    assert not SetLog.objects.exists()


def test_emptied_form_names_every_field_that_is_needed(page, athlete, exercise):
    session = make_session(athlete=athlete)

    response = page.post(add_url(session), {})

    needed = {"key", "number", "side", "reps", "hold_s"}
    assert response.status_code == 422
    assert set(response.context["form"].errors) == needed


@pytest.mark.parametrize("slug", ("no-such-move", "", "🦵", "x" * 10_000, "%00"))
def test_unknown_exercise_is_not_found(page, athlete, exercise, slug):
    session = make_session(athlete=athlete)

    response = page.post(add_url(session, slug), SET_DATA | {"key": str(uuid.uuid4())})

    assert response.status_code == 404
    assert not SetLog.objects.exists()


def test_session_of_a_stranger_is_not_found(page, exercise):
    foreign = make_session()

    response = page.post(add_url(foreign), SET_DATA | {"key": str(uuid.uuid4())})

    assert response.status_code == 404
    assert not SetLog.objects.exists()


def test_submitted_owner_version_and_time_change_nothing(
    page, athlete, exercise, stranger
):
    session = make_session(athlete=athlete)
    smuggled = {
        "athlete": stranger.athlete.pk,
        "session": make_session().pk,
        "exercise": make_exercise().pk,
        "version": 9,
        "mode": "distance",
        "done_at": "2020-01-01",
        "deleted_at": "2020-01-01",
    }

    page.post(add_url(session), SET_DATA | smuggled | {"key": str(uuid.uuid4())})

    set_log = SetLog.objects.get()
    assert (set_log.athlete, set_log.session) == (athlete, session)
    assert (set_log.exercise, set_log.version) == (exercise, 1)
    assert (set_log.done_at.year, set_log.deleted_at) != (2020, None)


def test_two_open_sessions_are_refused(page, athlete):
    url = reverse("training:session_start", args=[athlete.pk])

    answers = [page.post(url, {"key": str(uuid.uuid4())}) for _again in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert Session.objects.count() == 1


@pytest.mark.parametrize(("reps", "status"), (("8", 302), ("9", 409)))
def test_same_key_twice(page, athlete, exercise, reps, status):
    session = make_session(athlete=athlete)
    data = SET_DATA | {"key": str(uuid.uuid4())}
    page.post(add_url(session), data)

    response = page.post(add_url(session), data | {"reps": reps})

    assert response.status_code == status
    assert SetLog.objects.get().reps == 8


@pytest.mark.parametrize(
    "name", ("session_finish", "session_delete", "set_delete", "set_restore")
)
def test_writes_are_never_done_by_get(page, athlete, name):
    set_log = make_set_log(session=make_session(athlete=athlete))
    row = set_log if name.startswith("set") else set_log.session

    response = page.get(reverse(f"training:{name}", args=[row.pk]))

    assert response.status_code == 405
