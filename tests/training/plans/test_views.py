import uuid
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_assessment,
    make_exercise,
    make_plan,
    make_plan_item,
    make_trial,
)
from training.models import Plan

pytestmark = pytest.mark.django_db

READERS = (("athlete", 200), ("coach", 200), ("physio", 200), ("stranger", 404))
WRITERS = (("athlete", True), ("coach", True), ("physio", False), ("stranger", False))


@pytest.fixture
def lifts():
    """The exercises in the plans of levels 2 to 4."""
    return [
        make_exercise(slug="seated-knee-lift", load_kinds=["bodyweight", "plate"]),
        make_exercise(slug="standing-knee-lift"),
        make_exercise(slug="seated-knee-lift-band", load_kinds=["band"]),
        make_exercise(slug="half-kneeling-stretch", mode="hold_time"),
    ]


def make_test(athlete, *, lift=5, days_ago=1, **fields):
    test = make_assessment(
        athlete=athlete, taken_at=timezone.now() - timedelta(days=days_ago), **fields
    )
    for side in "LR":
        make_trial(assessment=test, side=side, lift_value=lift)
    return test


def propose_url(athlete):
    return reverse("training:plan_propose", args=[athlete.pk])


def form_data(test, **fields):
    return {"key": str(uuid.uuid4()), "assessment": str(test.pk)} | fields


@pytest.mark.parametrize(("who", "may"), WRITERS)
def test_plan_propose_access(client, sign_in, athlete, lifts, who, may):
    test = make_test(athlete)
    sign_in(who)

    page = client.get(propose_url(athlete))
    started = client.post(propose_url(athlete), form_data(test))

    assert page.status_code == (200 if may else 404)
    assert started.status_code == (302 if may else 404)
    assert Plan.objects.exists() == may


def test_plan_follows_from_the_latest_test(own_page, athlete, lifts):
    make_test(athlete, lift=1, days_ago=30)
    test = make_test(athlete)

    page = own_page.get(propose_url(athlete))
    own_page.post(propose_url(athlete), form_data(test))

    plan = Plan.objects.get()
    today = timezone.localdate()
    assert b"Level 2" in page.content
    assert (plan.starts_on, plan.review_on) == (today, today + timedelta(days=28))
    assert (plan.assessment, plan.assigned_by) == (test, athlete.user)
    assert [item.exercise for item in plan.items.in_order()] == [lifts[0], lifts[3]]
    assert [item.dose for item in plan.items.in_order()] == [
        "2 × 8–10, hold 2–3 s",
        "2 × 30 s",
    ]
    assert plan.rules[0]["id"] == "LEVEL-2"


def test_exercise_that_the_library_lacks_is_left_out(own_page, athlete, lifts):
    lifts[0].delete()
    test = make_test(athlete)

    own_page.post(propose_url(athlete), form_data(test))

    items = Plan.objects.get().items.in_order()
    assert [item.exercise for item in items] == [lifts[3]]


def test_exercise_that_needs_a_band_starts_with_the_lightest(own_page, athlete, lifts):
    type(lifts[0]).objects.filter(pk=lifts[0].pk).update(load_kinds=["band"])
    test = make_test(athlete)

    own_page.post(propose_url(athlete), form_data(test))

    first = Plan.objects.get().items.in_order()[0]
    assert (first.load_kind, first.band_level) == ("band", 1)


def test_plan_out_of_range_goes_to_the_band(own_page, athlete, lifts):
    test = make_test(athlete, lift=9)
    for side in "LR":
        make_trial(
            assessment=test,
            side=side,
            position="lean15",
            lift_value=None,
            result="range_limited",
        )

    own_page.post(propose_url(athlete), form_data(test))

    first = Plan.objects.get().items.in_order()[0]
    assert (first.exercise, first.load_kind, first.band_level) == (lifts[2], "band", 1)


def test_plan_started_twice_is_one_plan(own_page, athlete, lifts):
    data = form_data(make_test(athlete))

    answers = [own_page.post(propose_url(athlete), data).url for _again in range(2)]

    plan = Plan.objects.get()
    assert answers == [plan.get_absolute_url()] * 2
    assert plan.items.count() == 2


def test_same_key_for_another_test_is_refused(own_page, athlete, lifts):
    data = form_data(make_test(athlete, days_ago=30))
    own_page.post(propose_url(athlete), data)

    newer = form_data(make_test(athlete), key=data["key"])
    response = own_page.post(propose_url(athlete), newer)

    assert response.status_code == 409
    assert Plan.objects.count() == 1


