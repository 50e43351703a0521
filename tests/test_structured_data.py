"""The structured data of pages matches what people see."""

import json
import re

import pytest
from django.urls import reverse

from exercises.models import Exercise, Study
from hipflex.seo.jsonld import block
from tests.exercises.library.pages import LIST
from tests.factories import make_exercise

pytestmark = pytest.mark.sweep

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LIFT = "/exercises/seated-knee-lift/"
HERE = "http://testserver"


def things(response):
    found = [json.loads(text) for text in BLOCK.findall(response.text)]
    assert {one["@context"] for one in found} == {"https://schema.org"}
    return {thing["@type"]: thing for one in found for thing in one["@graph"]}


def metas(response):
    pattern = r'<meta (?:name|property)="([^"]+)" content="([^"]*)">'
    return dict(re.findall(pattern, response.text))


def canonical(response):
    return re.findall(r'<link rel="canonical" href="([^"]+)">', response.text)


def test_exercise_is_a_how_to(client, loaded):
    exercise = Exercise.objects.get(slug="seated-knee-lift-band")

    thing = things(client.get(exercise.get_absolute_url()))["HowTo"]

    assert thing == {
        "@type": "HowTo",
        "name": exercise.name,
        "description": exercise.summary,
        "image": f"{HERE}/static/cards/seated-knee-lift-band.png",
        "step": [{"@type": "HowToStep", "text": line} for line in exercise.steps],
        "tool": [
            {"@type": "HowToTool", "name": role.equipment.name}
            for role in exercise.equipment_roles.filter(is_required=True)
            .select_related("equipment")
            .order_by("position")
        ],
    }


def test_exercise_without_equipment_lists_no_tool(client, db):
    thing = things(client.get(make_exercise().get_absolute_url()))["HowTo"]

    assert "tool" not in thing


def test_exercise_has_breadcrumbs(client, loaded):
    thing = things(client.get(LIFT))["BreadcrumbList"]

    places = [(one["name"], one["item"]) for one in thing["itemListElement"]]
    assert places == [
        ("HipFlex", f"{HERE}/"),
        ("Exercise library", f"{HERE}/exercises/"),
        ("Seated knee lift", f"{HERE}{LIFT}"),
    ]


def test_library_lists_the_exercises_it_shows(client, loaded):
    response = client.get(f"{LIST}?level=advanced")

    found = response.context["library"].found
    entries = things(response)["ItemList"]["itemListElement"]
    assert [one["name"] for one in entries] == [one.name for one in found]
    assert [one["position"] for one in entries] == [*range(1, len(found) + 1)]


def test_evidence_cites_every_study(client, loaded):
    thing = things(client.get(reverse("exercises:evidence")))["Article"]

    dois = [one["sameAs"] for one in thing["citation"] if "sameAs" in one]
    kinds = {one["@type"] for one in thing["citation"]}
    assert len(thing["citation"]) == Study.objects.count()
    assert dois == [one.doi_url for one in Study.objects.in_order() if one.doi]
    assert kinds == {"ScholarlyArticle", "CreativeWork"}


def test_home_names_the_site(client, db):
    assert things(client.get("/"))["WebSite"]["url"] == f"{HERE}/"


def test_data_cannot_end_its_block():
    text = block({"name": "</script><b>&"})

    assert text.count("<") == 2
    assert json.loads(BLOCK.findall(text)[0])["@graph"] == [{"name": "</script><b>&"}]


@pytest.mark.parametrize("word", ("Medical", "Drug", "Therapy", "Health", "Review"))
def test_no_medical_or_rating_type_is_used(client, loaded, word):
    pages = (client.get(path) for path in ("/", LIST, LIFT, "/evidence/"))

    assert not [name for page in pages for name in things(page) if word in name]


@pytest.mark.parametrize(
    ("requested", "path"),
    (
        (f"{LIFT}?side=left", LIFT),
        (f"{LIFT}?sets=3&reps=8&hold=2&days=2", LIFT),
        (f"{LIST}?q=band&level=beginner", LIST),
        ("/exercises/compare/?a=hanging-pike&b=active-hang", "/exercises/compare/"),
        ("/", "/"),
    ),
)
def test_views_of_a_page_share_one_address(client, loaded, requested, path):
    response = client.get(requested)

    assert canonical(response) == [f"{HERE}{path}"]
    assert metas(response)["og:url"] == f"{HERE}{path}"


def test_exercise_link_preview_has_its_picture_and_text(client, loaded):
    exercise = Exercise.objects.get(slug="seated-knee-lift")

    found = metas(client.get(LIFT))

    assert found["og:image"] == f"{HERE}/static/cards/seated-knee-lift.png"
    assert found["og:title"] == exercise.name
    assert found["description"] == found["og:description"]
    assert exercise.summary.startswith(found["description"][:40])
    assert found["twitter:card"] == "summary_large_image"


def test_custom_exercise_link_preview_has_the_sites_picture(client, squad, athlete):
    own = make_exercise(squad=squad, slug="garage", origin="squad")
    client.force_login(athlete.user)

    response = client.get(own.get_absolute_url())

    assert metas(response)["og:image"] == f"{HERE}/static/cards/site.png"
