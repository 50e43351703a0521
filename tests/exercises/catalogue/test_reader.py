import re

import pytest
import yaml

from exercises.catalogue.reader import read_catalogue, read_studies
from tests.exercises.catalogue.faults import problems_of

ENTRY = """
id: lift
name: Lift
synonyms: [raise]
family: seated
origin: {kind: article, section: "one"}
summary: Raise one knee.
position: seated
pattern: knee lift
laterality: unilateral
equipment: {required: [chair], optional: [band]}
load_types: [bodyweight, ankle_weight_kg, cable_stack_kg, band_level]
measurement: {mode: reps_hold, fields: [reps, hold_s, side]}
muscles: {primary: [psoas], secondary: [calves]}
level: beginner
hip_deg: {start: 90, end: 110, gravity_peak: null, above_90: most}
dose:
  {sets: 2, reps: [8, 10], hold_s: [2, 3], tempo_s: [2, 1], rest_s: 45,
   per_week: [2, 3], basis: article}
setup: [Sit.]
steps: [Lift.]
cues: [Tall]
faults: [{see: Slump, fix: Lift less}]
safety: [Stop at pain]
resistance: []
regress: []
progress: []
variants: []
notes: []
illustration: {start: {caption: Down}, end: {caption: Up}}
"""


def entry(**fields):
    return yaml.safe_load(ENTRY) | fields


def text_of(*entries, **fields):
    data = {
        "muscles": {"psoas": "Psoas", "calves": "Calves"},
        "equipment": [
            {"id": "chair", "name": "Chair", "met_by": ["chair"]},
            {"id": "band", "name": "Band"},
        ],
        "exercises": list(entries),
    }
    return yaml.safe_dump(data | fields)


def test_shipped_catalogue_holds_every_exercise(shipped):
    catalogue, studies = shipped

    assert len(catalogue.exercises) == 29
    assert len(catalogue.muscles) == 19
    assert {study.columns["stance"] for study in studies} == {
        "supports",
        "against",
        "method",
    }


def test_shipped_texts_keep_the_wording_rules(catalogue_text, studies_text):
    words = r"\b(weak\w*|deficit|imbalance|proven|abnormal|percentile|race)\b|!"

    assert re.findall(words, catalogue_text + studies_text, re.IGNORECASE) == []


def test_entry_becomes_columns_of_the_model():
    lift = read_catalogue(text_of(entry())).exercises[0]

    assert lift.columns["load_kinds"] == [
        "bodyweight",
        "ankle_weight",
        "cable_stack",
        "band",
    ]
    assert (lift.columns["up_s"], lift.columns["down_s"]) == (2, 1)
    assert lift.columns["faults"] == [{"see": "Slump", "fix": "Lift less"}]
    assert (lift.required, lift.primary_muscles) == (("chair",), ("psoas",))


@pytest.mark.parametrize(
    ("broken", "problem"),
    (
        ({"id": "Lift 2"}, "id is “Lift 2”; use small letters, digits and hyphens"),
        ({"name": None}, "name is missing; write some text"),
        ({"summary": "  "}, "summary is “  ”; write some text"),
        ({"family": "yoga"}, "family is “yoga”; use one of seated, hang,"),
        ({"level": "godlike"}, "level is “godlike”; use one of beginner,"),
        ({"origin": {"kind": "squad", "section": "x"}}, "origin: kind is “squad”"),
        ({"origin": "article"}, "origin: is not a mapping of names to values"),
        ({"load_types": ["bricks"]}, "load_types names “bricks”, which is not known"),
        ({"load_types": []}, "load_types is empty"),
        (
            {"measurement": {"mode": "reps", "fields": ["joy"]}},
            "measurement: fields names “joy”, which is not known",
        ),
        (
            {"muscles": {"primary": ["heart"]}},
            "muscles: primary names “heart”, which is not known",
        ),
        (
            {"muscles": {"primary": ["psoas"], "secondary": ["psoas"]}},
            "muscles: “psoas” is both primary and secondary",
        ),
        (
            {"muscles": {"primary": ["psoas", "psoas"]}},
            "muscles: primary names something twice",
        ),
        (
            {"equipment": {"required": ["jet"]}},
            "equipment: required names “jet”, which is not known",
        ),
        (
            {"equipment": {"required": ["band"], "optional": ["band"]}},
            "equipment: “band” is both required and optional",
        ),
        ({"steps": []}, "steps is empty"),
        ({"steps": "Lift."}, "steps is not a list of texts"),
        ({"cues": [3]}, "cues is not a list of texts"),
        ({"faults": "none"}, "faults is “none”; write a list"),
        ({"faults": [{"see": "Slump"}]}, "faults 1: fix is missing"),
        (
            {"faults": [{"see": "a", "fix": "b", "why": "c"}]},
            "faults 1: “why” is not a name that is used here",
        ),
        ({"steps_": ["Lift."]}, "“steps_” is not a name that is used here"),
        ({"illustration": {"start": {"caption": "a"}}}, "end: is not a mapping"),
        ({"progress": ["moon"]}, "progress names “moon”, which is not in the file"),
        ({"variants": ["moon"]}, "variants names “moon”, which is not in the file"),
        ({"progress": ["lift"]}, "progress lists “lift”, but its regress does not"),
        (
            {"progress": ["lift"], "regress": ["lift"]},
            "the easier-to-harder links form a loop: lift → lift",
        ),
    ),
)
def test_planted_fault_is_named(broken, problem):
    problems = problems_of(text_of(entry(**broken)))

    assert any(problem in found for found in problems), problems


