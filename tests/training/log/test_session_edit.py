from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import make_session, make_set_log, make_user
from training.models import Session

pytestmark = pytest.mark.django_db

WRITERS = (("athlete", 200), ("coach", 200), ("physio", 404), ("stranger", 404))


def finish_url(session):
    return reverse("training:session_finish", args=[session.pk])


def edit_url(session):
    return reverse("training:session_edit", args=[session.pk])


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_session_finish_access(sign_in, athlete, who, status):
    session = make_session(athlete=athlete)

    response = sign_in(who).post(finish_url(session), {"note": "Good."})

    session.refresh_from_db()
    assert (response.status_code == 302) == (status == 200)
    assert session.is_open == (status == 404)


def test_session_finished_twice_keeps_its_note(own_page, athlete):
    session = make_session(athlete=athlete)

    same = [own_page.post(finish_url(session), {"note": "Good."}) for _ in range(2)]
    other = own_page.post(finish_url(session), {"note": "Tired."})

    session.refresh_from_db()
    assert [answer.status_code for answer in [*same, other]] == [302, 302, 409]
    assert session.note == "Good."
    assert b"Good." in other.content
    assert b"Tired." in other.content


def test_endless_note_is_refused_and_stays_in_the_form(own_page, athlete):
    session = make_session(athlete=athlete)
    note = "x" * 10_000

    response = own_page.post(finish_url(session), {"note": note})

    assert response.status_code == 422
    assert b"The note has 10000 characters; up to 2000 are kept." in response.content
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

    response = own_page.post(edit_url(session), data)

    session.refresh_from_db()
    assert response.url == session.get_absolute_url()
    assert (session.next_morning_pain, session.note) == (1, "Slept well.")
    assert session.finished_at - session.started_at == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("field", "submitted", "message"),
    (
        ("finished_at", "2026-01-05 08:00", "A session finishes after it starts."),
        ("finished_at", "9999-01-05 08:00", "This is still to come."),
        ("started_at", "yesterday", "Type a day and a time"),
        ("started_at", "0001-01-01 00:00", "Give a year from 2000 on."),
        ("next_morning_pain", "11", "Choose a number from 0 to 10"),
        ("note", "🦵" * 2001, "The note has 2001 characters"),
    ),
)
def test_session_edit_shows_why_it_is_refused(
    own_page, athlete, field, submitted, message
):
    session = make_session(athlete=athlete)
    session.finish(at=session.started_at + timedelta(hours=1), note="")
    before = Session.objects.values().get()
    data = {"started_at": "2026-01-05 09:00", "finished_at": "2026-01-05 09:30"}

    response = own_page.post(edit_url(session), data | {field: submitted})

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
    set_log.delete_softly(make_user())
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
    assert "This session is not there any more." in again.text
