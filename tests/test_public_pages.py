"""Rules for every page that works without signing in."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.exercises.library.pages import LIST
from tests.view_names import PUBLIC_VIEWS

pytestmark = pytest.mark.sweep

# Each name here is no page that all visitors get alike. Say why.
NOT_CACHED = {
    "components",  # answers 404 to all but staff
    "healthz",  # for monitoring, never cached
    "readyz",
    # Forms that are posted: their token is the visitor's own.
    "accounts:theme_set",
    "accounts:invitation_enter",
    "accounts:invitation_accept",
}
EXERCISE_VIEWS = {
    "exercises:exercise_detail",
    "exercises:print_card",
    "exercises:print_card_pdf",
}
# They name the exercise's page as the one to find.
PRINT_VIEWS = {"exercises:print_card", "exercises:print_card_pdf"}
CACHED_VIEWS = sorted(PUBLIC_VIEWS - NOT_CACHED)


def path_of(name):
    return reverse(name, args=["seated-knee-lift"] if name in EXERCISE_VIEWS else [])


PATHS = [
    *map(path_of, CACHED_VIEWS),
    "/exercises/seated-knee-lift/?side=left&sets=4&reps=8&hold=2&days=3",
    "/exercises/compare/?a=hanging-pike&b=seated-knee-lift",
    f"{LIST}?q=haning+leg+rase",
    f"{LIST}?q=zzzzzz&level=advanced",
]


@pytest.mark.sweep
@pytest.mark.parametrize("zipped", ("gzip", "gzip, deflate, br"))
def test_public_pages_are_the_same_for_every_visitor(client, loaded, zipped):
    headers = {"accept-encoding": zipped}

    for path in PATHS:
        first, second = (client.get(path, headers=headers) for _visit in range(2))

        assert first.content == second.content, path
        assert first["ETag"] == second["ETag"]
        assert first["Cache-Control"] == "public, max-age=300"
        assert {"Accept-Encoding", "Cookie"} <= {*first["Vary"].split(", ")}
        assert not first.cookies


def test_unchanged_public_pages_answer_304(client, loaded, django_assert_num_queries):
    for path in PATHS:
        first = client.get(path)
        with django_assert_num_queries(0):
            second = client.get(path, headers={"if-none-match": first["ETag"]})

        assert (second.status_code, second.content) == (304, b""), path
        for name in ("ETag", "Cache-Control", "Vary"):
            assert second[name] == first[name]


def test_every_public_page_has_its_own_description(client, loaded):
    names = sorted(
        {*CACHED_VIEWS} - {"robots", "sitemap", "accounts:more", *PRINT_VIEWS}
    )
    pages = [client.get(path_of(name)).text for name in names]

    found = [re.findall(r'name="description" content="([^"]+)"', one) for one in pages]
    titles = [re.findall("<title>(.+)</title>", one) for one in pages]
    assert {len(one) for one in (*found, *titles)} == {1}
    assert len({one[0] for one in found}) == len({one[0] for one in titles})
    assert len({one[0] for one in titles}) == len(names)
    assert [one for one in found if not 50 <= len(one[0]) <= 160] == []


def test_etag_of_pages_with_queries_depends_on_the_rows(client, loaded):
    """An ETag that ignores the rows would never be renewed."""
    for path in PATHS:
        with CaptureQueriesContext(connection) as captured:
            client.get(path)

        statements = [query["sql"] for query in captured.captured_queries]
        assert not statements or "sha256" in statements[0], path
