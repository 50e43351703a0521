"""A cached page looks the same when it is requested again."""

import pytest
from django.http import HttpResponseNotModified

from exercises.catalogue import load
from hipflex.http import caching
from tests.pages import PAGES
from tests.world import make_world

# Styles that were refused leave neither a rule nor the page's own colours.
APPEARANCE = """() => [
  [...document.styleSheets].map((sheet) => sheet.cssRules.length).join(),
  getComputedStyle(document.body).fontFamily,
  getComputedStyle(document.body).backgroundColor,
  [...document.images].filter((image) => image.complete && !image.naturalWidth).length,
].join(" | ")"""


@pytest.fixture
def public_pages(transactional_db, shipped):
    world = make_world()
    load.load(*shipped)
    return PAGES["visitor"](world)


@pytest.fixture
def unchanged_answers(monkeypatch):
    """The 304 responses: a cached page is revalidated at each visit."""
    answers = []

    def not_modified():
        answers.append(HttpResponseNotModified())
        return answers[-1]

    monkeypatch.setattr(caching, "CACHE_S", 0)
    monkeypatch.setattr(caching, "HttpResponseNotModified", not_modified)
    return answers


def test_reloaded_and_revisited_pages_look_the_same(
    page, public_pages, unchanged_answers
):
    found = []
    for path in public_pages:
        page.goto(path)
        before = page.evaluate(APPEARANCE)
        for visit in (page.reload, lambda path=path: page.goto(path)):
            visit()
            if (after := page.evaluate(APPEARANCE)) != before:
                found.append(f"{path}: {before} became {after}")

    assert found == []
    assert len(unchanged_answers) > 20


def test_page_looks_the_same_after_going_back(page, public_pages, unchanged_answers):
    found = []
    for path in public_pages:
        page.goto(path)
        before = page.evaluate(APPEARANCE)
        page.goto("/privacy/")
        page.go_back()
        if (after := page.evaluate(APPEARANCE)) != before:
            found.append(f"{path}: {before} became {after}")

    assert found == []
