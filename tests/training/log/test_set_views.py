import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.edits import as_shown
from tests.factories import (
    make_exercise,
    make_session,
    make_set_log,
)
from training.models import SetLog

pytestmark = pytest.mark.django_db

WRITERS = (("athlete", True), ("coach", True), ("physio", False), ("stranger", False))
LOADS = ["bodyweight", "band", "plate", "assistance"]
ALL_MEASURES = ["reps", "hold_s", "lean_deg", "load", "side"]


def key():
    return str(uuid.uuid4())


@pytest.fixture
def session(athlete):
    return make_session(athlete=athlete)


@pytest.fixture
def exercise():
    return make_exercise(
        measures=ALL_MEASURES,
        load_kinds=LOADS,
        faults=[{"see": "Slumping", "fix": "Sit tall."}],
    )


def add_url(session, exercise):
    url = reverse("training:set_create", args=[session.pk])
    return f"{url}?exercise={exercise.slug}"


def edit_url(set_log):
    return reverse("training:set_edit", args=[set_log.pk])


def edited(client, set_log, **fields):
    """The edit form of a set with values entered over those shown."""
    return as_shown(client, edit_url(set_log), **set_data(**fields))


def set_data(**fields):
    return {"key": key(), "number": 1, "side": "L", "reps": 8, "hold_s": 3} | fields


@pytest.mark.parametrize(("who", "may"), WRITERS)
def test_set_create_access(client, sign_in, session, exercise, who, may):
    sign_in(who)

    page = client.get(add_url(session, exercise))
    response = client.post(add_url(session, exercise), set_data())

    assert page.status_code == (200 if may else 404)
    assert response.status_code == (302 if may else 404)
    assert SetLog.objects.exists() == may


@pytest.mark.parametrize(
    ("logged", "number"),
    (((), 1), (((1, "L"),), 1), (((1, "L"), (1, "R")), 2), (((2, "L"), (2, "R")), 1)),
)
def test_set_create_offers_the_set_that_is_missing(
    own_page, session, exercise, logged, number
):
    for place in logged:
        make_set_log(session=session, exercise=exercise, number=place[0], side=place[1])
    make_set_log(session=session)

    page = own_page.get(add_url(session, exercise))

    assert page.context["form"]["number"].value() == str(number)


def test_set_create_saves_the_submitted_values(own_page, session, exercise):
    data = set_data(
        reps="9",
        hold_s="2,5",
        lean_deg=" 15 ",
        load_kind="plate",
        load_value="2,50",
        load_unit="lb",
        effort="7",
        pain="0",
        faults=["Slumping"],
    )

    response = own_page.post(add_url(session, exercise), data, follow=True)

    set_log = SetLog.objects.get()
    assert set_log.description == "9 × 2.5 s, 15°, 2.5 lb plate"
    assert (set_log.effort, set_log.pain, set_log.faults) == (7, 0, ["Slumping"])
    assert str(set_log.pk) == data["key"]
    undo = reverse("training:set_delete", args=[set_log.pk])
    assert b"Set 1, left saved." in response.content
    assert undo.encode() in response.content


@pytest.mark.parametrize("rows", (1, 3))
def test_set_create_query_count(
    own_page, session, exercise, rows, django_assert_max_num_queries
):
    for number in range(2, rows + 2):
        make_set_log(session=session, exercise=exercise, number=number)
    own_page.get(session.get_absolute_url())

    with django_assert_max_num_queries(9):
        response = own_page.post(add_url(session, exercise), set_data())

    assert response.status_code == 302


def test_set_create_twice_is_one_set(own_page, session, exercise):
    data = set_data(lean_deg="0", load_kind="band", band_level="2", effort="6")

    answers = [own_page.post(add_url(session, exercise), data).url for _ in range(2)]

    assert answers == [f"{session.get_absolute_url()}#now"] * 2
    assert SetLog.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    ({"reps": 9}, {"side": "R"}, {"effort": 5}, {"faults": ["Slumping"]}, {"reps": ""}),
)
def test_set_create_same_key_with_other_content(own_page, session, exercise, change):
    data = set_data()
    own_page.post(add_url(session, exercise), data)

    response = own_page.post(add_url(session, exercise), data | change)

    assert response.status_code == 409
    assert "already been saved with other values" in response.content.decode()
    assert response.context["form"]["key"].value() != data["key"]
    assert SetLog.objects.get().amount == "8 × 3 s"


