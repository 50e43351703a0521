import pytest
import yaml

from exercises.catalogue.reader import read_studies
from tests.exercises.catalogue.faults import problems_of

STUDY = {
    "id": "deane",
    "label": "Deane",
    "citation": "Deane",
    "topic": "Training",
    "stance": "supports",
    "design": "Controlled",
    "sample": "48 adults",
    "finding": "Stronger",
    "limits": "One study",
}


def test_study_without_doi_is_fine():
    studies = read_studies(yaml.safe_dump({"studies": [STUDY]}))

    assert studies[0].columns["doi"] == ""


@pytest.mark.parametrize(
    ("broken", "problem"),
    (
        (
            {"stance": "maybe"},
            "stance is “maybe”; use one of supports, against, method",
        ),
        ({"limits": ""}, "limits is “”; write some text"),
        ({"year": 2005}, "“year” is not a name that is used here"),
    ),
)
def test_planted_fault_in_a_study_is_named(broken, problem):
    text = yaml.safe_dump({"studies": [STUDY | broken]})

    assert problems_of(text, read_studies) == [f"study deane: {problem}"]


def test_study_is_there_once():
    text = yaml.safe_dump({"studies": [STUDY, STUDY]})

    assert problems_of(text, read_studies) == ["studies: “deane” is there 2 times"]
