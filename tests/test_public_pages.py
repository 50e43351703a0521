"""What every page that strangers may open has in common."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.exercises.library.pages import LIST
from tests.view_names import PUBLIC_VIEWS

pytestmark = pytest.mark.sweep

# Each name here is no page that all visitors get alike. Say why.
NOT_FOR_ALL = {
    "components",  # answers 404 to all but staff
    "healthz",  # asked by machines, never kept
    "readyz",
    # Forms that are posted: their token is the visitor's own.
    "accounts:theme_set",
    "accounts:invitation_enter",
    "accounts:invitation_accept",
}
OF_AN_EXERCISE = {
    "exercises:exercise_detail",
    "exercises:exercise_card",
    "exercises:exercise_card_pdf",
}
# They name the exercise's page as the one to find.
ON_PAPER = {"exercises:exercise_card", "exercises:exercise_card_pdf"}
FOR_ALL = sorted(PUBLIC_VIEWS - NOT_FOR_ALL)


def path_of(name):
    return reverse(name, args=["seated-knee-lift"] if name in OF_AN_EXERCISE else [])


PATHS = [
    *map(path_of, FOR_ALL),
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


def test_public_pages_are_sent_once(client, loaded, django_assert_num_queries):
    for path in PATHS:
        first = client.get(path)
        with django_assert_num_queries(0):
            second = client.get(path, headers={"if-none-match": first["ETag"]})

        assert (second.status_code, second.content) == (304, b""), path
        for name in ("ETag", "Cache-Control", "Vary"):
            assert second[name] == first[name]


def test_every_public_page_describes_itself_in_its_own_words(client, loaded):
    names = sorted({*FOR_ALL} - {"robots", "sitemap", "accounts:more", *ON_PAPER})
    pages = [client.get(path_of(name)).text for name in names]

    found = [re.findall(r'name="description" content="([^"]+)"', one) for one in pages]
    titles = [re.findall("<title>(.+)</title>", one) for one in pages]
    assert {len(one) for one in (*found, *titles)} == {1}
    assert len({one[0] for one in found}) == len({one[0] for one in titles})
    assert len({one[0] for one in titles}) == len(names)
    assert [one for one in found if not 50 <= len(one[0]) <= 160] == []


def test_pages_that_ask_the_database_are_labelled_by_its_rows(client, loaded):
    """A page drawn from rows under a label without them would never be renewed."""
    for path in PATHS:
        with CaptureQueriesContext(connection) as captured:
            client.get(path)

        statements = [query["sql"] for query in captured.captured_queries]
        assert not statements or "sha256" in statements[0], path
