from datetime import timedelta

import pytest
from django.urls import reverse

from tests.edits import as_shown, version_in, version_of
from tests.factories import make_session, make_set_log, make_user
from training.log.session_forms import SessionFinishForm
from training.models import Session

pytestmark = pytest.mark.django_db

WRITERS = (("athlete", 200), ("coach", 200), ("physio", 404), ("stranger", 404))


def finish_url(session):
    return reverse("training:session_finish", args=[session.pk])


def edit_url(session):
    return reverse("training:session_edit", args=[session.pk])


def finished(session, note):
    """The form that finishes a session, as the log page shows it, with a note."""
    return {"note": note} | version_of(SessionFinishForm(instance=session))


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_session_finish_access(sign_in, athlete, who, status):
    session = make_session(athlete=athlete)

    response = sign_in(who).post(finish_url(session), finished(session, "Good."))

    session.refresh_from_db()
    assert (response.status_code == 302) == (status == 200)
    assert session.is_open == (status == 404)


def test_session_finished_twice_keeps_its_note(own_page, athlete):
    session = make_session(athlete=athlete)

    data = finished(session, "Good.")
    same = [own_page.post(finish_url(session), data) for _ in range(2)]
    other = own_page.post(finish_url(session), data | {"note": "Tired."})

    session.refresh_from_db()
    assert [answer.status_code for answer in [*same, other]] == [302, 302, 409]
    assert session.note == "Good."
    assert b"Good." in other.content
    assert b"Tired." in other.content


def test_finishing_shows_a_note_saved_by_another_device(own_page, athlete):
    session = make_session(athlete=athlete)
    data = finished(session, "Tired.")
    Session.objects.update(note="Good.")

    refused = own_page.post(finish_url(session), data)
    again = own_page.post(finish_url(session), data | {"version": version_in(refused)})

    assert refused.status_code == 409
    assert "Currently saved: Good." in refused.text
    assert "Tired.</textarea>" in refused.text
    assert again.status_code == 302
    session.refresh_from_db()
    assert (session.is_open, session.note) == (False, "Tired.")


def test_finishing_without_a_note_keeps_that_of_another_device(own_page, athlete):
    session = make_session(athlete=athlete)
    data = finished(session, "")
    Session.objects.update(note="Good.")

    response = own_page.post(finish_url(session), data)

    session.refresh_from_db()
    assert response.status_code == 302
    assert (session.is_open, session.note) == (False, "Good.")


def test_finished_session_refuses_an_endless_note(own_page, athlete):
    session = make_session(athlete=athlete)
    session.finish(at=session.started_at, note="")

    response = own_page.post(finish_url(session), finished(session, "x" * 2001))

    assert response.status_code == 422


def test_second_edit_of_a_session_shows_both_values(own_page, athlete):
    session = make_session(athlete=athlete)
    session.finish(at=session.started_at + timedelta(hours=1), note="")
    url = edit_url(session)
    data = {
        "started_at": "2026-01-05T09:00",
        "finished_at": "2026-01-05T10:00",
        "note": "",
        "next_morning_pain": "",
    }
    shown = as_shown(own_page, url, **data)
    first = {"next_morning_pain": "2", "finished_at": "2026-01-05T09:30"}
    own_page.post(url, shown | first)

    refused = own_page.post(url, shown | {"note": "Slept well."})
    again = own_page.post(url, refused.context["form"].data)

    assert refused.status_code == 409
    assert "Currently saved: 2" in refused.text
    assert "Currently saved: 5 January 2026, 09:30" in refused.text
    assert again.status_code == 302
    session.refresh_from_db()
    assert (session.next_morning_pain, session.note) == (2, "Slept well.")
    assert session.finished_at - session.started_at == timedelta(minutes=30)