def test_set_create_same_key_for_another_exercise(own_page, session, exercise):
    data = set_data()
    own_page.post(add_url(session, exercise), data)

    response = own_page.post(add_url(session, make_exercise()), data)

    assert response.status_code == 409
    assert SetLog.objects.count() == 1


def test_late_repeat_of_a_set_that_was_corrected_is_no_conflict(
    own_page, session, exercise
):
    data = set_data()
    own_page.post(add_url(session, exercise), data)
    url = reverse("training:set_edit", args=[data["key"]])
    own_page.post(url, as_shown(own_page, url, **data | {"reps": 10}))

    response = own_page.post(add_url(session, exercise), data)

    assert response.status_code == 302
    assert SetLog.objects.get().reps == 10


def test_set_create_with_the_key_of_a_stranger(own_page, session, exercise):
    foreign = make_set_log()

    response = own_page.post(add_url(session, exercise), set_data(key=str(foreign.pk)))

    assert response.status_code == 404
    assert SetLog.objects.get() == foreign


def test_set_that_is_logged_already_is_refused(own_page, session, exercise):
    make_set_log(session=session, exercise=exercise)

    response = own_page.post(add_url(session, exercise), set_data(reps=10))

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "number": ["This set is already logged."]
    }
    assert response.context["form"]["reps"].value() == "10"


def test_tick_and_save_and_copy_log_a_whole_session(own_page, athlete, session):
    """The forms of the log page are submitted as shown."""
    exercise = make_exercise()
    own_page.post(add_url(session, exercise), set_data(reps=9))
    page = own_page.get(session.get_absolute_url())
    copied = dict(page.context["session_log"].open_row.copy_form_values)

    own_page.post(add_url(session, exercise), copied)

    sides = session.sets.in_order().values_list("side", "reps", "hold_s")
    assert [(side, reps, int(hold)) for side, reps, hold in sides] == [
        ("L", 9, 3),
        ("R", 9, 3),
    ]


def test_set_may_arrive_after_the_session_is_finished(own_page, session, exercise):
    session.finish(at=timezone.now(), note="")

    response = own_page.post(add_url(session, exercise), set_data())

    assert response.status_code == 302
    assert session.sets.count() == 1


@pytest.mark.parametrize(
    ("kinds", "fields"),
    (
        (["bodyweight"], set()),
        (["band"], {"band_level"}),
        (["bodyweight", "plate"], {"load_kind", "load_value", "load_unit_0"}),
    ),
)
def test_set_form_has_the_fields_of_the_loads(own_page, session, kinds, fields):
    exercise = make_exercise(load_kinds=kinds)

    page = own_page.get(add_url(session, exercise)).content.decode()

    loads = {"band_level", "load_kind", "load_value", "load_unit_0"}
    assert {name for name in loads if f'id="id_{name}"' in page} == fields


def test_set_create_without_an_exercise_offers_all(own_page, session, exercise):
    url = reverse("training:set_create", args=[session.pk])

    page = own_page.get(url)
    response = own_page.post(url, set_data())

    assert (exercise.slug, exercise.name) in page.context["choices"]
    assert response.status_code == 404


@pytest.mark.parametrize(("who", "may"), WRITERS)
def test_set_edit_access(client, sign_in, session, who, may):
    set_log = make_set_log(session=session)
    sign_in(who)

    page = client.get(edit_url(set_log))
    response = client.post(edit_url(set_log), edited(client, set_log, reps=5))

    assert page.status_code == (200 if may else 404)
    assert response.status_code == (302 if may else 404)
    set_log.refresh_from_db()
    assert set_log.reps == (5 if may else 8)


