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


@pytest.fixture
def own(client, athlete):
    client.force_login(athlete.user)
    return client


def posted(plan=None, **fields):
    return {"key": str(uuid.uuid4()), "plan": plan.pk if plan else ""} | DOSE | fields


def test_form_starts_from_the_exercises_dose(own, url, lift):
    form = own.get(url).context["form"]

    assert form["sets"].value() == str(lift.sets)
    assert form["reps_low"].value() == str(lift.reps_low)
    assert "distance_m" not in form.fields


def test_exercise_goes_after_what_the_plan_has(own, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, position=4)

    response = own.post(url, posted(plan))

    item = plan.items.get(exercise=lift)
    assert response.url == plan.get_absolute_url()
    assert (item.position, item.sets, item.reps_high) == (5, 3, 10)
    assert item.athlete == athlete


def test_athlete_begins_a_plan_of_their_own(own, url, athlete):
    own.post(url, posted())

    plan = Plan.objects.get(athlete=athlete)
    assert plan.name == "My plan"
    assert plan.items.count() == 1
    assert plan.assigned_by == athlete.user


def test_a_second_plan_of_ones_own_is_not_begun(own, url, athlete):
    make_plan(athlete=athlete, name="My plan")

    response = own.post(url, posted())

    assert response.status_code == 422
    assert "plan" in response.context["form"].errors
    assert not PlanItem.objects.exists()


@pytest.mark.parametrize("into_new", (True, False))
def test_sent_twice_is_there_once(own, url, athlete, into_new):
    data = posted(None if into_new else make_plan(athlete=athlete))

    first, second = own.post(url, data), own.post(url, data)

    assert first.url == second.url
    assert PlanItem.objects.count() == 1
    assert Plan.objects.count() == 1


def test_the_same_form_with_another_dose_is_refused(own, url, athlete):
    data = posted(make_plan(athlete=athlete))
    own.post(url, data)

    response = own.post(url, data | {"sets": "5"})

    assert response.status_code == 409
    assert PlanItem.objects.get().sets == 3
    assert 'value="5"' in response.text


def test_an_exercise_is_in_a_plan_once(own, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    make_plan_item(plan=plan, exercise=lift)

    response = own.post(url, posted(plan))

    assert response.status_code == 422
    assert "This plan already has this exercise." in response.text
    assert plan.items.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    (
        ({"sets": "0"}, "sets"),
        ({"sets": "abc"}, "sets"),
        ({"reps_low": "12"}, "reps_high"),
        ({"hold_low_s": "9"}, "hold_high_s"),
        ({"rest_s": "1e9"}, "rest_s"),
        ({"key": "no key"}, "key"),
    ),
)
def test_a_wrong_number_is_said_beside_its_field(own, url, athlete, typed, field):
    response = own.post(url, posted(make_plan(athlete=athlete)) | typed)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not PlanItem.objects.exists()


def test_nobody_adds_to_a_strangers_plan_or_an_ended_one(own, url, athlete):
    others = make_plan(athlete=make_athlete())
    ended = make_plan(athlete=athlete, ended_on=make_plan(athlete=athlete).starts_on)

    for plan in (others, ended):
        assert own.post(url, posted(plan)).status_code == 422
    assert not PlanItem.objects.exists()


def test_coach_adds_to_an_athletes_plan_and_begins_none(client, coach, url, athlete):
    plan = make_plan(athlete=athlete)
    client.force_login(coach)

    page = client.get(url)
    refused = client.post(url, posted())
    client.post(url, posted(plan))

    assert f"{athlete}: {plan.name}" in page.text
    assert refused.status_code == 422
    assert plan.items.count() == 1


def test_who_has_nobody_to_plan_for_is_told(client, url):
    client.force_login(make_user())

    assert "There's no current plan to add this to." in client.get(url).text


