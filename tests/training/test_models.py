from datetime import timedelta
from decimal import Decimal

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
    make_user,
)
from training.models import Plan, PlanItem, SetCorrection, SetLog

pytestmark = pytest.mark.django_db

KG, LB = "kg", "lb"


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
    ("broken", "constraint"),
    (
        ({"reps": None}, "measurement_fits_the_exercise"),
        ({"hold_s": None}, "measurement_fits_the_exercise"),
        ({"distance_m": 5}, "measurement_fits_the_exercise"),
        ({"side": "B"}, "side_when_one_sided"),
        ({"load_value": 5}, "load_fits_its_kind"),
        ({"load_kind": "plate"}, "load_fits_its_kind"),
        ({"load_kind": "band"}, "load_fits_its_kind"),
        ({"load_kind": "band", "band_level": 7}, "load_fits_its_kind"),
        ({"load_kind": "piano", "load_value": 5}, "load_kind_known"),
        ({"load_unit": "st"}, "load_unit_known"),
        ({"load_kind": "plate", "load_value": 501}, "load_0_to_500_kg"),
        ({"number": 0}, "number_1_to_50"),
        ({"number": 51}, "number_1_to_50"),
        ({"reps": 201}, "reps_0_to_200"),
        ({"hold_s": 601}, "hold_0_to_600_s"),
        ({"lean_deg": 61}, "lean_0_to_60_degrees"),
        ({"effort": 0}, "effort_1_to_10"),
        ({"effort": 11}, "effort_1_to_10"),
        ({"pain": 11}, "pain_0_to_10"),
        ({"mode": "reps", "hold_s": None}, "measured_as_the_exercise"),
    ),
)
def test_database_refuses_broken_set(broken, constraint):
    with pytest.raises(IntegrityError, match=f"training_setlog_{constraint}"):
        make_set_log(**broken)


def test_database_refuses_distance_out_of_range():
    walk = make_exercise(mode="distance", sided=False)

    with pytest.raises(IntegrityError, match="training_setlog_distance_0_to_1000_m"):
        make_set_log(exercise=walk, distance_m=1001)


def test_database_refuses_set_twice_until_it_is_deleted():
    first = make_set_log()
    same = {"session": first.session, "exercise": first.exercise}

    first.delete_softly(make_user())
    second = make_set_log(**same)

    assert list(SetLog.objects.kept()) == [second]
    with pytest.raises(IntegrityError, match="one_per_number_and_side"):
        make_set_log(**same)


def test_database_keeps_set_with_the_athlete_of_its_session():
    with pytest.raises(IntegrityError, match="training_setlog_same_athlete_as_session"):
        make_set_log(session=make_session(), athlete=make_athlete())


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"version": 0}, "version_from_1"),
        ({"done_at": MORNING.replace(year=1999)}, "year_from_2000"),
        ({"faults": [""]}, "faults_without_gaps"),
        ({"faults": ["Slumping", None]}, "faults_without_gaps"),
    ),
)
def test_database_refuses_set_with_a_broken_record(broken, constraint):
    with pytest.raises(IntegrityError, match=f"training_setlog_{constraint}"):
        make_set_log(**broken)


def test_database_refuses_a_set_deleted_by_someone_at_no_time():
    with pytest.raises(IntegrityError, match="training_setlog_deleted_at_a_time"):
        make_set_log(deleted_by=make_user())


def test_database_refuses_a_correction_that_keeps_nothing():
    set_log = make_set_log()
    kept = {"set_log": set_log, "athlete": set_log.athlete, "before": "8 reps"}

    with pytest.raises(IntegrityError, match="setcorrection_keeps_what_was_said"):
        SetCorrection.objects.create(**kept)


def test_database_keeps_correction_with_the_athlete_of_its_set():
    set_log = make_set_log()

    with pytest.raises(IntegrityError, match="training_setcorrection_same_athlete"):
        SetCorrection.objects.create(set_log=set_log, athlete=make_athlete(), before={})


