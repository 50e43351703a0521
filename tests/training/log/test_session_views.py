import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_assessment,
    make_athlete,
    make_exercise,
    make_membership,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_user,
)
from training.models import Session

pytestmark = pytest.mark.django_db

READERS = (("athlete", 200), ("coach", 200), ("physio", 200), ("stranger", 404))
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
def test_today_speaks_of_the_latest_test_only_where_there_is_one(
    own_page, athlete, is_tested
):
    if is_tested:
        make_assessment(athlete=athlete)

    response = own_page.get(reverse("training:today"))

    assert (b"See the plan from the latest test" in response.content) == is_tested


def test_today_offers_each_running_plan(own_page, athlete):
    plans = [make_plan(athlete=athlete, name=name) for name in ("One", "Two")]
    for plan in plans:
        make_plan_item(plan=plan)
    ended = make_plan(athlete=athlete, ended_on=plans[0].review_on)
    make_plan_item(plan=ended)

    response = own_page.get(reverse("training:today"))

    offered = [start.plan for start in response.context["starts"]]
    assert offered == plans[::-1]
    assert response.context["starts"][0].form["plan"].value() == plans[1].pk


def test_today_says_of_an_empty_plan_what_it_lacks(own_page, athlete):
    make_plan(athlete=athlete, name="Spring")

    page = own_page.get(reverse("training:today")).text

    assert "No plan yet" not in page
    assert "Spring" in page
    assert "This plan is empty." in page
    assert f'href="{reverse("exercises:exercise_list")}"' in page.partition("Spring")[2]
    assert page.count("Start today") == 0


def test_today_offers_what_can_be_done_before_an_empty_plan(own_page, athlete):
    full, _empty = (make_plan(athlete=athlete, name=name) for name in ("One", "Two"))
    make_plan_item(plan=full)

    response = own_page.get(reverse("training:today"))

    assert response.context["starts"][0].plan == full
    assert response.text.count("Start today") == 1


@pytest.mark.parametrize(("count", "shown"), ((20, 20), (21, 20)))
def test_today_shows_the_newest_twenty_plans_and_the_way_to_all(
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


def test_today_is_the_open_session(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(reverse("training:today"))

    assert response.url == session.get_absolute_url()


def test_today_sends_those_who_do_not_train_elsewhere(sign_in):
    response = sign_in("coach").get(reverse("training:today"))

    assert response.url == reverse("accounts:start")


@pytest.mark.parametrize(("who", "status"), WRITERS)
def test_session_start_access(sign_in, athlete, who, status):
    client = sign_in(who)

    assert client.get(start_url(athlete)).status_code == status
    posted = client.post(start_url(athlete), {"key": key()})
    assert (posted.status_code == 302) == (status == 200)
    assert Session.objects.exists() == (status == 200)


def test_log_it_goes_on_to_the_exercise_in_a_new_session(own_page, athlete):
    exercise = make_exercise()
    url = f"{start_url(athlete)}?exercise={exercise.slug}"

    page = own_page.get(url)
    response = own_page.post(url, {"key": key(), "plan": ""}, follow=True)

    assert f'action="{url}"' in page.text
    assert response.context["sheet"].open_line.exercise == exercise


def test_log_it_goes_on_to_the_exercise_in_the_open_session(own_page, athlete):
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


def test_second_open_session_is_refused_with_a_way_to_the_first(own_page, athlete):
    session = make_session(athlete=athlete)
    make_set_log(session=session)

    response = own_page.post(start_url(athlete), {"key": key()})

    assert response.status_code == 409
    assert session.get_absolute_url().encode() in response.content
    assert b"with 1 set. Finish it first" in response.content
    assert Session.objects.count() == 1


@pytest.mark.parametrize("plan", ("abc", "999999", "ended"))
def test_session_start_with_a_plan_that_does_not_run(own_page, athlete, plan):
    if plan == "ended":
        ended = make_plan(athlete=athlete)
        ended.end(ended.review_on)
        plan = ended.pk

    response = own_page.post(start_url(athlete), {"key": key(), "plan": plan})

    assert response.status_code == 422
    assert b"This plan has ended." in response.content
    assert not Session.objects.exists()


def test_coach_runs_a_session_for_an_athlete_without_an_account(sign_in, squad):
    child = make_athlete(name="Levi")
    make_membership(athlete=child, squad=squad)
    client = sign_in("coach")

    page = client.post(start_url(child), {"key": key()}, follow=True)

    assert page.context["session"].athlete == child
    assert b"<h1>Levi</h1>" in page.content


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


def test_session_page_adds_up(own_page, athlete):
    session = make_session(athlete=athlete, note="Felt light.", next_morning_pain=2)
    lift, hang = make_exercise(rest_s=30), make_exercise(sided=False, rest_s=30)
    for number, side in ((1, "L"), (1, "R"), (2, "L")):
        make_set_log(session=session, exercise=lift, number=number, side=side)
    make_set_log(session=session, exercise=hang, faults=["Swinging"])
    gone = make_set_log(session=session, exercise=hang, number=9)
    gone.delete_by(make_user())
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


def test_log_page_of_a_free_session_asks_for_an_exercise(own_page, athlete):
    session = make_session(athlete=athlete)

    response = own_page.get(session.get_absolute_url())

    assert b"Choose the first exercise" in response.content
    assert b"of 0 sets" not in response.content
    assert b"Finish session" not in response.content
    assert b"Delete this empty session" in response.content


def test_log_page_opens_the_chosen_exercise(own_page, athlete):
    session = make_session(athlete=athlete)
    exercise = make_exercise()
    last = make_set_log(
        session=make_session(athlete=athlete, finished_at=timezone.now()),
        exercise=exercise,
        reps=7,
    )

    response = own_page.get(
        session.get_absolute_url(), {"exercise": exercise.slug, "set": "1", "side": "L"}
    )

    line = response.context["sheet"].open_line
    assert (line.exercise, line.last) == (exercise, last)
    assert b'placeholder="7"' in response.content
    assert response.context["form"]["reps"].value() is None


@pytest.mark.parametrize(
    "query", ({"set": "99"}, {"set": "x"}, {"set": "²"}, {"side": "X"}, {"set": "0"})
)
def test_log_page_passes_over_odd_addresses(own_page, athlete, query):
    session = make_session(athlete=athlete)
    slug = make_exercise().slug

    response = own_page.get(session.get_absolute_url(), {"exercise": slug, **query})

    assert response.context["sheet"].open_line.number == 1


def test_log_page_knows_no_unknown_exercise(own_page, athlete):
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

    assert len(response.context["sheet"].sections) == rows + 1
