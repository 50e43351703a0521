import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.models import DecimalField

from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.trials import TrialResult
from assessments.knee_lift.units import LiftUnit
from assessments.models import (
    Assessment,
    AssessmentRevision,
    FormCheck,
    FormScore,
    SprintTest,
    Trial,
)
from hipflex.sides import Side
from tests.factories import (
    MORNING,
    make_assessment,
    make_athlete,
    make_membership,
    make_squad,
    make_trial,
    make_user,
)

pytestmark = pytest.mark.django_db

LEAN = {"position": "lean15", "cleared": True}
LONG_AGO = MORNING.replace(year=1999)


def make_sprint(**fields):
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    defaults = {"kind": "sprint_20m", "run_at": MORNING, "time_s": 3, "method": "gate"}
    return SprintTest.objects.create(**defaults | fields)


def make_form_check(**fields):
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    return FormCheck.objects.create(**{"checked_at": MORNING} | fields)


def make_form_score(**fields):
    if "form_check" not in fields:
        fields["form_check"] = make_form_check()
    defaults = {
        "athlete": fields["form_check"].athlete,
        "item": "F1",
        "side": "B",
        "score": 1,
    }
    return FormScore.objects.create(**defaults | fields)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"method": "guess"}, "method_known"),
        ({"first_side": "B"}, "first_side_known"),
        ({"chair_cm": 24}, "chair_25_to_60_cm"),
        ({"chair_cm": 61}, "chair_25_to_60_cm"),
        ({"stature_cm": 109}, "stature_110_to_220_cm"),
        ({"stature_cm": 221}, "stature_110_to_220_cm"),
        ({"thigh_cm": 24}, "thigh_25_to_60_cm"),
        ({"pain_before": 11}, "pain_0_to_10"),
        ({"protocol_version": " "}, "names_its_protocol"),
        ({"version": 0}, "version_from_1"),
        ({"taken_at": LONG_AGO}, "year_from_2000"),
    ),
)
def test_database_refuses_broken_assessment(broken, constraint):
    with pytest.raises(IntegrityError, match=f"assessments_assessment_{constraint}"):
        make_assessment(**broken)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"side": "B"}, "side_known"),
        ({"position": "lean60"}, "position_known"),
        ({"result": "great"}, "result_known"),
        ({"compensations": ["yawn"]}, "compensations_known"),
        ({"attempt": 0}, "attempt_1_to_3"),
        ({"attempt": 4}, "attempt_1_to_3"),
        ({"lift_unit": "ft"}, "lift_unit_known"),
        ({"lift_value": Decimal("35.1")}, "lift_0_to_35_cm"),
        ({"lift_value": Decimal("-0.1")}, "lift_0_to_35_cm"),
        ({"lift_value": 14, "lift_unit": "in"}, "lift_0_to_35_cm"),
        ({"lift_value": None, "thigh_deg": 56}, "thigh_0_to_55_degrees"),
        ({"lift_value": 8, "thigh_deg": 10}, "lift_or_angle"),
        ({"hold_s": 31}, "hold_0_to_30_s"),
        ({"pain": 11}, "pain_0_to_10"),
        ({"lift_value": None}, "lift_is_measured"),
        ({"lift_value": None, "position": "standing"}, "lift_is_measured"),
        ({"cleared": True}, "cleared_where_there_is_a_block"),
        ({"cleared": False, "position": "standing"}, "cleared_where_there_is_a_block"),
        ({"position": "lean15"}, "valid_lean_says_cleared_or_not"),
        ({"position": "lean30"}, "valid_lean_says_cleared_or_not"),
        ({"position": "lean45"}, "valid_lean_says_cleared_or_not"),
        (LEAN | {"result": "failed"}, "not_yet_is_not_cleared"),
        (LEAN | {"result": "range_limited"}, "not_yet_is_not_cleared"),
        ({"compensations": ["knee_in", "slouch"]}, "valid_without_fault"),
        ({"compensations": [None]}, "compensations_known"),
        ({"result": "stopped"}, "stopped_says_the_pain"),
    ),
)
def test_database_refuses_broken_trial(broken, constraint):
    with pytest.raises(IntegrityError, match=f"assessments_trial_{constraint}"):
        make_trial(**broken)


