import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.factories import (
    make_athlete,
    make_exercise,
    make_plan,
    make_plan_item,
    make_user,
)
from training.models import Plan, PlanItem

pytestmark = pytest.mark.django_db

DOSE = {
    "sets": "3",
    "reps_low": "8",
    "reps_high": "10",
    "hold_low_s": "2",
    "hold_high_s": "3",
    "rest_s": "45",
}


@pytest.fixture
def lift():
    return make_exercise(slug="lift", name="Lift")


@pytest.fixture
def url(lift):
    return reverse("training:plan_item_create", args=["lift"])


def form_data(plan=None, **fields):
    return {"key": str(uuid.uuid4()), "plan": plan.pk if plan else ""} | DOSE | fields


def test_form_starts_with_the_dose_of_the_exercise(own_page, url, lift):
    form = own_page.get(url).context["form"]

    assert form["sets"].value() == str(lift.sets)
    assert form["reps_low"].value() == str(lift.reps_low)
    assert "distance_m" not in form.fields


def test_exercise_is_added_at_the_end_of_the_plan(own_page, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, position=4)

    response = own_page.post(url, form_data(plan))

    item = plan.items.get(exercise=lift)
    assert response.url == plan.get_absolute_url()
    assert (item.position, item.sets, item.reps_high) == (5, 3, 10)
    assert item.athlete == athlete


def test_athlete_starts_a_plan_with_it(own_page, url, athlete):
    own_page.post(url, form_data())

    plan = Plan.objects.get(athlete=athlete)
    assert plan.name == "My plan"
    assert plan.items.count() == 1
    assert plan.assigned_by == athlete.user


def test_athlete_does_not_start_a_second_plan(own_page, url, athlete):
    make_plan(athlete=athlete, name="My plan")

    response = own_page.post(url, form_data())

    assert response.status_code == 422
    assert "plan" in response.context["form"].errors
    assert not PlanItem.objects.exists()


@pytest.mark.parametrize("into_new", (True, False))
def test_form_sent_twice_adds_it_once(own_page, url, athlete, into_new):
    data = form_data(None if into_new else make_plan(athlete=athlete))

    first, second = own_page.post(url, data), own_page.post(url, data)

    assert first.url == second.url
    assert PlanItem.objects.count() == 1
    assert Plan.objects.count() == 1


def test_the_same_form_with_another_dose_is_refused(own_page, url, athlete):
    data = form_data(make_plan(athlete=athlete))
    own_page.post(url, data)

    response = own_page.post(url, data | {"sets": "5"})

    assert response.status_code == 409
    assert PlanItem.objects.get().sets == 3
    assert 'value="5"' in response.text


def test_an_exercise_is_in_a_plan_once(own_page, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, exercise=lift)

    response = own_page.post(url, form_data(plan))

    assert response.status_code == 422
    assert "This plan already has this exercise." in response.text
    assert plan.items.count() == 1


@pytest.mark.parametrize(
    ("submitted", "field"),
    (
        ({"sets": "0"}, "sets"),
        ({"sets": "abc"}, "sets"),
        ({"reps_low": "12"}, "reps_high"),
        ({"hold_low_s": "9"}, "hold_high_s"),
        ({"rest_s": "1e9"}, "rest_s"),
        ({"key": "no key"}, "key"),
    ),
)
def test_bad_number_has_an_error_at_its_field(own_page, url, athlete, submitted, field):
    response = own_page.post(url, form_data(make_plan(athlete=athlete)) | submitted)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not PlanItem.objects.exists()


def test_nobody_adds_to_a_strangers_plan_or_an_ended_one(own_page, url, athlete):
    others = make_plan(athlete=make_athlete())
    ended = make_plan(athlete=athlete, ended_on=make_plan(athlete=athlete).starts_on)

    for plan in (others, ended):
        assert own_page.post(url, form_data(plan)).status_code == 422
    assert not PlanItem.objects.exists()


def test_coach_adds_to_an_athletes_plan_and_starts_none(client, coach, url, athlete):
    plan = make_plan(athlete=athlete)
    client.force_login(coach)

    page = client.get(url)
    refused = client.post(url, form_data())
    client.post(url, form_data(plan))

    assert f"{athlete}: {plan.name}" in page.text
    assert refused.status_code == 422
    assert plan.items.count() == 1


