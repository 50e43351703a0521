from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from exercises.catalogue.load import load
from exercises.catalogue.reader import DATA
from exercises.catalogue.schema import Catalogue
from exercises.models import Equipment, Exercise, Muscle, Study
from tests.factories import make_exercise, make_set_log, make_squad


@pytest.fixture
def loaded(db, shipped):
    """Each test begins with nothing in the database."""
    return load(*shipped)


def run(*args, **options):
    out = StringIO()
    call_command("load_exercises", *args, stdout=out, **options)
    return out.getvalue().splitlines()


def without(catalogue: Catalogue, slug: str) -> Catalogue:
    """The catalogue as if an exercise had never been written."""
    left = [entry for entry in catalogue.exercises if entry.slug != slug]
    return replace(
        catalogue,
        exercises=tuple(
            replace(
                entry,
                easier=tuple(name for name in entry.easier if name != slug),
                harder=tuple(name for name in entry.harder if name != slug),
                variants=tuple(name for name in entry.variants if name != slug),
            )
            for entry in left
        ),
    )


def test_first_run_adds_everything(db):
    assert run() == [
        "29 exercises: 29 added, 0 changed, 0 unchanged, 0 removed",
        "35 pieces of equipment: 35 added, 0 changed, 0 unchanged, 0 removed",
        "19 muscles: 19 added, 0 changed, 0 unchanged, 0 removed",
        "58 studies: 58 added, 0 changed, 0 unchanged, 0 removed",
    ]
    assert Exercise.objects.count() == 29


@pytest.mark.sweep
def test_second_run_writes_nothing(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as queries:
        report = run()

    assert report[0] == "29 exercises: 0 added, 0 changed, 29 unchanged, 0 removed"
    assert [
        q["sql"] for q in queries if q["sql"].startswith(("INS", "UPD", "DEL"))
    ] == []


@pytest.mark.sweep
def test_change_is_mended_and_named(loaded):
    Exercise.objects.filter(slug="seated-knee-lift").update(summary="Other", sets=3)
    lift = Exercise.objects.get(slug="seated-knee-lift")
    lift.muscle_roles.filter(is_primary=True).delete()
    lift.harder.clear()
    lift.variants.clear()
    Exercise.objects.get(slug="hanging-pike").equipment_roles.all().delete()
    Study.objects.filter(slug="deane-2005").update(finding="Other")

    report = run()

    assert report[0] == (
        "29 exercises: 0 added, 4 changed (seated-knee-lift: summary, sets, muscles,"
        " harder, variants; hanging-pike: equipment; seated-knee-lift-lean: variants;"
        " seated-knee-lift-band: variants), 25 unchanged, 0 removed"
    )
    assert "1 changed (deane-2005: finding)" in report[3]
    assert lift.harder.count() == 3
    assert run()[0].startswith("29 exercises: 0 added, 0 changed")


def test_exercise_gone_from_the_file_is_removed(loaded, shipped):
    catalogue, studies = shipped

    report = load(without(catalogue, "ball-knee-tuck"), studies[1:])

    assert str(report[0]).endswith("1 removed (ball-knee-tuck)")
    assert str(report[3]).endswith(f"1 removed ({studies[0].slug})")
    assert not Exercise.objects.filter(slug="ball-knee-tuck").exists()


def test_exercise_in_use_stays(loaded, shipped):
    catalogue, studies = shipped
    make_set_log(exercise=Exercise.objects.get(slug="ball-knee-tuck"))

    report = load(without(catalogue, "ball-knee-tuck"), studies)

    assert str(report[0]).endswith(
        "0 removed, 1 no longer in the file but in use (ball-knee-tuck)"
    )
    assert Exercise.objects.filter(slug="ball-knee-tuck").exists()


def test_equipment_and_muscles_in_use_stay(loaded, shipped):
    catalogue, studies = shipped
    Equipment.objects.create(slug="hoop", name="Hoop")
    custom = make_exercise(squad=make_squad())
    Muscle.objects.create(slug="jaw", name="Jaw").exercise_roles.create(
        exercise=custom, is_primary=True, position=0
    )

    reports = load(catalogue, studies)

    assert reports[1].removed == ["hoop"]
    assert reports[2].unlisted == ["jaw"]
    assert custom.muscles.get().name == "Jaw"


def test_exercises_of_squads_are_left_alone(db):
    custom = make_exercise(squad=make_squad(), slug="seated-knee-lift", name="Ours")

    report = run()

    custom.refresh_from_db()
    assert report[0].startswith("29 exercises: 29 added")
    assert custom.name == "Ours"


def test_ladder_order_goes_up_in_every_family(loaded):
    for easier in Exercise.objects.prefetch_related("harder"):
        for harder in easier.harder.all():
            if harder.family == easier.family:
                assert easier.position_in_family < harder.position_in_family


def test_variations_lead_both_ways(loaded):
    pike = Exercise.objects.get(slug="hanging-pike")
    raise_ = Exercise.objects.get(slug="hanging-knee-raise")

    assert raise_ in pike.variants.all()
    assert pike in raise_.variants.all()


def test_keywords_hold_all_by_which_one_looks_for_it(loaded):
    words = Exercise.objects.get(slug="hanging-pike").keywords

    for word in ("toes to bar", "hanging raises", "pull-up bar", "obliques"):
        assert word in words


def test_check_writes_nothing(db):
    assert run("--check") == ["29 exercises and 58 studies are valid"]
    assert not Exercise.objects.exists()


def test_faults_of_both_files_are_named_and_nothing_is_loaded(db, tmp_path):
    text = (DATA / "catalogue.yaml").read_text(encoding="utf-8")
    broken = text.replace("level: advanced", "level: godlike")
    (tmp_path / "catalogue.yaml").write_text(broken, encoding="utf-8")

    with pytest.raises(CommandError) as caught:
        run(data=tmp_path)

    assert "4 problems to fix, nothing loaded:" in str(caught.value)
    assert "exercise hanging-pike: level is “godlike”" in str(caught.value)
    assert "studies.yaml: No such file or directory" in str(caught.value)
    assert not Exercise.objects.exists()