def test_endless_note_is_refused_and_kept_in_the_form(own_page, athlete):
    session = make_session(athlete=athlete)
    note = "x" * 10_000

    response = own_page.post(finish_url(session), finished(session, note))

    assert response.status_code == 422
    assert b"The note is 10000 characters long; the limit is 2000." in response.content
    assert note.encode() in response.content
    session.refresh_from_db()
    assert (session.is_open, session.note) == (True, "")


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_session_edit_access(sign_in, athlete, who, status):
    session = make_session(athlete=athlete)

    response = sign_in(who).get(edit_url(session))

    assert response.status_code == status


def test_session_edit_adds_the_next_morning(own_page, athlete):
    session = make_session(athlete=athlete)
    session.finish(at=session.started_at + timedelta(hours=1), note="")
    data = {
        "started_at": "2026-01-05 09:00",
        "finished_at": "2026-01-05 09:30",
        "note": "Slept well.",
        "next_morning_pain": "1",
    }

    url = edit_url(session)
    response = own_page.post(url, as_shown(own_page, url, **data))

    session.refresh_from_db()
    assert response.url == session.get_absolute_url()
    assert (session.next_morning_pain, session.note) == (1, "Slept well.")
    assert session.finished_at - session.started_at == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("field", "submitted", "message"),
    (
        (
            "finished_at",
            "2026-01-05 08:00",
            "The finish time must be after the start time.",
        ),
        (
            "finished_at",
            "9999-01-05 08:00",
            "This is in the future. Enter a time in the past.",
        ),
        ("started_at", "yesterday", "Enter a date and time"),
        ("started_at", "0001-01-01 00:00", "Enter a year from 2000 onwards."),
        ("next_morning_pain", "11", "Choose a number from 0 to 10"),
        ("note", "🦵" * 2001, "The note is 2001 characters"),
    ),
)
def test_session_edit_shows_why_it_is_refused(
    own_page, athlete, field, submitted, message
):
    session = make_session(athlete=athlete)
    session.finish(at=session.started_at + timedelta(hours=1), note="")
    before = Session.objects.values().get()
    data = {"started_at": "2026-01-05 09:00", "finished_at": "2026-01-05 09:30"}

    url = edit_url(session)
    response = own_page.post(url, as_shown(own_page, url, **data | {field: submitted}))

    assert response.status_code == 422
    assert message in response.context["form"].errors[field][0]
    assert submitted in response.content.decode()
    assert Session.objects.values().get() == before


def test_open_session_has_no_end_to_edit(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(edit_url(session))

    assert "finished_at" not in response.context["form"].fields


def test_only_an_empty_session_can_be_removed(sign_in, athlete):
    session = make_session(athlete=athlete)
    set_log = make_set_log(session=session)
    url = reverse("training:session_delete", args=[session.pk])

    full = sign_in("athlete").post(url)
    set_log.delete_by(make_user())
    empty = sign_in("coach").post(url)

    assert full.url == session.get_absolute_url()
    assert empty.url == athlete.get_absolute_url()
    assert not Session.objects.exists()


def test_own_empty_session_is_removed_and_today_comes_back(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.post(reverse("training:session_delete", args=[session.pk]))

    assert response.url == reverse("training:today")


def test_empty_session_is_removed_once_and_not_by_others(sign_in, athlete):
    session = make_session(athlete=athlete)
    url = reverse("training:session_delete", args=[session.pk])

    strange = sign_in("stranger").post(url)
    own = sign_in("athlete")
    own.post(url)
    again = own.post(url, follow=True)

    assert strange.status_code == 404
    assert "This session no longer exists." in again.text


def test_page_opened_before_the_session_was_finished_saves_its_note(own_page, athlete):
    session = make_session(athlete=athlete)
    url = edit_url(session)
    shown = as_shown(own_page, url, started_at="2026-01-05T09:00", note="Felt light.")
    session.finish(at=session.started_at + timedelta(hours=1), note="")

    response = own_page.post(url, shown)

    session.refresh_from_db()
    assert response.status_code == 302
    assert (session.note, session.is_open) == ("Felt light.", False)
