"""Every page, in both themes and on both widths: accessible and without errors."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings

from exercises.catalogue import load
from tests.browser.axe import Seen, no_parts_checked, violations_in
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.states import STATES, State
from tests.pages import NOWHERE, PAGES
from tests.role_clients import client_for
from tests.world import make_world

NARROW = {"width": 320, "height": 640}
# What sticks out on the right where the page scrolls sideways.
WIDER = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return "";
  const out = (one) => one.getBoundingClientRect().right > page.clientWidth + 0.5;
  return [...document.body.querySelectorAll("*")].filter(out).slice(0, 3)
    .map((one) => one.outerHTML.slice(0, 120)).join(" ") || "something";
}"""
# The roles with most pages are shared out among the processes of a run.
PARTS = {"visitor": 2, "athlete": 3, "coach": 3}
SHARES = [(role, part) for role in PAGES for part in range(PARTS.get(role, 1))]


@pytest.fixture(scope="module")
def seen() -> Seen:
    return no_parts_checked()


def inspect(page, seen: Seen) -> list[str]:
    """Return violations in each theme and width, and horizontal scroll at 320 px."""
    found = []
    if page.locator(".drawing use").count() and page.locator(".shapes").count() != 1:
        found.append(f"{page.url} lacks the shapes of its figures")
    for size in nearest_first(page.viewport_size["width"]):
        page.set_viewport_size(size)
        found += sideways(page) if size == NARROW else violations_in(page, seen)
    return found


def nearest_first(width: int) -> list[dict[str, int]]:
    """A page is laid out anew on each width, so begin where the last one ended."""
    sizes = (NARROW, PHONE, DESKTOP)
    return sorted(sizes, key=lambda size: abs(size["width"] - width))


def sideways(page) -> list[str]:
    wider = page.evaluate(WIDER)
    return [f"{page.url} scrolls sideways at 320 px: {wider}"] if wider else []


def reach(page, world, entry: State | str) -> list[str]:
    """Opens a page; what is wrong when something else came."""
    if isinstance(entry, State):
        status = entry.reach(page, world)
        expected = entry.status
    else:
        status = page.goto(entry).status
        expected = 404 if entry == NOWHERE else 200
        if urlsplit(page.url).path != urlsplit(entry).path:
            return [f"{entry} led to {page.url}"]
    return [] if status == expected else [f"{page.url}: {status}, not {expected}"]


def entries_of(role, world) -> list[State | str]:
    """What a coach reads of an athlete is what a physio and the athlete see."""
    read = PAGES["physio"](world) if role == "coach" else []
    pages = [path for path in PAGES[role](world) if path not in read]
    return [*pages, *STATES.get(role, [])]


@pytest.mark.parametrize(("role", "part"), SHARES)
def test_every_page_is_accessible_and_quiet(
    page, live_server, seen, shipped, role, part
):
    world = make_world()
    load.load(*shipped)
    session = client_for(world, role).cookies.get(settings.SESSION_COOKIE_NAME)
    if session:
        cookie = {"name": session.key, "value": session.value, "url": live_server.url}
        page.context.add_cookies([cookie])

    found = []
    for entry in entries_of(role, world)[part :: PARTS.get(role, 1)]:
        found += reach(page, world, entry)
        found += inspect(page, seen)

    assert found == []
