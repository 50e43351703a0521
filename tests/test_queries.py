"""Request every page of the site with nonsense in the query."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.database_rows import rolled_back
from tests.form_posts import urlencode_form
from tests.pages import NOWHERE
from tests.role_clients import client_for
from tests.test_nonsense import EVERY, ROLES, pages_of, senders

pytestmark = [pytest.mark.slow, pytest.mark.sweep, pytest.mark.django_db]

# What the pages read of an address, and some that none does.
NAMES = (
    *("page", "q", "show", "ended", "exercise", "set", "side", "sets", "reps", "hold"),
    *("days", "a", "b", "kit", "level", "above", "dose", "position", "family", "next"),
    *("role", "athlete", "squad", "pk", "version", "date", "taken_at", "csrf"),
)
# Read one by one: with all of them at once the first wrong one hides the rest.
READ = {
    "exercises:exercise_list": ("q", "kit", "level", "side", "above", "family"),
    "exercises:exercise_detail": ("side", "sets", "reps", "hold", "days"),
    "exercises:compare": ("a", "b"),
    "assessments:test_hub": ("page",),
    "assessments:assessment_list": ("page",),
    "training:plan_list": ("page", "ended"),
    "training:history": ("page",),
    "training:progress": ("page",),
    "training:squad_detail": ("show", "q"),
    "training:session_detail": ("exercise", "set", "side"),
    "training:session_start": ("exercise",),
    "training:set_create": ("exercise",),
    "account_signup": ("role", "next"),
    "account_login": ("next",),
    "accounts:theme_set": ("next",),
}
# The other parameters that some of them need.
OTHER_PARAMETERS = {
    "exercises:compare": {"a": ("seated-knee-lift",), "b": ("standing-knee-lift",)},
    "exercises:exercise_detail": {"sets": ("3",), "reps": ("8",)},
    "training:session_detail": {"exercise": ("seated-knee-lift",)},
}
NONSENSE = (
    *[("-1",), ("0",), ("abc",), (str(10**20),), ("a\x00b",), ("",), ("2", "abc")],
    *[("9" * 5_000,), ("x" * 5_000,), (b"\xed\xa0\x80",), ("١٢",), ("NaN",)],
    *[("0001-01-01",), ("9999-12-31",), ("<script>alert(1)</script>",), ("%",)],
    *[("' OR 1=1 --",), ("../..",), ("//evil.example",), ("\r\nSet-Cookie: a=b",)],
)
ANSWERS = {200, 302, 400, 404}
EXTERNAL_URLS = (
    *("https://evil.example/", "//evil.example", "https:evil.example", "evil.example"),
    *(r"\\evil.example", r"/\evil.example", "/\t/evil.example", "javascript:alert(1)"),
    *("http:///evil.example", " //evil.example", "//evil.example@testserver"),
    *("https://testserver@evil.example/", "\x00//evil.example", "data:text/html,evil"),
)


def queries_for(name):
    yield from (dict.fromkeys(NAMES, values) for values in NONSENSE[::10])
    company = OTHER_PARAMETERS.get(name, {})
    for place, one in enumerate(READ.get(name, ())):
        some = NONSENSE[place % EVERY :: EVERY]
        yield from (company | {one: values} for values in some)


def is_local(url):
    parts = urlsplit(url)
    local = not parts.scheme and not parts.netloc and url.startswith("/")
    return local and not url.startswith(("//", "/\\"))


def fault_of(response):
    if response.status_code not in ANSWERS:
        return f"answered {response.status_code}"
    if not is_local(response.get("Location", "/")):
        return f"leads to {response['Location']}"
    return "speaks the script" if "<script>alert(1)" in response.text else ""


def pages_by_name(role, world):
    """Return one address of each page, without its query."""
    paths = (urlsplit(url).path for url in pages_of(role, world))
    return {resolve(path).view_name: path for path in paths if path != NOWHERE}


@pytest.mark.parametrize("role", ROLES)
def test_nonsense_in_a_query_is_handled(world, role):
    client = client_for(world, role)
    client.raise_request_exception = False
    faults = [
        (name, fault, str(query)[:80])
        for name, path in pages_by_name(role, world).items()
        for query in queries_for(name)
        if (fault := fault_of(client.get(f"{path}?{urlencode_form(query).decode()}")))
    ]

    assert faults == []


@pytest.mark.parametrize("role", ROLES)
def test_no_form_redirects_to_another_site(world, role):
    faults = []
    for one in senders(role, world):
        for target in EXTERNAL_URLS if one.name in READ else EXTERNAL_URLS[:2]:
            extra = {"next": (target,)}
            with rolled_back(), one.same_cookies():
                response = one.send(
                    one.data | extra, query=urlencode_form(extra).decode()
                )
            if not is_local(response.get("Location", "/")):
                faults.append((one.name, target, response["Location"]))

    assert faults == []