@pytest.mark.parametrize(
    "true",
    (
        LEAN,
        LEAN | {"lift_value": None},
        LEAN | {"cleared": False},
        {"position": "lean15", "result": "failed"},
        {"result": "invalid", "lift_value": None, "compensations": ["slouch"]},
        {"result": "stopped", "lift_value": None, "pain": 0},
        {"lift_value": None, "thigh_deg": 10, "compensations": ["knee_in"]},
    ),
)
def test_database_takes_what_a_tester_may_say_of_a_lift(true):
    assert Trial.objects.contains(make_trial(**true))


def test_database_refuses_two_trials_in_one_place():
    trial = make_trial()

    with pytest.raises(IntegrityError, match="assessments_trial_one_per_attempt"):
        make_trial(assessment=trial.assessment)


def test_database_refuses_a_trial_of_another_athlete():
    test = make_assessment()

    with pytest.raises(IntegrityError, match="trial_same_athlete_as_test"):
        make_trial(assessment=test, athlete=make_athlete())


def test_database_refuses_a_revision_of_another_athlete():
    test = make_assessment()

    with pytest.raises(IntegrityError, match="revision_same_athlete_as_test"):
        AssessmentRevision.objects.create(
            assessment=test, athlete=make_athlete(), values={}
        )


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"time_s": 2}, "time_plausible"),
        ({"time_s": 7}, "time_plausible"),
        ({"kind": "marathon"}, "time_plausible"),
        ({"method": "sun"}, "method_known"),
        ({"split_s": 3}, "split_before_finish"),
        ({"split_s": 0}, "split_before_finish"),
        (
            {"kind": "flying_20m", "time_s": 2, "split_s": 1},
            "split_where_there_is_one",
        ),
        ({"run_at": LONG_AGO}, "year_from_2000"),
        ({"wind_mps": 16}, "wind_plausible"),
        ({"attempt": 0}, "attempt_1_to_10"),
    ),
)
def test_database_refuses_broken_sprint(broken, constraint):
    with pytest.raises(IntegrityError, match=f"assessments_sprinttest_{constraint}"):
        make_sprint(**broken)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"steps_over_20m": 4}, "steps_5_to_40"),
        ({"steps_over_20m": 41}, "steps_5_to_40"),
        ({"checked_at": LONG_AGO}, "year_from_2000"),
    ),
)
def test_database_refuses_broken_form_check(broken, constraint):
    with pytest.raises(IntegrityError, match=f"assessments_formcheck_{constraint}"):
        make_form_check(**broken)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"score": 3}, "0_to_2"),
        ({"item": "F7"}, "item_known"),
        ({"side": "M"}, "side_known"),
    ),
)
def test_database_refuses_broken_form_score(broken, constraint):
    with pytest.raises(IntegrityError, match=f"assessments_formscore_{constraint}"):
        make_form_score(**broken)


def test_database_refuses_the_same_sign_twice():
    score = make_form_score()

    with pytest.raises(IntegrityError, match="formscore_once_per_item_and_side"):
        make_form_score(form_check=score.form_check)


def test_database_refuses_a_sign_of_another_athlete():
    check = make_form_check()

    with pytest.raises(IntegrityError, match="formscore_same_athlete_as_check"):
        make_form_score(form_check=check, athlete=make_athlete())


def test_database_refuses_a_revision_without_named_values():
    test = make_assessment()

    with pytest.raises(IntegrityError, match="assessmentrevision_values_are_an_object"):
        AssessmentRevision.objects.create(
            assessment=test, athlete=test.athlete, values=["reps"]
        )


def test_rows_say_what_they_are():
    trial = make_trial()
    test = trial.assessment
    score = make_form_score()
    check = score.form_check
    sprint = make_sprint()
    revision = AssessmentRevision.objects.create(
        assessment=test, athlete=test.athlete, values={}
    )

    words = [str(row) for row in (test, trial, check, score, sprint, revision)]

    assert words == [
        f"Test {test.pk} of athlete {test.athlete_id}",
        "Left upright 1",
        f"Form check {check.pk} of athlete {check.athlete_id}",
        "F1 B: 1",
        f"20 m of athlete {sprint.athlete_id}",
        f"Revision {revision.pk} of test {test.pk}",
    ]


