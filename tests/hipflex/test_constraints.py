import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.models import CheckConstraint, Q

from hipflex.constraints import CompositeForeignKey
from tests.factories import (
    make_assessment,
    make_athlete,
    make_exercise,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_trial,
)
from training.models import SetLog, SetRevision

SAME_ATHLETE = "training_setlog_same_athlete_as_session"


def make_key(**changes):
    fields = {
        "fields": ["session", "athlete"],
        "to": "training.Session",
        "to_fields": ["id", "athlete"],
        "name": "a_key",
    }
    return CompositeForeignKey(**fields | changes)


def own_key():
    return next(one for one in SetLog._meta.constraints if one.name == SAME_ATHLETE)


def constraint_names():
    query = "SELECT conname FROM pg_constraint WHERE conname = %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [SAME_ATHLETE])
        return [name for (name,) in cursor.fetchall()]


def test_database_refuses_a_set_of_another_athlete(db):
    session = make_session()

    with pytest.raises(IntegrityError, match=SAME_ATHLETE):
        make_set_log(session=session, athlete=make_athlete())


def test_database_refuses_a_trial_of_another_athlete(db):
    assessment = make_assessment()

    with pytest.raises(IntegrityError, match="assessments_trial_same_athlete_as_test"):
        make_trial(assessment=assessment, athlete=make_athlete())


def test_database_refuses_a_plan_item_of_another_athlete(db):
    plan = make_plan()

    with pytest.raises(IntegrityError, match="training_planitem_same_athlete_as_plan"):
        make_plan_item(plan=plan, athlete=make_athlete())


def test_database_refuses_a_revision_of_another_athlete(db):
    changed = {"set_log": make_set_log(), "athlete": make_athlete(), "values": {}}

    with pytest.raises(IntegrityError, match="setrevision_same_athlete_as_set"):
        SetRevision.objects.create(**changed)


@pytest.mark.parametrize(
    "broken",
    (
        {"mode": "reps", "hold_s": None},
        {"mode": "hold_time", "reps": None},
        {"sided": False, "side": "B"},
    ),
)
def test_database_refuses_a_set_measured_unlike_its_exercise(db, broken):
    exercise = make_exercise(mode="reps_hold")

    with pytest.raises(IntegrityError, match="training_setlog_measured_as_the_exerci"):
        make_set_log(exercise=exercise, **broken)


def test_change_of_measurement_reaches_the_sets_which_refuse_it(db):
    set_log = make_set_log(exercise=make_exercise(mode="reps"))
    exercise = set_log.exercise

    exercise.measures = ["reps", "hold_s"]
    with pytest.raises(IntegrityError, match="side_when_one_sided"):
        exercise.save(update_fields=["measures"])


def test_key_can_be_taken_away_and_put_back(db):
    with connection.schema_editor() as editor:
        editor.remove_constraint(SetLog, own_key())
    assert constraint_names() == []

    with connection.schema_editor() as editor:
        editor.add_constraint(SetLog, own_key())
    assert constraint_names() == [SAME_ATHLETE]


def test_key_without_a_model_is_no_sql():
    assert make_key().constraint_sql(None, None) == ""


def test_key_leaves_checking_to_the_database(db):
    stray = SetLog(athlete=make_athlete(), session=make_session())

    own_key().validate(SetLog, stray)


@pytest.mark.parametrize("how", ({}, {"deferred": True}))
def test_key_survives_deconstruction_and_cloning(how):
    key = make_key(**how)

    path, args, kwargs = key.deconstruct()

    assert path == "hipflex.constraints.CompositeForeignKey"
    assert CompositeForeignKey(*args, **kwargs) == key
    assert key.clone() == key
    assert hash(key.clone()) == hash(key)


@pytest.mark.parametrize(
    "changes",
    (
        {"fields": ["session"]},
        {"to": "training.Plan"},
        {"to_fields": ["id", "plan"]},
        {"name": "another_key"},
        {"deferred": True},
    ),
)
def test_key_differs_when_anything_in_it_does(changes):
    assert make_key(**changes) != make_key()


def test_key_equals_no_other_kind_of_constraint():
    assert make_key() != CheckConstraint(condition=Q(pk=1), name="a_key")


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
