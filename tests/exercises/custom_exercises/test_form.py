"""What the form about a squad's own exercise takes, and what it says otherwise."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.custom_exercises.form import CustomExerciseForm
from exercises.custom_exercises.line_fields import FaultsField, LinesField
from exercises.models import Exercise
from tests.exercises.custom_exercises.form_data import form_data, make_requirements
from tests.factories import make_exercise, make_squad

TEXTS = ("name", "summary", "picture_alt")
LISTS = ("setup", "steps", "cues", "faults", "safety")
NONSENSE = ("\x00", "x" * 10_000, "1e9", "🦵🏽", "<b>", "'--")
NUMBERS = (
    *("hip_start_deg", "hip_end_deg", "sets", "reps_low", "reps_high", "hold_low_s"),
    *("hold_high_s", "up_s", "down_s", "rest_s", "per_week_low", "per_week_high"),
)
WORDS = ("family", "position", "laterality", "level", "mode", "above_90")
SEVERAL = ("load_kinds", "required", "optional", "primary", "secondary")


@pytest.fixture
def squad(db):
    make_requirements()
    return make_squad()


def query_dict(**fields):
    data = QueryDict(mutable=True)
    for name, value in form_data(**fields).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_of(squad, **fields):
    return CustomExerciseForm(query_dict(**fields), squad=squad)


def saved(squad, **fields):
    form = form_of(squad, **fields)
    assert form.errors == {}
    return form.save()


def test_all_that_was_said_is_stored(squad):
    own = saved(squad)

    own.refresh_from_db()
    assert (own.squad, own.slug, own.origin) == (squad, "fence-drive", "squad")
    assert (own.dose_basis, own.version, own.sided) == ("squad", 1, True)
    assert own.measures == ["reps", "hold_s", "side"]
    assert own.load_kinds == ["bodyweight", "ankle_weight"]
    assert own.steps == ["Stand tall.", "Drive the knee up.", "Lower slowly."]
    assert own.faults == [
        {"see": "The trunk tips back", "fix": "sit the ribs down"},
    ]
    assert (own.hip_start_deg, own.hip_end_deg) == (0, 110)
    kit = own.equipment_roles.order_by("position")
    assert [*kit.values_list("equipment__slug", "is_required")] == [
        ("chair", True),
        ("mat", False),
    ]
    muscles = own.muscle_roles.order_by("position")
    assert [*muscles.values_list("muscle__slug", "is_primary")] == [
        ("iliopsoas", True),
        ("obliques", False),
    ]
    assert own.keywords == "knee drives, standing, chair, mat, iliopsoas, obliques"


@pytest.mark.parametrize(
    ("mode", "stored", "measures"),
    (
        ("reps_hold", (6, 8, 1, 2, None), ["reps", "hold_s"]),
        ("reps", (6, 8, 0, 0, None), ["reps"]),
        ("hold_time", (1, 1, 1, 2, None), ["hold_s"]),
        ("distance", (1, 1, 0, 0, 20), ["distance_m"]),
        ("distance_load", (1, 1, 0, 0, 20), ["distance_m"]),
    ),
)
def test_what_is_not_counted_is_not_stored(squad, mode, stored, measures):
    own = saved(squad, mode=mode, distance_m="20", by_side=None, with_lean="on")

    columns = ("reps_low", "reps_high", "hold_low_s", "hold_high_s", "distance_m")
    assert tuple(getattr(own, name) for name in columns) == stored
    assert own.measures == [*measures, "lean_deg"]


@pytest.mark.parametrize(
    ("mode", "name"),
    (
        ("reps", "reps_low"),
        ("reps_hold", "hold_high_s"),
        ("hold_time", "hold_low_s"),
        ("distance", "distance_m"),
    ),
)
def test_what_is_counted_must_be_said(squad, mode, name):
    form = form_of(squad, mode=mode, **{"distance_m": "20", name: ""})

    assert form.errors == {name: ["Enter a number."]}


def test_nonsense_that_is_not_asked_is_left_alone(squad):
    form = form_of(squad, mode="hold_time", reps_low="abc", distance_m="1e9")

    assert form.errors == {}


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    (
        ({"name": " "}, "name", "Fill this in."),
        ({"name": "x" * 81}, "name", "81 characters long; the limit is 80"),
        ({"summary": ""}, "summary", "Describe the exercise in one sentence"),
        ({"summary": "x" * 301}, "summary", "301 characters long; the limit is 300"),
        ({"setup": ""}, "setup", "Describe how to set it up"),
        ({"steps": "\r\n \r\n"}, "steps", "Describe the exercise step by step"),
        ({"steps": "Up.\n" * 13}, "steps", "13 lines; the limit is 12"),
        ({"cues": "x" * 241}, "cues", "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is too long"),
        ({"faults": "Tips back"}, "faults", "Add a colon to “Tips back”"),
        ({"faults": ": sit tall"}, "faults", "Add a colon"),
        ({"faults": "Tips: sit\ntips: up"}, "faults", "“Tips” appears twice"),
        ({"faults": f"{'x' * 121}: sit"}, "faults", "121 characters; the limit is 120"),
        ({"reps_low": "9"}, "reps_high", "(8) is less than the minimum (9)"),
        ({"hold_low_s": "3"}, "hold_high_s", "(2) is less than the minimum (3)"),
        ({"per_week_low": "3"}, "per_week_high", "(2) is less than the minimum (3)"),
        ({"sets": "1e9"}, "sets", "isn't a number"),
        ({"sets": "11"}, "sets", "the maximum is 10."),
        ({"rest_s": "601"}, "rest_s", "the maximum is 600 s."),
        (
            {"hip_end_deg": "161"},
            "hip_end_deg",
            "161° is too high; the maximum is 160°",
        ),
        ({"hip_start_deg": "-41"}, "hip_start_deg", "too low"),
        ({"family": "yoga"}, "family", "Choose one from the list"),
        ({"mode": ""}, "mode", "Choose one from the list"),
        ({"load_kinds": []}, "load_kinds", "bodyweight counts"),
        ({"load_kinds": ["stone"]}, "load_kinds", "Choose from the list"),
        ({"primary": []}, "primary", "at least one primary muscle"),
        ({"secondary": ["iliopsoas"]}, "secondary", "one of the two lists"),
        ({"optional": ["chair"]}, "optional", "one of the two lists"),
        ({"required": ["jet"]}, "required", "Choose from the list"),
        ({"picture_alt": "A fence"}, "picture_alt", "There's no picture"),
        ({"key": ""}, "key", "Something went wrong with this form"),
    ),
)
def test_what_is_wrong_is_said_beside_its_field(squad, fields, name, words):
    form = form_of(squad, **fields)

    assert [*form.errors] == [name]
    assert words in form.errors[name][0]


@pytest.mark.sweep
@pytest.mark.parametrize("name", (*TEXTS, *LISTS, *NUMBERS, *WORDS, *SEVERAL))
def test_nonsense_is_refused_or_stored_as_it_is(squad, name):
    for nonsense in NONSENSE:
        form = form_of(squad, **{name: nonsense})
        if form.is_valid():
            own = form.save()
            own.refresh_from_db()
            assert nonsense in str(getattr(own, name))
            own.delete()
        else:
            assert [*form.errors] == [name]
    assert not Exercise.objects.exists()


anything = st.text(max_size=400) | st.sampled_from(
    ["", "0", "-1", "3,5", "٣", "1e9", "NaN", "a: b", "a:b\na:c", "reps", "bodyweight"]
)


@pytest.mark.slow
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.sampled_from((*TEXTS, *LISTS, *NUMBERS, *WORDS, *SEVERAL, "distance_m")),
        anything,
    )
)
def test_whatever_is_typed_the_database_agrees(squad, fields):
    form = form_of(squad, **fields)

    if form.is_valid():
        form.save().delete()


def test_slug_is_of_the_name_and_unlike_the_squads_others(squad):
    names = ("Fence: drive", "Fence drive", "FENCE_drive!", "🦵", "膝", "x" * 80)

    slugs = [saved(squad, name=name).slug for name in names]

    assert slugs == [
        *("fence-drive", "fence-drive-2", "fence-drive-3"),
        *("exercise", "exercise-2", "x" * 50),
    ]


# The second has the sign for kelvins, which is a K only in small letters.
@pytest.mark.parametrize("name", ("fence  drive KICK", "Fence drive \u212aICK"))
def test_names_that_the_database_takes_for_one_are_one(squad, name):
    make_exercise(squad=squad, name="Fence drive kick")

    assert [*form_of(squad, name=name).errors] == ["name"]


def test_name_is_taken_once_in_a_squad(squad):
    make_exercise(squad=squad, name="Fence Drive")
    make_exercise(name="Ball drive")
    make_exercise(squad=make_squad(), name="Ball drive")

    taken = form_of(squad)

    assert taken.errors == {
        "name": ["The squad already has an exercise with this name."]
    }
    assert form_of(squad, name="Ball drive").is_valid()


def test_squad_has_a_bounded_number_of_exercises(squad, monkeypatch):
    monkeypatch.setattr("exercises.custom_exercises.form.MAX_EXERCISES", 2)
    make_exercise(squad=squad)
    assert form_of(squad).is_valid()
    make_exercise(squad=squad)

    refused = form_of(squad)

    words = "A squad can have up to 2 custom exercises. Edit one of them instead."
    assert refused.non_field_errors() == [words]


def test_adding_waits_for_the_squads_lock(squad, django_assert_num_queries):
    with django_assert_num_queries(5) as queries:  # kit, muscles, lock, count, name
        form_of(squad).is_valid()

    assert "FOR UPDATE" in queries[2]["sql"]


@pytest.mark.parametrize(
    ("field", "stored", "typed_again"),
    (
        (LinesField(), ["One two", "Three"], "One  two \r\n\r\n Three"),
        (FaultsField(), [{"see": "Tips", "fix": "sit: tall"}], "Tips :sit: tall"),
        (LinesField(), [], " "),
    ),
)
def test_the_same_lines_are_no_change(field, stored, typed_again):
    assert not field.has_changed(stored, typed_again)
    assert field.has_changed(stored, f"{typed_again}\nFour: five")
    assert not field.has_changed(stored, field.prepare_value(stored))