def test_set_edit_saves_the_earlier_values(own_page, athlete, session, exercise):
    set_log = make_set_log(session=session, exercise=exercise, lean_deg=15)
    data = edited(own_page, set_log, reps=6, hold_s=2, lean_deg=30)

    own_page.post(edit_url(set_log), data)
    page = own_page.get(edit_url(set_log))

    set_log.refresh_from_db()
    revision = set_log.revisions.get()
    assert (set_log.description, set_log.version) == ("6 × 2 s, 30°", 2)
    assert (revision.description, revision.edited_by) == ("8 × 2 s, 15°", athlete.user)
    assert b"8 \xc3\x97 2 s, 15\xc2\xb0" in page.content


def test_set_edit_without_a_change_keeps_the_version(own_page, session):
    set_log = make_set_log(session=session)

    for version in ("", "other"):
        own_page.post(edit_url(set_log), set_data(hold_s="2,0", version=version))

    set_log.refresh_from_db()
    assert (set_log.version, set_log.revisions.count()) == (1, 0)


@pytest.mark.parametrize("version", (None, "", "abc"))
def test_stale_edit_shows_both_values_and_can_be_sent_again(own_page, session, version):
    set_log = make_set_log(session=session)
    url = edit_url(set_log)
    shown = edited(own_page, set_log)
    own_page.post(url, shown | {"reps": 6})

    mine = shown | {"reps": 7}
    stale = own_page.post(url, mine if version is None else mine | {"version": version})
    again = own_page.post(url, stale.context["form"].data)

    assert stale.status_code == 409
    assert "in another window or by someone else" in stale.text
    assert "Currently saved: 6" in stale.text
    assert stale.context["form"]["reps"].value() == "7"
    assert again.status_code == 302
    set_log.refresh_from_db()
    assert (set_log.reps, set_log.version) == (7, 3)


def test_set_edit_says_why_it_is_refused(own_page, session):
    set_log = make_set_log(session=session)

    response = own_page.post(edit_url(set_log), edited(own_page, set_log, reps="many"))

    assert response.status_code == 422
    assert "“many” isn't a number" in response.context["form"].errors["reps"][0]
    assert not set_log.revisions.exists()


def test_set_cannot_be_moved_onto_another(own_page, session, exercise):
    make_set_log(session=session, exercise=exercise)
    second = make_set_log(session=session, exercise=exercise, number=2)

    response = own_page.post(edit_url(second), edited(own_page, second))

    assert response.status_code == 422
    second.refresh_from_db()
    assert second.number == 2


@pytest.mark.parametrize(("who", "may"), WRITERS)
def test_set_delete_and_restore_access(client, sign_in, session, who, may):
    set_log = make_set_log(session=session)
    sign_in(who)

    deleted = client.post(reverse("training:set_delete", args=[set_log.pk]))
    still_there = SetLog.objects.active().exists()
    restored = client.post(reverse("training:set_restore", args=[set_log.pk]))

    assert {deleted.status_code, restored.status_code} == {302 if may else 404}
    assert still_there != may
    assert SetLog.objects.active().exists()


def test_removed_set_can_be_brought_back_by_its_toast(own_page, session):
    set_log = make_set_log(session=session)

    url = reverse("training:set_delete", args=[set_log.pk])
    page = own_page.post(url, follow=True)

    restore = reverse("training:set_restore", args=[set_log.pk])
    assert b"Set 1, left deleted." in page.content
    assert restore.encode() in page.content


def test_set_is_not_restored_over_another(own_page, session, exercise):
    first = make_set_log(session=session, exercise=exercise)
    own_page.post(reverse("training:set_delete", args=[first.pk]))
    second = make_set_log(session=session, exercise=exercise)

    url = reverse("training:set_restore", args=[first.pk])
    page = own_page.post(url, follow=True)

    assert b"has since been logged again" in page.content
    assert list(SetLog.objects.active()) == [second]
