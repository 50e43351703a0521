from decimal import Decimal

import pytest
from django.db import IntegrityError

from tests.factories import (
    MORNING,
    make_athlete,
    make_exercise,
    make_session,
    make_set_log,
    make_user,
)
from training.models import SetLog, SetRevision

pytestmark = pytest.mark.django_db

KG, LB = "kg", "lb"


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

    first.delete_by(make_user())
    second = make_set_log(**same)

    assert list(SetLog.objects.active()) == [second]
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


def test_database_refuses_a_revision_without_named_values():
    set_log = make_set_log()
    fields = {"set_log": set_log, "athlete": set_log.athlete, "values": "8 reps"}

    with pytest.raises(IntegrityError, match="setrevision_values_are_an_object"):
        SetRevision.objects.create(**fields)


def test_database_keeps_revision_with_the_athlete_of_its_set():
    set_log = make_set_log()

    with pytest.raises(IntegrityError, match="training_setrevision_same_athlete"):
        SetRevision.objects.create(set_log=set_log, athlete=make_athlete(), values={})


@pytest.mark.parametrize(("unit", "value", "kg"), ((KG, 5, "5.00"), (LB, 10, "4.54")))
def test_load_has_a_canonical_weight(unit, value, kg):
    weighed = {"load_kind": "plate", "load_value": value, "load_unit": unit}

    set_log = make_set_log(**weighed)

    set_log.refresh_from_db()
    assert set_log.load_kg == Decimal(kg)


def test_edited_set_keeps_its_original_values():
    user = make_user()
    set_log = make_set_log(reps=8, hold_s=Decimal("2.5"))
    for reps in (9, 10):
        before = set_log.recorded_values
        set_log.reps = reps
        set_log.save_edit(user, before=before)

    assert set_log.version == 3
    assert [revision.description for revision in set_log.revisions.order_by("id")] == [
        "8 × 2.5 s",
        "9 × 2.5 s",
    ]
    assert set_log.original_version().description == "8 × 2.5 s"


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
        ({"load_kind": "assistance"}, "8 × 2 s, assisted"),
    ),
)
def test_set_in_words(fields, words):
    assert make_set_log(**fields).description == words


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
    while best := SetLog.objects.active().best_per_side().first():
        ranked.append(best.number)
        best.delete()

    assert ranked == [5, 4, 3, 2, 1]