@pytest.mark.parametrize(("unit", "value", "kg"), ((KG, 5, "5.00"), (LB, 10, "4.54")))
def test_load_has_a_canonical_weight(unit, value, kg):
    weighed = {"load_kind": "plate", "load_value": value, "load_unit": unit}

    set_log = make_set_log(**weighed)

    set_log.refresh_from_db()
    assert set_log.load_kg == Decimal(kg)


def test_corrected_set_keeps_what_it_said_first():
    user = make_user()
    set_log = make_set_log(reps=8, hold_s=Decimal("2.5"))
    for reps in (9, 10):
        before = set_log.said
        set_log.reps = reps
        set_log.correct(user, before=before)

    assert set_log.version == 3
    assert [one.words for one in set_log.corrections.order_by("id")] == [
        "8 × 2.5 s",
        "9 × 2.5 s",
    ]
    assert set_log.as_first_said().words == "8 × 2.5 s"


def test_deleted_set_keeps_who_deleted_it_first():
    first, second = make_user(), make_user()
    set_log = make_set_log()

    set_log.delete_softly(first)
    set_log.delete_softly(second)

    set_log.refresh_from_db()
    assert set_log.deleted_by == first


@pytest.mark.parametrize(
    ("fields", "words"),
    (
        ({"reps": 8, "hold_s": 2}, "8 × 2 s"),
        ({"reps": 8, "hold_s": 2, "lean_deg": 0}, "8 × 2 s, upright"),
        (
            {
                "lean_deg": 15,
                "load_kind": "ankle_weight",
                "load_value": Decimal("2.50"),
            },
            "8 × 2 s, 15°, 2.5 kg ankle weight",
        ),
        ({"load_kind": "band", "band_level": 2}, "8 × 2 s, band 2"),
        ({"load_kind": "assistance"}, "8 × 2 s, assistance"),
    ),
)
def test_set_in_words(fields, words):
    assert make_set_log(**fields).words == words


@pytest.mark.parametrize(
    ("mode", "fields", "amount"),
    (
        ("reps", {"reps": 12}, "12 reps"),
        ("hold_time", {"hold_s": 30}, "30 s"),
        ("distance", {"distance_m": 20}, "20 m"),
    ),
)
def test_amount_in_words(mode, fields, amount):
    exercise = make_exercise(mode=mode, sided=False)

    set_log = make_set_log(exercise=exercise, **fields)

    assert set_log.amount == amount
    assert set_log.name == "Set 1"


def test_best_set_is_heaviest_then_steepest_then_longest_held():
    exercise = make_exercise()
    session = make_session()
    help_needed = {"load_kind": "assistance", "load_value": 5}
    for number, fields in enumerate(
        (
            help_needed | {"reps": 20},
            {"reps": 10},
            {"reps": 9, "lean_deg": 15},
            {"reps": 5, "load_kind": "plate", "load_value": 1},
            {"reps": 6, "load_kind": "plate", "load_value": 1},
        ),
        start=1,
    ):
        make_set_log(session=session, exercise=exercise, number=number, **fields)

    ranked = []
    while best := SetLog.objects.kept().best_per_side().first():
        ranked.append(best.number)
        best.delete()

    assert ranked == [5, 4, 3, 2, 1]


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
    correction = SetCorrection(pk=3, set_log=set_log)
    item = make_plan_item()

    assert str(set_log) == f"Set 1 L of session {set_log.session_id}"
    assert str(set_log.session) == (
        f"Session {set_log.session_id} of athlete {set_log.athlete_id}"
    )
    assert str(correction) == f"Correction 3 of set {set_log.pk}"
    assert str(item) == f"Item 1 of plan {item.plan_id}"
    assert str(item.plan) == item.plan.name
    assert list(PlanItem.objects.of_active_plans()) == [item]
