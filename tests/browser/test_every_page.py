"""Every page, in both themes and on both widths: no complaint, nothing inaccessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages import PAGES
from tests.world import make_world

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
# Only colours differ between the themes.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
WIDER = """() => {
  const page = document.documentElement;
  return page.scrollWidth > page.clientWidth;
}"""


def violations(page, options) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found
        for node in rule["nodes"]
    ]


def inspect(page) -> list[str]:
    """What axe finds in both themes on both widths, and sideways scroll at 320 px."""
    found = []
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += violations(page, options)
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
