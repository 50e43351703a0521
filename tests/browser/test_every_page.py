"""Every page, in both themes and on both widths: no complaint, nothing inaccessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages import PAGES
from tests.world import make_world

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def violations(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def inspect(page) -> list[str]:
    """What axe finds in the four ways to look, and sideways scroll at 320 px."""
    found = []
    for scheme in ("light", "dark"):
        for viewport in (PHONE, DESKTOP):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(viewport)
            found += violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    if page.evaluate(WIDER):
        found.append(f"{page.url} scrolls sideways at 320 px")
    return found


@pytest.mark.parametrize("role", ("visitor", "athlete", "coach"))
def test_every_page_is_accessible_and_quiet(page, sign_in, role):
    world = make_world()
    call_command("load_exercises", verbosity=0)
    if role != "visitor":
        sign_in({"athlete": world.user, "coach": world.coach}[role])

    found = []
    for path in PAGES[role](world):
        page.goto(path)
        found += inspect(page)

    assert found == []
