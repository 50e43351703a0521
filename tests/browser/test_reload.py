"""A page that the browser has stored looks the same when it is asked for again."""

import pytest
from django.http import HttpResponseNotModified

from exercises.catalogue import load
from hipflex.http import caching
from tests.pages import PAGES
from tests.world import make_world

# Styles that were refused leave neither a rule nor the page's own colours.
LOOKS = """() => [
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
    """The 304 answers: a stored page is checked again at each visit."""
    answers = []

    def not_modified():
        answers.append(HttpResponseNotModified())
        return answers[-1]

    monkeypatch.setattr(caching, "CACHE_S", 0)
    monkeypatch.setattr(caching, "HttpResponseNotModified", not_modified)
    return answers


def test_reloaded_and_revisited_pages_keep_their_looks(
    page, public_pages, unchanged_answers
):
    found = []
    for path in public_pages:
        page.goto(path)
        before = page.evaluate(LOOKS)
        for visit in (page.reload, lambda path=path: page.goto(path)):
            visit()
            if (after := page.evaluate(LOOKS)) != before:
                found.append(f"{path}: {before} became {after}")

    assert found == []
    assert len(unchanged_answers) > 20


def test_page_gone_back_to_keeps_its_looks(page, public_pages, unchanged_answers):
    found = []
    for path in public_pages:
        page.goto(path)
        before = page.evaluate(LOOKS)
        page.goto("/privacy/")
        page.go_back()
        if (after := page.evaluate(LOOKS)) != before:
            found.append(f"{path}: {before} became {after}")

    assert found == []
