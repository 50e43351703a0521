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
    assert "This plan has the exercise already." in response.text
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

    assert "There is no running plan to add to." in client.get(url).text


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


def test_exercise_is_taken_out_of_a_running_plan(own, athlete):
    item = make_plan_item(plan=make_plan(athlete=athlete))

    response = own.post(reverse("training:plan_item_remove", args=[item.pk]))

    assert response.url == item.plan.get_absolute_url()
    assert not PlanItem.objects.exists()


def test_an_ended_plan_stays_as_it_was(own, athlete):
    plan = make_plan(athlete=athlete)
    item = make_plan_item(plan=plan)
    plan.end(plan.starts_on)

    response = own.post(reverse("training:plan_item_remove", args=[item.pk]))

    assert response.status_code == 404
    assert PlanItem.objects.exists()


def test_database_takes_a_key_once(athlete):
    item = make_plan_item(plan=make_plan(athlete=athlete))

    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        make_plan_item(plan=item.plan, position=9, key=item.key)
