"""Every number names its source: a study, the article or our convention."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from assessments.knee_lift.protocol import COMPENSATIONS, POSITION_RULES, THRESHOLDS
from exercises.evidence.citations import names_a_source, unknown_studies
from exercises.models import Exercise
from tests.factories import make_exercise
from tests.pages import PAGES, PUBLIC
from tests.sources import (
    basis_lines,
    constants_without_a_source,
    evidence_links,
    numbers_without_a_source,
    parse_main,
    rules_of,
)
from tests.world import make_world

pytestmark = pytest.mark.sweep

RULES = ("assessments/planning/rules.py", "training/plans/progression.py")
CONSTANTS = (
    "assessments/knee_lift/protocol.py",
    "assessments/measurement_error/change.py",
    "assessments/knee_lift/asymmetry.py",
    "assessments/knee_lift/geometry.py",
    "exercises/dose.py",
    "exercises/evidence/running_form.py",
    "training/plans/progression.py",
)
ARTICLE_PAGES = (
    "home",
    *(name for name in PUBLIC if name.startswith("exercises:")),
    "assessments:protocol",
)


def module(name: str) -> Path:
    return Path(settings.BASE_DIR) / name


def bases_without_source(main):
    return [line for line in basis_lines(main) if not has_source_or_no_number(line)]


def has_source_or_no_number(line: str) -> bool:
    """A line without a number needs no source; a study's own line has its citation."""
    return names_a_source(line) or not re.search(r"\d", line) or "doi " in line


@pytest.mark.parametrize("name", RULES)
def test_every_rule_names_its_sources(name):
    rules = list(rules_of(module(name)))

    assert len(rules) == module(name).read_text().count('Rule("')
    assert [rule for rule in rules if not names_a_source(rule.basis)] == []
    assert [rule for rule in rules if unknown_studies(rule.basis)] == []


@pytest.mark.parametrize("name", CONSTANTS)
def test_every_constant_names_its_source(name):
    assert list(constants_without_a_source(module(name))) == []


def test_every_protocol_threshold_names_its_source():
    texts = [
        *(str(one.source) for one in THRESHOLDS),
        *(one.basis.label for one in COMPENSATIONS),
        *(one.basis.label for one in POSITION_RULES.values()),
    ]

    assert [text for text in texts if not names_a_source(text)] == []


def test_number_without_a_source_is_found(tmp_path):
    faulty = tmp_path / "faulty.py"
    faulty.write_text(
        '"""Numbers."""\n\nLOOSE: Final = 4\n\n# Convention.\nTIED: Final = 5\n\n\n'
        'def rule():\n    basis = _("trust us")\n    return Rule("R-X", "", basis)\n'
    )
    hold, rest = "<p>Hold <b>9 s</b>.</p>", "<p>Rest 5 s, our convention.</p>"
    page = parse_main(f"<main>{hold}{rest}</main>")

    assert list(constants_without_a_source(faulty)) == ["faulty.py: LOOSE"]
    assert [rule.basis for rule in rules_of(faulty)] == ["trust us"]
    assert numbers_without_a_source(page, names_a_source) == ["9 s"]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("name", ARTICLE_PAGES)
def test_every_number_on_an_article_page_has_a_source(client, name):
    main = parse_main(client.get(reverse(name)).text)

    if name != "exercises:evidence":
        assert numbers_without_a_source(main, names_a_source) == []
        assert bases_without_source(main) == []


@pytest.mark.usefixtures("loaded")
def test_every_number_on_an_exercise_page_has_a_source(client):
    loose = {}
    for exercise in Exercise.objects.library():
        main = parse_main(client.get(exercise.get_absolute_url()).text)
        found = numbers_without_a_source(main, names_a_source) + bases_without_source(
            main
        )
        loose |= {exercise.slug: found} if found else {}

    assert loose == {}


@pytest.mark.django_db
def test_every_number_on_a_custom_exercise_page_has_a_source(client, coach, squad):
    own = make_exercise(squad=squad, hip_start_deg=0, hip_end_deg=110)
    client.force_login(coach)

    main = parse_main(client.get(own.get_absolute_url()).text)

    assert numbers_without_a_source(main, names_a_source) == []
    assert bases_without_source(main) == []


@pytest.mark.usefixtures("loaded")
def test_every_link_to_the_evidence_leads_to_an_entry(client):
    evidence = client.get(reverse("exercises:evidence")).text
    paths = [reverse(name) for name in ARTICLE_PAGES]
    paths += [one.get_absolute_url() for one in Exercise.objects.library()]

    links = set()
    for path in paths:
        links |= evidence_links(parse_main(client.get(path).text))

    assert {link for link in links if f'id="{link}"' not in evidence} == set()
    assert {"article", "study-deane-2005", "study-ito-2024"} <= links


def test_every_basis_on_an_athletes_page_names_its_source(client, empty_library):
    world = make_world()
    call_command("load_exercises", verbosity=0)
    client.force_login(world.user)
    loose = {}
    for path in PAGES["athlete"](world):
        html = client.get(path, follow=True).text
        found = bases_without_source(parse_main(html)) if "<main" in html else []
        loose |= {path: found} if found else {}

    assert loose == {}
