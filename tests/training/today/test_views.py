import uuid

import pytest
from django.urls import reverse

from tests.factories import (
    make_assessment,
    make_athlete,
    make_exercise,
    make_membership,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
)
from training.models import Session

pytestmark = pytest.mark.django_db

WRITERS = (("athlete", 200), ("coach", 200), ("physio", 404), ("stranger", 404))


def key():
    return str(uuid.uuid4())


def start_url(athlete):
    return reverse("training:session_start", args=[athlete.pk])


def test_today_without_a_plan_leads_to_the_test(own_page, athlete):
    response = own_page.get(reverse("training:today"))

    assert response.context["starts"] == []
    assert b"No plan yet" in response.content
    test = reverse("assessments:assessment_create", args=[athlete.pk])
    assert test.encode() in response.content


@pytest.mark.parametrize("is_tested", (True, False))
def test_today_offers_a_plan_from_the_latest_test_only_if_there_is_one(
    own_page, athlete, is_tested
):
    if is_tested:
        make_assessment(athlete=athlete)

    response = own_page.get(reverse("training:today"))

    assert (b"See the plan from the latest test" in response.content) == is_tested


def test_today_offers_each_current_plan(own_page, athlete):
    plans = [make_plan(athlete=athlete, name=name) for name in ("One", "Two")]
    for plan in plans:
        make_plan_item(plan=plan)
    ended = make_plan(athlete=athlete, ended_on=plans[0].review_on)
    make_plan_item(plan=ended)

    response = own_page.get(reverse("training:today"))

    offered = [start.plan for start in response.context["starts"]]
    assert offered == plans[::-1]
    assert response.context["starts"][0].form["plan"].value() == plans[1].pk


def test_today_says_that_a_plan_is_empty(own_page, athlete):
    make_plan(athlete=athlete, name="Spring")

    page = own_page.get(reverse("training:today")).text

    assert "No plan yet" not in page
    assert "Spring" in page
    assert "This plan is empty." in page
    assert f'href="{reverse("exercises:exercise_list")}"' in page.partition("Spring")[2]
    assert page.count("Start today") == 0


def test_today_shows_an_empty_plan_last(own_page, athlete):
    full, _empty = (make_plan(athlete=athlete, name=name) for name in ("One", "Two"))
    make_plan_item(plan=full)

    response = own_page.get(reverse("training:today"))

    assert response.context["starts"][0].plan == full
    assert response.text.count("Start today") == 1


@pytest.mark.parametrize(("count", "shown"), ((20, 20), (21, 20)))
def test_today_shows_the_newest_twenty_plans_and_a_link_to_all(
    own_page, athlete, count, shown
):
    for number in range(count):
        make_plan(athlete=athlete, name=f"Plan {number}")

    response = own_page.get(reverse("training:today"))

    assert len(response.context["starts"]) == shown
    assert f"Plan {count - 1}<" in response.text
    assert ("All current plans" in response.text) == (shown < count)


@pytest.mark.parametrize("rows", (1, 3))
def test_today_query_count(own_page, athlete, rows, django_assert_num_queries):
    for _ in range(rows):
        plan = make_plan(athlete=athlete)
        make_plan_item(plan=plan)
        make_plan_item(plan=plan)

    with django_assert_num_queries(9):
        own_page.get(reverse("training:today"))


def test_today_redirects_to_the_open_session(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(reverse("training:today"))

    assert response.url == session.get_absolute_url()


def test_today_redirects_someone_without_a_record(sign_in):
    response = sign_in("coach").get(reverse("training:today"))

    assert response.url == reverse("accounts:start")


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_session_start_access(sign_in, athlete, who, status):
    client = sign_in(who)

    assert client.get(start_url(athlete)).status_code == status
    response = client.post(start_url(athlete), {"key": key()})
    assert (response.status_code == 302) == (status == 200)
    assert Session.objects.exists() == (status == 200)


def test_session_start_leads_to_the_exercise_in_a_new_session(own_page, athlete):
    exercise = make_exercise()
    url = f"{start_url(athlete)}?exercise={exercise.slug}"

    page = own_page.get(url)
    response = own_page.post(url, {"key": key(), "plan": ""}, follow=True)

    assert f'action="{url}"' in page.text
    assert response.context["session_log"].open_row.exercise == exercise


def test_session_start_leads_to_the_exercise_in_the_open_session(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(f"{start_url(athlete)}?exercise=high-knee-skip")

    target = f"{session.get_absolute_url()}?exercise=high-knee-skip#now"
    assert response["Location"] == target


def test_session_start_twice_is_one_session(own_page, athlete):
    data = {"key": key(), "plan": make_plan(athlete=athlete).pk}

    answers = [own_page.post(start_url(athlete), data).url for again in range(2)]

    session = Session.objects.get()
    assert answers == [session.get_absolute_url()] * 2
    assert (str(session.pk), session.plan_id) == (data["key"], data["plan"])


def test_session_start_same_key_with_another_plan_is_refused(own_page, athlete):
    data = {"key": key()}
    own_page.post(start_url(athlete), data)

    other = {**data, "plan": make_plan(athlete=athlete).pk}
    response = own_page.post(start_url(athlete), other)

    assert response.status_code == 409
    assert Session.objects.get().plan is None


def test_session_start_with_the_key_of_a_stranger_is_not_found(own_page, athlete):
    foreign = make_session()

    response = own_page.post(start_url(athlete), {"key": str(foreign.pk)})

    assert response.status_code == 404
    assert Session.objects.get() == foreign


def test_second_open_session_is_refused_with_a_link_to_the_first(own_page, athlete):
    session = make_session(athlete=athlete)
    make_set_log(session=session)

    response = own_page.post(start_url(athlete), {"key": key()})

    assert response.status_code == 409
    assert session.get_absolute_url().encode() in response.content
    assert b"with 1 set. Finish it first" in response.content
    assert Session.objects.count() == 1


@pytest.mark.parametrize("plan", ("abc", "999999", "ended"))
def test_session_start_with_a_plan_that_is_not_current(own_page, athlete, plan):
    if plan == "ended":
        ended = make_plan(athlete=athlete)
        ended.end(ended.review_on)
        plan = ended.pk

    response = own_page.post(start_url(athlete), {"key": key(), "plan": plan})

    assert response.status_code == 422
    assert b"This plan is not running any more." in response.content
    assert not Session.objects.exists()


def test_coach_starts_a_session_for_an_athlete_without_an_account(sign_in, squad):
    child = make_athlete(name="Levi")
    make_membership(athlete=child, squad=squad)
    client = sign_in("coach")

    page = client.post(start_url(child), {"key": key()}, follow=True)

    assert page.context["session"].athlete == child
    assert b"<h1>Levi</h1>" in page.content