@pytest.mark.parametrize(
    ("unit", "value", "cm"), (("cm", "8.00", "8.00"), ("in", "3.15", "8.00"))
)
def test_trial_keeps_a_lift_as_entered_and_in_cm(unit, value, cm):
    trial = make_trial(lift_value=Decimal(value), lift_unit=unit)

    trial.refresh_from_db()

    assert isinstance(Trial._meta.get_field("lift_cm").output_field, DecimalField)
    assert (trial.lift_value, trial.lift_cm) == (Decimal(value), Decimal(cm))


def test_trial_as_plain_values():
    trial = make_trial(hold_s=2, compensations=["cramp"], pain=1)

    assert trial.as_result() == TrialResult(
        side=Side.LEFT,
        position=Position.UPRIGHT,
        attempt=1,
        lift_cm=8.0,
        outcome=Outcome.VALID,
        compensations=frozenset({"cramp"}),
        pain=1,
        hold_s=2.0,
    )


@pytest.mark.parametrize(
    ("trial", "unit", "shown"),
    (
        ({"lift_value": Decimal("8.0")}, LiftUnit.CM, "8.0"),
        ({"lift_value": Decimal("8.0")}, LiftUnit.INCH, "3.15"),
        ({"lift_value": Decimal("7.5")}, LiftUnit.DEGREE, "10.1"),
        ({"lift_value": Decimal("3.15"), "lift_unit": "in"}, LiftUnit.INCH, "3.15"),
        ({"lift_value": Decimal("3.15"), "lift_unit": "in"}, LiftUnit.CM, "8.0"),
        ({"thigh_deg": Decimal("10.0")}, LiftUnit.DEGREE, "10.0"),
        ({"thigh_deg": Decimal("10.0")}, LiftUnit.CM, "7.4"),
    ),
)
def test_trial_shown_in_another_unit(trial, unit, shown):
    row = Trial(side="L", position="upright", attempt=1, result="valid", **trial)

    assert row.shown_in(unit, 42.875) == Decimal(shown)


def test_trial_without_a_reading_shows_none():
    row = Trial(side="L", position="lean15", attempt=1, result="failed")

    assert row.shown_in(LiftUnit.CM, 42.875) is None


@pytest.mark.parametrize(
    ("fields", "thigh"),
    (
        ({"stature_cm": 175, "thigh_cm": 44}, 44),
        ({"stature_cm": 200}, 49),
        ({}, 0),
    ),
)
def test_thigh_is_measured_or_follows_from_the_height(fields, thigh):
    assert Assessment(**fields).thigh == thigh


def test_before_are_the_same_athletes_earlier_tests_kept():
    now = make_assessment()
    athlete = now.athlete
    earlier = make_assessment(athlete=athlete, taken_at=MORNING - timedelta(days=28))
    make_assessment(athlete=athlete, taken_at=MORNING + timedelta(days=28))
    make_assessment(
        athlete=athlete, taken_at=MORNING - timedelta(days=9), deleted_at=MORNING
    )
    make_assessment(taken_at=MORNING - timedelta(days=28))

    assert list(Assessment.objects.before(now)) == [earlier]


def test_tests_of_one_moment_have_an_order():
    athlete = make_athlete()
    low = make_assessment(athlete=athlete, pk=uuid.UUID(int=1))
    high = make_assessment(athlete=athlete, pk=uuid.UUID(int=2))

    assert list(Assessment.objects.before(high)) == [low]
    assert not Assessment.objects.before(low).exists()


def test_set_tester_sets_the_squad_the_tester_staffs():
    coach, other = make_user(), make_user()
    athlete = make_athlete()
    make_membership(athlete=athlete, squad=make_squad(head=other))
    here = make_squad(head=coach)
    make_membership(athlete=athlete, squad=here)
    test = Assessment(athlete=athlete)

    test.set_tester(coach)

    assert (test.squad, test.tester, test.tester_name) == (here, coach, str(coach))


def test_set_tester_without_a_squad():
    test = Assessment(athlete=make_athlete())

    test.set_tester(make_user())

    assert test.squad is None
