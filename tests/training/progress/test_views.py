from datetime import date, timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    MORNING,
    make_assessment,
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_trial,
    make_user,
)

pytestmark = pytest.mark.django_db

READERS = (("athlete", 200), ("coach", 200), ("physio", 200), ("stranger", 404))


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel(MORNING + timedelta(days=2), tick=False):
        yield


def make_past_session(athlete, *, days_ago=0, **fields):
    started = timezone.now() - timedelta(days=days_ago, hours=1)
    ended = started + timedelta(minutes=20)
    return make_session(
        athlete=athlete, started_at=started, finished_at=ended, **fields
    )


def make_test(athlete, *, days_ago=0, left=8, right=9, **fields):
    taken_at = timezone.now() - timedelta(days=days_ago)
    test = make_assessment(athlete=athlete, taken_at=taken_at, **fields)
    for attempt in (1, 2):
        make_trial(assessment=test, attempt=attempt, lift_value=left)
        make_trial(assessment=test, attempt=attempt, lift_value=right, side="R")
    return test


@pytest.mark.parametrize(("who", "status"), READERS)
def test_history_access(client, sign_in, athlete, who, status):
    make_set_log(session=make_past_session(athlete))
    sign_in(who)

    response = client.get(reverse("training:history", args=[athlete.pk]))

    assert response.status_code == status
    starts = reverse("training:session_start", args=[athlete.pk])
    assert (starts.encode() in response.content) == (who == "coach")


def test_progress_of_a_new_athlete_invites(own_page):
    response = own_page.get(reverse("training:progress"))

    assert b"No session yet." in response.content
    assert b"Nothing logged yet." in response.content
    assert b"15 minutes to go." in response.content


def test_progress_redirects_someone_without_a_record(sign_in):
    response = sign_in("coach").get(reverse("training:progress"))

    assert response.url == reverse("accounts:start")


def test_progress_has_the_totals_of_the_week(own_page, athlete):
    exercise = make_exercise(rest_s=60)
    for days_ago in (0, 2, 7):
        session = make_past_session(athlete, days_ago=days_ago, note="")
        for number in range(1, 6):
            make_set_log(session=session, exercise=exercise, number=number, pain=number)
    make_plan_item(plan=make_plan(athlete=athlete), exercise=exercise)

    response = own_page.get(reverse("training:progress"))

    # Two sessions of 5 × 8 × (2 + 2 + 2) s and four minutes of rest.
    context = response.context
    assert (context["week"].whole_minutes, context["week"].count) == (16, 2)
    assert context["weeks"][-2].whole_minutes == 8
    assert [minutes for _session, minutes in context["sessions"]] == [8, 8, 8]
    assert b"minutes are done." in response.content
    assert b"pain 5" in response.content
    assert b"Start today" in response.content


def test_progress_shows_tests_with_their_error(own_page, athlete):
    make_test(athlete, days_ago=40, left=5)
    make_test(athlete)

    response = own_page.get(reverse("training:progress"))

    page = response.content.decode()
    assert "Change larger than measurement error" in page
    assert "Mean lift in centimetres" in page
    assert page.count('id="lifts-t"') == page.count('id="lifts-narrow-t"') == 1


def test_progress_of_a_test_that_measured_nothing(own_page, athlete):
    make_assessment(athlete=athlete, pain_before=5)

    response = own_page.get(reverse("training:progress"))

    assert response.context["lift_chart"] is None


def test_progress_counts_from_the_newest_session_and_pages(own_page, athlete):
    sessions = [make_past_session(athlete, days_ago=n) for n in range(12)]
    url = reverse("training:progress")

    first = own_page.get(url).context
    second = own_page.get(url, {"page": "2"}).context

    assert [one for one, _minutes in first["sessions"]] == sessions[:10]
    assert (first["newer"], first["older"]) == (0, 2)
    assert [one for one, _minutes in second["sessions"]] == sessions[10:]
    assert (second["newer"], second["older"]) == (1, None)


