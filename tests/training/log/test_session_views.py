import pytest
from django.utils import timezone

from tests.factories import (
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_user,
)

pytestmark = pytest.mark.django_db

READERS = (("athlete", 200), ("coach", 200), ("physio", 200), ("stranger", 404))


@pytest.mark.parametrize(("who", "status"), READERS)
@pytest.mark.parametrize("is_open", (True, False))
def test_session_detail_access(sign_in, athlete, who, status, is_open):
    session = make_session(athlete=athlete)
    make_set_log(session=session)
    if not is_open:
        session.finish(at=timezone.now(), note="Felt light.")

    response = sign_in(who).get(session.get_absolute_url())

    assert response.status_code == status
    logs = is_open and who in ("athlete", "coach")
    assert (b"Finish session" in response.content) == logs


def test_session_page_shows_the_totals(own_page, athlete):
    session = make_session(athlete=athlete, note="Felt light.", next_morning_pain=2)
    lift, hang = make_exercise(rest_s=30), make_exercise(sided=False, rest_s=30)
    for number, side in ((1, "L"), (1, "R"), (2, "L")):
        make_set_log(session=session, exercise=lift, number=number, side=side)
    make_set_log(session=session, exercise=hang, faults=["Swinging"])
    deleted = make_set_log(session=session, exercise=hang, number=9)
    deleted.delete_by(make_user())
    session.finish(at=timezone.now(), note=session.note)

    response = own_page.get(session.get_absolute_url())

    context = response.context
    assert (len(context["sets"]), context["left_count"]) == (4, 2)
    assert context["right_count"] == 1
    assert context["minutes"] * 60 == 4 * 48 + 3 * 30
    assert b"Felt light." in response.content
    assert b"Swinging" in response.content


def test_finished_session_without_sets_says_so(own_page, athlete):
    session = make_session(athlete=athlete, finished_at=timezone.now())

    assert (
        b"No sets in this session." in own_page.get(session.get_absolute_url()).content
    )


def test_log_page_of_a_session_without_a_plan_offers_exercises(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(session.get_absolute_url())

    assert b"Choose the first exercise" in response.content
    assert b"of 0 sets" not in response.content
    assert b"Finish session" not in response.content
    assert b"Delete this empty session" in response.content


def test_log_page_opens_the_chosen_exercise(own_page, athlete):
    session = make_session(athlete=athlete)
    exercise = make_exercise()
    previous = make_set_log(
        session=make_session(athlete=athlete, finished_at=timezone.now()),
        exercise=exercise,
        reps=7,
    )

    response = own_page.get(
        session.get_absolute_url(), {"exercise": exercise.slug, "set": "1", "side": "L"}
    )

    row = response.context["session_log"].open_row
    assert (row.exercise, row.previous) == (exercise, previous)
    assert b'placeholder="7"' in response.content
    assert response.context["form"]["reps"].value() is None


@pytest.mark.parametrize(
    "query", ({"set": "99"}, {"set": "x"}, {"set": "²"}, {"side": "X"}, {"set": "0"})
)
def test_log_page_ignores_bad_addresses(own_page, athlete, query):
    session = make_session(athlete=athlete)
    slug = make_exercise().slug

    response = own_page.get(session.get_absolute_url(), {"exercise": slug, **query})

    assert response.context["session_log"].open_row.number == 1


def test_log_page_of_an_unknown_exercise_is_not_found(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(session.get_absolute_url(), {"exercise": "no-such-move"})

    assert response.status_code == 404


def test_log_page_says_to_stop_at_pain_of_four(own_page, athlete):
    session = make_session(athlete=athlete)
    make_set_log(session=session, pain=4)

    assert b"stop this exercise" in own_page.get(session.get_absolute_url()).content


@pytest.mark.parametrize("rows", (1, 3))
def test_log_page_query_count(own_page, athlete, rows, django_assert_num_queries):
    plan = make_plan(athlete=athlete)
    session = make_session(athlete=athlete, plan=plan)
    for item in [make_plan_item(plan=plan) for _row in range(rows)]:
        make_set_log(session=session, exercise=item.exercise)
    make_exercise(slug="another")
    own_page.get(session.get_absolute_url())

    with django_assert_num_queries(10):
        response = own_page.get(session.get_absolute_url(), {"exercise": "another"})

    assert len(response.context["session_log"].sections) == rows + 1