@pytest.mark.parametrize(
    ("broken", "problem"),
    (
        ({"sets": 0}, "sets is “0”; use a whole number from 1 to 10"),
        ({"sets": True}, "sets is “True”; use a whole number"),
        ({"sets": "two"}, "sets is “two”; use a whole number"),
        ({"reps": [10, 8]}, "reps goes down from 10 to 8"),
        ({"reps": 8}, "reps is “8”; write two numbers"),
        ({"reps": [8, "ten"]}, "reps is “ten”; use a whole number"),
        ({"per_week": [2, 8]}, "per_week is “8”; use a whole number from 1 to 7"),
        ({"basis": "hearsay"}, "basis is “hearsay”; use one of article, convention"),
        ({"distance_m": 20}, "distance_m belongs to an exercise measured by distance"),
    ),
)
def test_planted_fault_in_a_dose_is_named(broken, problem):
    dose = entry()["dose"] | broken

    problems = problems_of(text_of(entry(dose=dose)))

    assert problems[0].startswith(f"exercise lift: dose: {problem}")


def test_distance_needs_its_metres():
    measured = {"mode": "distance", "fields": ["distance_m"]}

    problems = problems_of(text_of(entry(measurement=measured)))

    assert problems == [
        "exercise lift: dose: distance_m belongs to an exercise measured by distance"
    ]


def test_rung_must_be_known_at_both_ends():
    up = entry(id="up", regress=["lift"])
    down = entry(progress=["high"])

    problems = problems_of(text_of(down, up, entry(id="high")))

    assert problems == [
        "exercise lift: progress lists “high”, but its regress does not "
        "list this exercise",
        "exercise up: regress lists “lift”, but its progress does not "
        "list this exercise",
    ]


def test_variation_must_be_known_at_both_ends():
    one = entry(variants=["twist"])
    self_centred = entry(id="twist", variants=["twist"])

    assert problems_of(text_of(one, self_centred)) == [
        "exercise twist: variants names the exercise itself",
        "exercise lift: variants lists “twist”, but its variants do not "
        "list this exercise",
    ]


def test_every_problem_is_named_at_once():
    text = text_of(
        entry(level="godlike"),
        entry(steps=[]),
        "not an exercise",
        equipment=[{"id": "chair", "name": "Chair"}] * 2,
    )

    problems = problems_of(text)

    assert "exercise lift: steps is empty" in problems
    assert "equipment: “chair” is there 2 times" in problems
    assert "exercises: “lift” is there 2 times" in problems
    assert "catalogue: exercises 3: is not a mapping of names to values" in problems
    assert any("godlike" in problem for problem in problems)


@pytest.mark.parametrize("read", (read_catalogue, read_studies))
def test_file_that_is_not_yaml_says_where(read):
    assert "line 2" in problems_of("exercises: [", read)[0]


@pytest.mark.parametrize("read", (read_catalogue, read_studies))
def test_file_without_content_is_refused(read):
    assert "is not a mapping of names to values" in problems_of("", read)[0]
