"""Search engines find every public page, and are kept from the others."""

import re
from urllib.robotparser import RobotFileParser
from uuid import UUID

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse

from exercises.models import Exercise
from hipflex.seo import sitemaps
from tests.factories import make_exercise
from tests.view_names import PUBLIC_VIEWS, named_views

# Each name here is open to strangers and worth no search. Say why.
NOT_FOUND = {
    "components",  # for staff
    "healthz",  # words for machines
    "readyz",
    "robots",
    "sitemap",
    "accounts:more",  # the phone's menu
    "accounts:theme_set",  # a form
    "accounts:invitation_enter",  # forms for who was given a code
    "accounts:invitation_accept",
}
# The exercise's page on paper, which names that page as the one to find.
ON_PAPER = {"exercises:print_card", "exercises:print_card_pdf"}
# Below an exercise's page, for its squad: no visitor's page leads there.
OF_SQUADS = {
    "exercises:custom_exercise_archive",
    "exercises:custom_exercise_edit",
    "exercises:custom_exercise_picture",
    "exercises:custom_exercise_restore",
    "exercises:custom_exercise_thumbnail",
}


def path_of(name):
    """An address of the name, with whatever it asks for."""
    for arguments in ([], [1], ["abc"], [str(UUID(int=0))], [1, "abc"], ["1", "abc"]):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.fixture
def robots(client):
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").text.splitlines())
    return parser


def locations(client):
    response = client.get("/sitemap.xml", headers={"host": "localhost"})
    assert response["Content-Type"].startswith("application/xml")
    return re.findall(r"<loc>http://localhost([^<]+)</loc>", response.text)


def test_robots_name_the_sitemap_of_the_requested_host(client):
    response = client.get("/robots.txt", headers={"host": "localhost"})

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://localhost/sitemap.xml\n" in response.text


def test_robots_can_open_public_pages_and_nothing_else(robots):
    names = {name for name, _view in named_views() if not name.startswith("admin:")}
    allowed = {name for name in names if robots.can_fetch("x", path_of(name))}

    open_to_all = PUBLIC_VIEWS - NOT_FOUND | {"robots", "sitemap"}
    assert allowed == open_to_all | OF_SQUADS
    assert robots.can_fetch("x", "/static/cards/site.png")
    assert not robots.can_fetch("x", reverse("admin:index"))


def test_sitemap_holds_every_public_page_once(client, db):
    call_command("load_exercises", verbosity=0)

    found = locations(client)

    names = PUBLIC_VIEWS - NOT_FOUND - ON_PAPER - {"exercises:exercise_detail"}
    exercises = [one.get_absolute_url() for one in Exercise.objects.all()]
    assert sorted(found) == sorted([*map(reverse, names), *exercises])


def test_sitemap_has_no_dates_and_no_priorities(client, db):
    text = client.get("/sitemap.xml").text

    assert "<lastmod>" not in text
    assert "<priority>" not in text


def test_sitemap_omits_custom_exercises(client, squad):
    make_exercise(squad=squad, slug="garage", origin="squad")

    assert not [one for one in locations(client) if "garage" in one]


@pytest.mark.parametrize("count", (1, 3))
def test_sitemap_query_count(client, db, count, django_assert_num_queries):
    for _number in range(count):
        make_exercise()

    with django_assert_num_queries(2):  # edition, exercises
        client.get("/sitemap.xml")


def test_sitemap_has_a_new_etag_when_an_exercise_changes(client, db):
    exercise = make_exercise(slug="before")
    before = client.get("/sitemap.xml")["ETag"]
    Exercise.objects.filter(pk=exercise.pk).update(slug="after")

    after = client.get("/sitemap.xml", headers={"if-none-match": before})

    # Trusted for half a minute, then drawn anew.
    assert after.status_code == 304
    sitemaps.VERSION.forget()
    renewed = client.get("/sitemap.xml", headers={"if-none-match": before})
    assert renewed.status_code == 200
    assert "/exercises/after/" in renewed.text
