import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import ProtectedError

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
    Study,
)
from tests.factories import make_exercise, make_set_log, make_squad


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"family": "yoga"}, "exercises_exercise_family_known"),
        ({"position": "flying"}, "exercises_exercise_position_known"),
        ({"laterality": "odd"}, "exercises_exercise_laterality_known"),
        ({"level": "godlike"}, "exercises_exercise_level_known"),
        ({"mode": "vibes"}, "exercises_exercise_mode_known"),
        ({"above_90": "all"}, "exercises_exercise_above_90_known"),
        ({"dose_basis": "hearsay"}, "exercises_exercise_dose_basis_known"),
        ({"origin": "nowhere"}, "exercises_exercise_origin_known"),
        ({"reps_low": 0}, "exercises_exercise_reps_from_low_to_high"),
        ({"reps_low": 11}, "exercises_exercise_reps_from_low_to_high"),
        ({"hold_low_s": 4}, "exercises_exercise_hold_from_low_to_high"),
        ({"per_week_low": 4}, "exercises_exercise_days_a_week_from_low_to_high"),
        ({"per_week_high": 8}, "exercises_exercise_days_a_week_from_low_to_high"),
        ({"sets": 0}, "exercises_exercise_one_to_ten_sets"),
        ({"sets": 11}, "exercises_exercise_one_to_ten_sets"),
    ),
)
def test_database_refuses_broken_exercise(db, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_exercise(**broken)


def test_form_says_which_way_the_reps_go(db):
    exercise = Exercise(reps_low=11, reps_high=10)

    with pytest.raises(ValidationError, match="from the lower to the higher"):
        exercise.validate_constraints(exclude={"slug", "squad"})


def test_library_has_each_slug_once(db):
    make_exercise(slug="lift")

    with pytest.raises(IntegrityError, match="exercises_exercise_library_slug_once"):
        make_exercise(slug="lift")


def test_squads_may_reuse_a_slug_but_not_twice(db):
    squad = make_squad()
    make_exercise(slug="lift")
    make_exercise(slug="lift", squad=make_squad())
    make_exercise(slug="lift", squad=squad)

    with pytest.raises(IntegrityError, match="exercises_exercise_squad_slug_once"):
        make_exercise(slug="lift", squad=squad)


def test_custom_exercise_is_visible_to_its_squad_alone(
    coach, athlete, physio, stranger, squad
):
    lift, custom = make_exercise(), make_exercise(squad=squad)

    assert list(Exercise.objects.library()) == [lift]
    for insider in (coach, athlete.user, physio):
        assert set(Exercise.objects.visible_to(insider)) == {lift, custom}
    for outsider in (stranger, AnonymousUser()):
        assert list(Exercise.objects.visible_to(outsider)) == [lift]


def test_ladder_order_goes_through_each_family(db):
    second = make_exercise(family="seated", position_in_family=2)
    first = make_exercise(family="seated", position_in_family=1)
    hang = make_exercise(family="hang", position_in_family=3)

    assert list(Exercise.objects.in_ladder_order()) == [hang, first, second]


@pytest.mark.parametrize(
    ("measures", "sided"), ((["reps", "side"], True), (["reps"], False), ([], False))
)
def test_database_knows_whether_sides_are_apart(db, measures, sided):
    assert make_exercise(measures=measures).sided is sided


@pytest.mark.parametrize(
    ("mode", "asked"),
    (
        ("reps_hold", {"reps", "hold"}),
        ("reps", {"reps"}),
        ("hold_time", {"hold"}),
        ("distance", {"distance"}),
        ("distance_load", {"distance"}),
    ),
)
def test_exercise_asks_for_what_it_measures(mode, asked):
    exercise = Exercise(mode=mode)

    asks = {
        "reps": exercise.asks_reps,
        "hold": exercise.asks_hold,
        "distance": exercise.asks_distance,
    }
    assert {name for name, is_asked in asks.items() if is_asked} == asked


@pytest.mark.parametrize(
    ("load_kinds", "asks"), ((["bodyweight"], False), (["bodyweight", "band"], True))
)
def test_exercise_asks_for_a_load_where_there_is_a_choice(load_kinds, asks):
    assert Exercise(load_kinds=load_kinds).asks_load is asks


def test_exercise_asks_for_lean_where_it_is_measured():
    assert Exercise(measures=["lean_deg"]).asks_lean
    assert not Exercise(measures=["reps"]).asks_lean


def test_exercise_with_logged_sets_stays(db):
    exercise = make_set_log().exercise

    with pytest.raises(ProtectedError):
        exercise.delete()


def test_database_refuses_a_step_to_itself(db):
    exercise = make_exercise()

    with pytest.raises(IntegrityError, match="exercises_progression_leads_elsewhere"):
        Progression.objects.create(easier=exercise, harder=exercise)


def test_database_refuses_the_same_step_twice(db):
    easier, harder = make_exercise(), make_exercise()
    Progression.objects.create(easier=easier, harder=harder)

    with pytest.raises(IntegrityError, match="exercises_progression_once_per_pair"):
        Progression.objects.create(easier=easier, harder=harder)


def test_steps_lead_both_ways(db):
    easier, harder = make_exercise(), make_exercise()
    Progression.objects.create(easier=easier, harder=harder)

    assert list(easier.harder.all()) == [harder]
    assert list(harder.easier.all()) == [easier]


def test_database_refuses_a_muscle_twice(db):
    exercise, muscle = make_exercise(), Muscle.objects.create(slug="iliacus")
    role = {"exercise": exercise, "muscle": muscle, "position": 1}
    ExerciseMuscle.objects.create(is_main=True, **role)

    with pytest.raises(IntegrityError, match="exercises_muscle_once_per_exercise"):
        ExerciseMuscle.objects.create(is_main=False, **role)


def test_database_refuses_a_piece_of_kit_twice(db):
    exercise, band = make_exercise(), Equipment.objects.create(slug="band")
    role = {"exercise": exercise, "equipment": band, "position": 1}
    ExerciseEquipment.objects.create(is_required=True, **role)

    with pytest.raises(IntegrityError, match="exercises_equipment_once_per_exercise"):
        ExerciseEquipment.objects.create(is_required=False, **role)


def test_database_refuses_a_study_without_a_known_stance(db):
    with pytest.raises(IntegrityError, match="exercises_study_stance_known"):
        Study.objects.create(slug="deane", stance="maybe", position=1)


@pytest.mark.parametrize(
    ("doi", "url"), (("10.1519/x", "https://doi.org/10.1519/x"), ("", ""))
)
def test_study_links_to_its_doi(doi, url):
    study = Study(label="Deane 2005", doi=doi)

    assert study.doi_url == url
    assert str(study) == "Deane 2005"


def test_rows_name_themselves_and_their_pages(db):
    lift, drive = make_exercise(slug="lift", name="Lift"), make_exercise()
    muscle = Muscle.objects.create(slug="iliacus", name="Iliacus")
    band = Equipment.objects.create(slug="band", name="Band")
    step = Progression(easier=lift, harder=drive)

    assert str(lift) == "Lift"
    assert (str(muscle), str(band)) == ("Iliacus", "Band")
    assert str(step) == f"Exercise {lift.pk} leads to {drive.pk}"
    assert str(ExerciseMuscle(exercise=lift, muscle=muscle)) == (
        f"Muscle {muscle.pk} in exercise {lift.pk}"
    )
    assert str(ExerciseEquipment(exercise=lift, equipment=band)) == (
        f"Equipment {band.pk} in exercise {lift.pk}"
    )
    assert lift.get_absolute_url() == "/exercises/lift/"
    assert lift.image == "img/exercises/lift.svg"
