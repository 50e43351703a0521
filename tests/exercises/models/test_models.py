import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
    Study,
    Variation,
)
from exercises.models.study import REQUIRED_TEXTS
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
        ({"slug": "Big Lift"}, "exercises_exercise_slug_of_small_letters"),
        ({"name": " "}, "exercises_exercise_has_a_name"),
        ({"summary": ""}, "exercises_exercise_has_a_summary"),
        ({"origin": "squad"}, "exercises_exercise_origin_fits_its_owner"),
        ({"load_kinds": []}, "exercises_exercise_load_kinds_known"),
        ({"load_kinds": ["stone"]}, "exercises_exercise_load_kinds_known"),
        ({"load_kinds": [None]}, "exercises_exercise_load_kinds_known"),
        ({"measures": ["reps", "hold_s", "mood"]}, "exercises_exercise_measures_known"),
        ({"measures": []}, "exercises_exercise_mode_names_its_measures"),
        ({"measures": ["reps"]}, "exercises_exercise_mode_names_its_measures"),
        (
            {"mode": "reps", "measures": ["side"]},
            "exercises_exercise_mode_names_its_measures",
        ),
        (
            {"mode": "hold_time", "measures": ["reps"]},
            "exercises_exercise_mode_names_its_measures",
        ),
        (
            {"mode": "distance_load", "measures": ["load_kg"]},
            "exercises_exercise_mode_names_its_measures",
        ),
        ({"hip_start_deg": -41}, "exercises_exercise_hip_start_deg_possible"),
        ({"hip_start_deg": 161}, "exercises_exercise_hip_start_deg_possible"),
        ({"hip_end_deg": -41}, "exercises_exercise_hip_end_deg_possible"),
        ({"hip_end_deg": 161}, "exercises_exercise_hip_end_deg_possible"),
        ({"gravity_peak_deg": -41}, "exercises_exercise_gravity_peak_deg_possible"),
        ({"gravity_peak_deg": 161}, "exercises_exercise_gravity_peak_deg_possible"),
        ({"reps_high": 101}, "exercises_exercise_reps_from_low_to_high"),
        ({"hold_high_s": 601}, "exercises_exercise_hold_from_low_to_high"),
        ({"up_s": 61}, "exercises_exercise_up_and_down_within_a_minute"),
        ({"down_s": 61}, "exercises_exercise_up_and_down_within_a_minute"),
        ({"rest_s": 601}, "exercises_exercise_rest_up_to_10_minutes"),
        ({"per_week_low": 0}, "exercises_exercise_days_a_week_from_low_to_high"),
        ({"distance_m": 20}, "exercises_exercise_distance_where_it_is_measured"),
        (
            {"mode": "distance", "distance_m": None},
            "exercises_exercise_distance_where_it_is_measured",
        ),
        (
            {"mode": "distance", "distance_m": 0},
            "exercises_exercise_distance_where_it_is_measured",
        ),
        ({"setup": []}, "exercises_exercise_has_a_setup"),
        ({"steps": []}, "exercises_exercise_has_steps"),
        ({"steps": ["Sit tall.", ""]}, "exercises_exercise_steps_without_gaps"),
        ({"cues": [None]}, "exercises_exercise_cues_without_gaps"),
        ({"faults": {}}, "exercises_exercise_faults_are_a_list"),
        ({"illustration": []}, "exercises_exercise_illustration_has_parts"),
    ),
)
def test_database_refuses_broken_exercise(db, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_exercise(**broken)


def test_form_says_which_way_the_reps_go(db):
    exercise = Exercise(reps_low=11, reps_high=10)

    with pytest.raises(ValidationError, match="be more than the maximum"):
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

    assert list(Exercise.objects.in_progression_order()) == [hang, first, second]


@pytest.mark.parametrize(
    ("measures", "sided"), ((["reps", "side"], True), (["reps"], False))
)
def test_database_knows_whether_sides_are_apart(db, measures, sided):
    assert make_exercise(mode="reps", measures=measures).sided is sided


@pytest.mark.parametrize(
    ("mode", "measured"),
    (
        ("reps_hold", {"reps", "hold"}),
        ("reps", {"reps"}),
        ("hold_time", {"hold"}),
        ("distance", {"distance"}),
        ("distance_load", {"distance"}),
    ),
)
def test_exercise_has_what_its_mode_measures(mode, measured):
    exercise = Exercise(mode=mode)

    flags = {
        "reps": exercise.has_reps,
        "hold": exercise.has_hold,
        "distance": exercise.has_distance,
    }
    assert {name for name, has_it in flags.items() if has_it} == measured


@pytest.mark.parametrize(
    ("load_kinds", "has_load"),
    ((["bodyweight"], False), (["bodyweight", "band"], True)),
)
def test_exercise_has_a_load_where_there_is_a_choice(load_kinds, has_load):
    assert Exercise(load_kinds=load_kinds).has_load is has_load


def test_exercise_has_a_lean_where_it_is_measured():
    assert Exercise(measures=["lean_deg"]).has_lean
    assert not Exercise(measures=["reps"]).has_lean


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


def test_database_refuses_a_step_back(db):
    easier, harder = make_exercise(), make_exercise()
    Progression.objects.create(easier=easier, harder=harder)

    with pytest.raises(IntegrityError, match="exercises_progression_goes_one_way"):
        Progression.objects.create(easier=harder, harder=easier)


def test_database_refuses_an_exercise_as_a_variation_of_itself(db):
    lift = make_exercise()

    with pytest.raises(IntegrityError, match="variation_is_another_exercise"):
        Variation.objects.create(exercise=lift, variant=lift)


def test_database_refuses_the_same_variation_twice(db):
    lift, twist = make_exercise(), make_exercise()
    lift.variants.add(twist)

    with pytest.raises(IntegrityError, match="exercises_variation_once_per_pair"):
        Variation.objects.create(exercise=lift, variant=twist)


def test_database_refuses_a_variation_that_does_not_answer(db):
    pair = {"exercise": make_exercise(), "variant": make_exercise()}
    both_ways = pytest.raises(IntegrityError, match="variation_goes_both_ways")

    with both_ways, transaction.atomic():
        Variation.objects.create(**pair)
        connection.check_constraints()


def test_variations_answer_and_go_together(db):
    lift, twist = make_exercise(), make_exercise()
    lift.variants.add(twist)
    connection.check_constraints()

    assert list(twist.variants.all()) == [lift]
    twist.delete()
    connection.check_constraints()
    assert not Variation.objects.exists()


@pytest.mark.parametrize(
    ("model", "broken", "constraint"),
    (
        (Muscle, {"slug": "Big Muscle"}, "muscle_slug_of_small_letters"),
        (Muscle, {"name": " "}, "muscle_has_a_name"),
        (Equipment, {"slug": ""}, "equipment_slug_of_small_letters"),
        (Equipment, {"name": ""}, "equipment_has_a_name"),
        (Equipment, {"met_by": [""]}, "equipment_met_by_without_gaps"),
    ),
)
def test_database_refuses_what_has_no_name(db, model, broken, constraint):
    with pytest.raises(IntegrityError, match=f"exercises_{constraint}"):
        model.objects.create(**{"slug": "thing", "name": "Thing"} | broken)


def test_steps_lead_both_ways(db):
    easier, harder = make_exercise(), make_exercise()
    Progression.objects.create(easier=easier, harder=harder)

    assert list(easier.harder.all()) == [harder]
    assert list(harder.easier.all()) == [easier]


def test_database_refuses_a_muscle_twice(db):
    exercise, muscle = (
        make_exercise(),
        Muscle.objects.create(slug="iliacus", name="Iliacus"),
    )
    role = {"exercise": exercise, "muscle": muscle, "position": 1}
    ExerciseMuscle.objects.create(is_primary=True, **role)

    with pytest.raises(IntegrityError, match="exercises_muscle_once_per_exercise"):
        ExerciseMuscle.objects.create(is_primary=False, **role)


def test_database_refuses_a_piece_of_kit_twice(db):
    exercise, band = make_exercise(), Equipment.objects.create(slug="band", name="Band")
    role = {"exercise": exercise, "equipment": band, "position": 1}
    ExerciseEquipment.objects.create(is_required=True, **role)

    with pytest.raises(IntegrityError, match="exercises_equipment_once_per_exercise"):
        ExerciseEquipment.objects.create(is_required=False, **role)


def test_database_refuses_a_study_without_a_known_stance(db):
    with pytest.raises(IntegrityError, match="exercises_study_stance_known"):
        Study.objects.create(slug="deane", stance="maybe", position=1)


@pytest.mark.parametrize("field", ("slug", *REQUIRED_TEXTS))
def test_database_refuses_a_study_with_a_part_left_out(db, field):
    columns = dict.fromkeys(REQUIRED_TEXTS, "text") | {
        "slug": "deane",
        "stance": "supports",
    }

    with pytest.raises(IntegrityError, match="exercises_study_texts_filled_in"):
        Study.objects.create(position=1, **columns | {field: " "})


def test_database_refuses_a_doi_that_is_none(db):
    columns = dict.fromkeys(REQUIRED_TEXTS, "text") | {
        "slug": "deane",
        "stance": "supports",
    }

    with pytest.raises(IntegrityError, match="exercises_study_doi_shaped"):
        Study.objects.create(position=1, doi="doi.org/10.1519", **columns)


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
    pair = Variation(exercise=lift, variant=drive)

    assert str(lift) == "Lift"
    assert (str(muscle), str(band)) == ("Iliacus", "Band")
    assert str(step) == f"Exercise {lift.pk} leads to {drive.pk}"
    assert str(pair) == f"Exercise {lift.pk} is like {drive.pk}"
    assert str(ExerciseMuscle(exercise=lift, muscle=muscle)) == (
        f"Muscle {muscle.pk} in exercise {lift.pk}"
    )
    assert str(ExerciseEquipment(exercise=lift, equipment=band)) == (
        f"Equipment {band.pk} in exercise {lift.pk}"
    )
    assert lift.get_absolute_url() == "/exercises/lift/"
    assert lift.image == "figures/lift.svg"