def test_lean_may_be_left_open_and_a_distance_is_asked(own, athlete):
    plan = make_plan(athlete=athlete)
    make_exercise(slug="drag", mode="distance", distance_m=20)
    lean = make_exercise(
        slug="lean", measures=["reps", "hold_s", "side", "lean_deg"], mode="reps_hold"
    )
    where = {
        slug: reverse("training:plan_item_create", args=[slug])
        for slug in ("drag", "lean")
    }

    far = own.post(where["drag"], posted(plan, distance_m="30"))
    open_lean = own.post(where["lean"], posted(plan, lean_deg=""))

    assert (far.status_code, open_lean.status_code) == (302, 302)
    assert plan.items.get(exercise=lean).lean_deg is None


@pytest.fixture
def item(athlete):
    return make_plan_item(plan=make_plan(athlete=athlete))


def do(client, what, item):
    url = reverse(f"training:plan_item_{what}", args=[item.pk])
    return client.post(url, follow=True)


def test_exercise_is_taken_out_of_a_running_plan_as_often_as_one_likes(own, item):
    pages = [do(own, "remove", item) for again in range(2)]

    for page in pages:
        assert page.redirect_chain == [(item.plan.get_absolute_url(), 302)]
        assert f"{item.exercise} removed from the plan." in page.text
    assert not item.plan.items.in_order()


def test_exercise_that_was_taken_out_stays_out_of_todays_training(own, item):
    other = make_plan_item(plan=item.plan)

    do(own, "remove", item)

    starts = own.get(reverse("training:today")).context["starts"]
    assert [[*start.plan.items.all()] for start in starts] == [[other]]


def test_undo_puts_an_exercise_back_in_its_place(own, item):
    make_plan_item(plan=item.plan)
    removed = do(own, "remove", item)
    undo = reverse("training:plan_item_restore", args=[item.pk])

    pages = [do(own, "restore", item) for again in range(2)]

    assert f'action="{undo}"' in removed.text
    assert f"{item.exercise} restored to the plan." in pages[1].text
    assert item.plan.items.in_order()[0] == item


def test_undo_puts_no_exercise_into_a_plan_twice(own, item):
    do(own, "remove", item)
    make_plan_item(plan=item.plan, exercise=item.exercise)

    page = do(own, "restore", item)

    assert f"{item.exercise} is already back in the plan." in page.text
    assert item.plan.items.in_order().count() == 1


def test_exercise_can_be_added_anew_after_it_was_taken_out(own, url, athlete, lift):
    plan = make_plan(athlete=athlete)
    do(own, "remove", make_plan_item(plan=plan, exercise=lift, position=1))

    own.post(url, posted(plan))

    assert [one.position for one in plan.items.in_order()] == [2]


@pytest.mark.parametrize("what", ("remove", "restore"))
def test_an_ended_plan_stays_as_it_was(own, item, what):
    if what == "restore":
        do(own, "remove", item)
    before = list(item.plan.items.in_order())
    item.plan.end(item.plan.starts_on)

    page = do(own, what, item)

    assert "This plan has ended, so it can&#x27;t be changed." in page.text
    assert list(item.plan.items.in_order()) == before


@pytest.mark.parametrize(
    ("who", "ended", "way_on"),
    (("own", False, True), ("own", True, False), ("physio", False, False)),
)
def test_plan_without_exercises_says_so_and_names_the_way_on(
    client, athlete, physio, who, ended, way_on
):
    plan = make_plan(athlete=athlete)
    if ended:
        plan.end(plan.starts_on)
    client.force_login(physio if who == "physio" else athlete.user)

    page = client.get(plan.get_absolute_url())

    assert "This plan is empty." in page.text
    assert ("add it from there" in page.text) is way_on


def test_list_of_plans_names_an_empty_one(own, athlete):
    make_plan(athlete=athlete)

    assert "No exercises. Next test" in own.get(reverse("training:plan_list")).text


def test_database_takes_a_key_once(athlete):
    item = make_plan_item(plan=make_plan(athlete=athlete))

    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        make_plan_item(plan=item.plan, position=9, key=item.key)