def test_user_without_athletes_sees_that_there_is_no_plan(client, url):
    client.force_login(make_user())

    assert "There's no current plan to add this to." in client.get(url).text


def test_lean_is_optional_and_distance_required(own_page, athlete):
    plan = make_plan(athlete=athlete)
    make_exercise(slug="drag", mode="distance", distance_m=20)
    lean = make_exercise(
        slug="lean", measures=["reps", "hold_s", "side", "lean_deg"], mode="reps_hold"
    )
    where = {
        slug: reverse("training:plan_item_create", args=[slug])
        for slug in ("drag", "lean")
    }

    far = own_page.post(where["drag"], form_data(plan, distance_m="30"))
    open_lean = own_page.post(where["lean"], form_data(plan, lean_deg=""))

    assert (far.status_code, open_lean.status_code) == (302, 302)
    assert plan.items.get(exercise=lean).lean_deg is None


@pytest.fixture
def item(athlete):
    return make_plan_item(plan=make_plan(athlete=athlete))


def do(client, what, item):
    url = reverse(f"training:plan_item_{what}", args=[item.pk])
    return client.post(url, follow=True)


def test_exercise_can_be_removed_from_a_current_plan_repeatedly(own_page, item):
    pages = [do(own_page, "remove", item) for again in range(2)]

    for page in pages:
        assert page.redirect_chain == [(item.plan.get_absolute_url(), 302)]
        assert f"{item.exercise} removed from the plan." in page.text
    assert not item.plan.items.in_order()


def test_removed_exercise_is_not_in_todays_session(own_page, item):
    other = make_plan_item(plan=item.plan)

    do(own_page, "remove", item)

    starts = own_page.get(reverse("training:today")).context["starts"]
    assert [[*start.plan.items.all()] for start in starts] == [[other]]


def test_undo_restores_an_exercise_in_its_position(own_page, item):
    make_plan_item(plan=item.plan)
    removed = do(own_page, "remove", item)
    undo = reverse("training:plan_item_restore", args=[item.pk])

    pages = [do(own_page, "restore", item) for again in range(2)]

    assert f'action="{undo}"' in removed.text
    assert f"{item.exercise} restored to the plan." in pages[1].text
    assert item.plan.items.in_order()[0] == item


def test_undo_adds_no_exercise_twice(own_page, item):
    do(own_page, "remove", item)
    make_plan_item(plan=item.plan, exercise=item.exercise)

    page = do(own_page, "restore", item)

    assert f"{item.exercise} is already back in the plan." in page.text
    assert item.plan.items.in_order().count() == 1


def test_removed_exercise_can_be_added_again(own_page, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    do(own_page, "remove", make_plan_item(plan=plan, exercise=lift, position=1))

    own_page.post(url, form_data(plan))

    assert [one.position for one in plan.items.in_order()] == [2]


@pytest.mark.parametrize("what", ("remove", "restore"))
def test_an_ended_plan_stays_as_it_was(own_page, item, what):
    if what == "restore":
        do(own_page, "remove", item)
    before = list(item.plan.items.in_order())
    item.plan.end(item.plan.starts_on)

    page = do(own_page, what, item)

    assert "This plan has ended, so it can&#x27;t be changed." in page.text
    assert list(item.plan.items.in_order()) == before


@pytest.mark.parametrize(
    ("who", "ended", "way_on"),
    (("own", False, True), ("own", True, False), ("physio", False, False)),
)
def test_plan_without_exercises_says_so_and_links_to_the_library(
    client, athlete, physio, who, ended, way_on
):
    plan = make_plan(athlete=athlete)
    if ended:
        plan.end(plan.starts_on)
    client.force_login(physio if who == "physio" else athlete.user)

    page = client.get(plan.get_absolute_url())

    assert "This plan is empty." in page.text
    assert ("add it from there" in page.text) is way_on


def test_list_of_plans_names_an_empty_one(own_page, athlete):
    make_plan(athlete=athlete)

    assert "No exercises. Next test" in own_page.get(reverse("training:plan_list")).text


def test_database_takes_a_key_once(athlete):
    item = make_plan_item(plan=make_plan(athlete=athlete))

    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        make_plan_item(plan=item.plan, position=9, key=item.key)