@pytest.mark.parametrize("page", ("0", "3", "x", "-1", "²", "1000000000000"))
def test_progress_has_no_page_that_is_not_there(own_page, athlete, page):
    make_past_session(athlete)

    response = own_page.get(reverse("training:progress"), {"page": page})

    assert response.status_code == 404


@pytest.mark.parametrize("rows", (1, 3))
def test_progress_query_count(
    own_page, athlete, squad, rows, django_assert_max_num_queries
):
    plan = make_plan(athlete=athlete)
    for days_ago in range(rows):
        session = make_past_session(athlete, days_ago=days_ago, plan=plan)
        item = make_plan_item(plan=plan)
        make_set_log(session=session, exercise=item.exercise)
        make_test(athlete, days_ago=days_ago, squad=squad)
    own_page.get(reverse("training:progress"))

    with django_assert_max_num_queries(12):
        response = own_page.get(reverse("training:progress"))

    assert len(response.context["sessions"]) == rows


@pytest.mark.parametrize(("who", "status"), READERS)
def test_exercise_history_access(client, sign_in, athlete, who, status):
    set_log = make_set_log(session=make_past_session(athlete))
    sign_in(who)

    url = reverse("training:exercise_history", args=[athlete.pk, set_log.exercise.slug])
    response = client.get(url)

    assert response.status_code == status


@pytest.mark.parametrize("sided", (True, False))
def test_exercise_history_shows_best_and_latest(own_page, athlete, sided):
    exercise = make_exercise(sided=sided)
    for days_ago, reps in ((14, 8), (7, 10), (0, 9)):
        session = make_past_session(athlete, days_ago=days_ago)
        make_set_log(session=session, exercise=exercise, reps=reps)
    gone = make_set_log(session=session, exercise=exercise, number=2, reps=20)
    gone.delete_by(make_user())

    url = reverse("training:exercise_history", args=[athlete.pk, exercise.slug])
    context = own_page.get(url).context

    side = "left" if sided else "both"
    assert getattr(context["best"], side).reps == 10
    assert getattr(context["latest"], side).reps == 9
    assert [session.sets[0].reps for session in context["sessions"]] == [9, 10, 8]
    assert context["sessions"][0].day == date(2026, 1, 7)
    assert "Move" in context["chart"]


def test_exercise_history_without_a_set(own_page, athlete):
    exercise = make_exercise()

    url = reverse("training:exercise_history", args=[athlete.pk, exercise.slug])
    response = own_page.get(url)

    assert b"No sets logged yet." in response.content


def test_exercise_history_is_bounded(own_page, athlete):
    exercise = make_exercise()
    for days_ago in range(22):
        session = make_past_session(athlete, days_ago=days_ago)
        make_set_log(session=session, exercise=exercise)

    url = reverse("training:exercise_history", args=[athlete.pk, exercise.slug])

    assert len(own_page.get(url).context["sessions"]) == 20


@pytest.mark.parametrize("rows", (1, 3))
def test_exercise_history_query_count(
    own_page, athlete, rows, django_assert_max_num_queries
):
    exercise = make_exercise()
    for days_ago in range(rows):
        session = make_past_session(athlete, days_ago=days_ago)
        make_set_log(session=session, exercise=exercise)
    url = reverse("training:exercise_history", args=[athlete.pk, exercise.slug])
    own_page.get(url)

    with django_assert_max_num_queries(9):
        own_page.get(url)


@pytest.mark.parametrize(
    ("pain", "tone"), ((1, ""), (2, "warn"), (3, "warn"), (4, "bad"), (10, "bad"))
)
def test_pain_is_coloured_only_from_the_level_that_means_something(pain, tone):
    words = render_to_string("training/includes/pain.html", {"pain": pain}).strip()

    mark = f' class="{tone}"' if tone else ""
    assert words == f"<span{mark}>pain {pain}</span>"