def test_key_of_a_stranger_is_not_found(own_page, athlete, lifts):
    foreign = make_plan()

    data = form_data(make_test(athlete), key=str(foreign.key))
    response = own_page.post(propose_url(athlete), data)

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("which", "message"),
    (
        ("older", "There&#x27;s a newer test."),
        ("running", "The plan from this test has already been started."),
    ),
)
def test_plan_is_refused_with_its_reason(own_page, athlete, lifts, which, message):
    older = make_test(athlete, days_ago=30)
    latest = make_test(athlete)
    own_page.post(propose_url(athlete), form_data(latest))

    test = older if which == "older" else latest
    response = own_page.post(propose_url(athlete), form_data(test))

    assert response.status_code == 422
    assert message in response.content.decode()
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    "assessment", ("", "abc", "00000000-0000-4000-8000-000000000000")
)
def test_plan_without_a_test_is_refused(own_page, athlete, assessment):
    data = {"key": str(uuid.uuid4()), "assessment": assessment}

    page = own_page.get(propose_url(athlete))
    response = own_page.post(propose_url(athlete), data)

    assert b"there isn't one yet" in page.content
    assert response.status_code == 422
    assert not Plan.objects.exists()


def test_test_stopped_for_pain_leads_to_no_plan(own_page, athlete):
    test = make_test(athlete, pain_before=5)

    page = own_page.get(propose_url(athlete))
    response = own_page.post(propose_url(athlete), form_data(test))

    assert "No level, so no plan." in page.content.decode()
    assert response.status_code == 422


@pytest.mark.parametrize(
    ("query", "message"),
    (("", "No current plans"), ("?ended=1", "No past plans")),
)
def test_plan_list_without_plans_says_so(own_page, query, message):
    response = own_page.get(reverse("training:plan_list") + query)

    assert message in response.text
    assert ("Go to the tests" in response.text) == (query == "")


@pytest.mark.parametrize(("who", "status"), READERS)
def test_plan_detail_access(client, sign_in, athlete, who, status):
    plan = make_plan(athlete=athlete, assigned_by=athlete.user)
    make_plan_item(plan=plan)
    sign_in(who)

    response = client.get(plan.get_absolute_url())

    assert response.status_code == status
    assert (b"End this plan" in response.content) == (who in ("athlete", "coach"))


@pytest.mark.parametrize(("who", "may"), WRITERS)
def test_plan_end_access(client, sign_in, athlete, who, may):
    plan = make_plan(athlete=athlete)
    sign_in(who)
    url = reverse("training:plan_end", args=[plan.pk])

    answers = [client.post(url).status_code for _again in range(2)]

    plan.refresh_from_db()
    assert answers == ([302, 302] if may else [404, 404])
    assert plan.ended_on == (timezone.localdate() if may else None)


def test_ended_plan_cannot_be_ended_again(own_page, athlete):
    plan = make_plan(athlete=athlete)
    plan.end(plan.review_on)

    page = own_page.get(plan.get_absolute_url())
    own_page.post(reverse("training:plan_end", args=[plan.pk]))

    assert b"End this plan" not in page.content
    plan.refresh_from_db()
    assert plan.ended_on == plan.review_on


@pytest.mark.parametrize(
    ("who", "count"), (("athlete", 1), ("coach", 1), ("physio", 1), ("stranger", 0))
)
def test_plan_list_shows_each_their_own(client, sign_in, athlete, who, count):
    running = make_plan(athlete=athlete)
    ended = make_plan(athlete=athlete)
    ended.end(ended.review_on)
    make_plan(athlete=None)
    sign_in(who)
    url = reverse("training:plan_list")

    shown = list(client.get(url).context["page"])
    over = list(client.get(url, {"ended": "1"}).context["page"])

    assert shown == [running] * count
    assert over == [ended] * count


@pytest.mark.parametrize("rows", (1, 3))
def test_plan_list_query_count(own_page, athlete, rows, django_assert_max_num_queries):
    for _row in range(rows):
        make_plan_item(plan=make_plan(athlete=athlete))
    own_page.get(reverse("training:plan_list"))

    with django_assert_max_num_queries(7):
        response = own_page.get(reverse("training:plan_list"))

    assert len(response.context["page"]) == rows


@pytest.mark.slow
@pytest.mark.parametrize(("lift", "lean"), ((1, None), (5, None), (9, None), (9, 45)))
def test_every_level_finds_its_exercises_in_the_catalogue(
    own_page, athlete, lift, lean, capsys
):
    call_command("load_exercises")
    test = make_test(athlete, lift=lift)
    for side in "LR" if lean else "":
        lifted = {"position": f"lean{lean}", "cleared": True, "lift_value": 3}
        make_trial(assessment=test, side=side, **lifted)

    response = own_page.post(propose_url(athlete), form_data(test))

    plan = Plan.objects.get()
    assert response.url == plan.get_absolute_url()
    assert own_page.get(plan.get_absolute_url()).status_code == 200
