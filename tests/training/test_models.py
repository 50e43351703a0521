from datetime import timedelta

import pytest
from django.db import IntegrityError

from tests.factories import (
    DAY,
    MORNING,
    make_assessment,
    make_athlete,
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
)
from training.models import Plan, PlanItem, SetRevision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"review_on": DAY - timedelta(days=1)}, "review_after_start"),
        ({"ended_on": DAY - timedelta(days=1)}, "ends_after_start"),
        ({"per_week_low": 0}, "days_a_week_1_to_7"),
        ({"per_week_high": 1}, "days_a_week_1_to_7"),
        ({"per_week_high": 8}, "days_a_week_1_to_7"),
        ({"name": " "}, "has_a_name"),
        ({"rules": {}}, "rules_are_a_list"),
        ({"starts_on": DAY.replace(year=1999)}, "year_from_2000"),
        ({"ended_on": DAY.replace(year=2101)}, "year_from_2000"),
    ),
)
def test_database_refuses_broken_plan(broken, constraint):
    with pytest.raises(IntegrityError, match=f"training_plan_{constraint}"):
        make_plan(**broken)


def test_session_cannot_follow_the_plan_of_another_athlete():
    with pytest.raises(IntegrityError, match="training_session_same_athlete_as_plan"):
        make_session(plan=make_plan())


def test_plan_cannot_come_from_the_test_of_another_athlete():
    with pytest.raises(IntegrityError, match="training_plan_same_athlete_as_test"):
        make_plan(assessment=make_assessment())


def test_database_refuses_second_active_plan_of_a_name():
    plan = make_plan(name="Month one")

    with pytest.raises(IntegrityError, match="training_plan_one_active_of_a_name"):
        make_plan(athlete=plan.athlete, name="Month one")


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"sets": 0}, "one_to_ten_sets"),
        ({"sets": 11}, "one_to_ten_sets"),
        ({"reps_low": 9}, "reps_from_low_to_high"),
        ({"reps_high": 201}, "reps_from_low_to_high"),
        ({"hold_low_s": 3}, "hold_from_low_to_high"),
        ({"lean_deg": 61}, "lean_0_to_60_degrees"),
        ({"band_level": 7}, "band_1_to_6"),
        ({"rest_s": 601}, "rest_up_to_10_minutes"),
        ({"sides": "X"}, "sides_known"),
        ({"load_kind": "stone"}, "load_kind_known"),
        ({"load_kg": -5}, "load_0_to_500_kg"),
        ({"distance_m": -1}, "distance_0_to_1000_m"),
        ({"load_kind": "band"}, "load_fits_its_kind"),
        ({"load_kind": "band", "band_level": 1, "load_kg": 5}, "load_fits_its_kind"),
        ({"load_kind": "plate", "band_level": 1}, "load_fits_its_kind"),
        ({"load_kind": "assistance", "band_level": 1}, "load_fits_its_kind"),
        ({"band_level": 1}, "load_fits_its_kind"),
        ({"load_kg": 5}, "load_fits_its_kind"),
    ),
)
def test_database_refuses_broken_plan_item(broken, constraint):
    with pytest.raises(IntegrityError, match=f"training_planitem_{constraint}"):
        make_plan_item(**broken)


def test_database_refuses_second_item_in_a_place():
    item = make_plan_item()

    with pytest.raises(IntegrityError, match="training_planitem_one_per_position"):
        make_plan_item(plan=item.plan, position=item.position)


def test_database_keeps_item_with_the_athlete_of_its_plan():
    other = make_athlete()

    with pytest.raises(IntegrityError, match="training_planitem_same_athlete_as_plan"):
        make_plan_item(plan=make_plan(), athlete=other)


def test_database_keeps_item_of_no_athlete_out_of_an_athletes_plan():
    with pytest.raises(IntegrityError, match="training_planitem_same_athlete_as_plan"):
        make_plan_item(athlete=None)


def test_database_keeps_item_of_an_athlete_out_of_a_template():
    template = make_plan(athlete=None)

    with pytest.raises(IntegrityError, match="training_planitem_same_athlete_as_plan"):
        make_plan_item(plan=template, athlete=make_athlete())


def test_plan_with_items_does_not_change_hands():
    item = make_plan_item()

    with pytest.raises(IntegrityError, match="training_planitem_same_athlete_as_plan"):
        Plan.objects.filter(pk=item.plan_id).update(athlete=make_athlete())


def test_template_has_items_of_its_own():
    item = make_plan_item(plan=make_plan(athlete=None))

    assert (item.owner, item.plan.owner) == (0, 0)


def test_template_comes_from_no_test():
    with pytest.raises(IntegrityError, match="plan_template_comes_from_no_test"):
        make_plan(athlete=None, assessment=make_assessment())


@pytest.mark.parametrize(
    "load",
    (
        {"load_kind": "band", "band_level": 3},
        {"load_kind": "plate"},
        {"load_kind": "plate", "load_kg": 5},
        {"load_kind": "assistance", "load_kg": 5},
    ),
)
def test_database_takes_a_load_that_fits_its_kind(load):
    assert PlanItem.objects.contains(make_plan_item(**load))


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"started_at": MORNING.replace(year=1999)}, "year_from_2000"),
        ({"finished_at": MORNING.replace(year=2101)}, "year_from_2000"),
        ({"finished_at": MORNING - timedelta(1)}, "finishes_after_it_starts"),
        ({"next_morning_pain": 11}, "pain_0_to_10"),
    ),
)
def test_database_refuses_broken_session(broken, constraint):
    with pytest.raises(IntegrityError, match=f"training_session_{constraint}"):
        make_session(**broken)


def test_database_refuses_second_open_session():
    session = make_session()

    with pytest.raises(IntegrityError, match="training_session_one_open_per_athlete"):
        make_session(athlete=session.athlete)


@pytest.mark.parametrize(
    ("mode", "fields", "dose"),
    (
        ("reps_hold", {"reps_high": 10, "hold_high_s": 3}, "2 × 8–10, hold 2–3 s"),
        ("reps_hold", {"lean_deg": 15}, "2 × 8, hold 2 s, 15°"),
        ("reps_hold", {"lean_deg": 0}, "2 × 8, hold 2 s, upright"),
        ("reps", {"sets": 3}, "3 × 8"),
        ("hold_time", {"hold_low_s": 30, "hold_high_s": 30}, "2 × 30 s"),
        ("distance", {"distance_m": 20}, "2 × 20 m"),
        ("distance", {}, "2 ×"),
    ),
)
def test_dose_in_words(mode, fields, dose):
    exercise = make_exercise(mode=mode)

    assert make_plan_item(exercise=exercise, **fields).dose == dose


def test_session_and_plan_end_at_their_start_at_the_earliest():
    plan = make_plan()
    session = make_session()

    plan.end(DAY - timedelta(days=3))
    session.finish(at=MORNING - timedelta(days=3), note="")

    assert plan.ended_on == DAY
    assert session.finished_at == session.started_at


def test_rows_have_names():
    set_log = make_set_log()
    revision = SetRevision(pk=3, set_log=set_log)
    item = make_plan_item()

    assert str(set_log) == f"Set 1 L of session {set_log.session_id}"
    assert str(set_log.session) == (
        f"Session {set_log.session_id} of athlete {set_log.athlete_id}"
    )
    assert str(revision) == f"Revision 3 of set {set_log.pk}"
    assert str(item) == f"Item 1 of plan {item.plan_id}"
    assert str(item.plan) == item.plan.name
    assert list(PlanItem.objects.of_active_plans()) == [item]
