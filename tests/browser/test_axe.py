"""The accessibility checks find faults on pages that are alike."""

import pytest

from tests.browser.axe import no_parts_checked, violations_in
from tests.browser.conftest import DESKTOP, PHONE

# Nothing but the words stays of the page: axe takes its time over the rest.
LEAVE = """(html) => {
  const main = document.createElement("main");
  main.innerHTML = html;
  document.body.replaceChildren(main);
}"""
STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
WORDS = "<p class=dim>one</p><p class=dim>two</p>"


def rules_broken(page, seen):
    """Theme, width and rule of each."""
    found = []
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        found += violations_in(page, seen)
    return [tuple(line.split()[1:4]) for line in found]


@pytest.mark.parametrize(
    ("css", "places"),
    (
        (".dim { color: #ddd }", ["light 390"]),
        (".dim { color: light-dark(#000, #333) }", ["dark 390"]),
        ("@media (width > 1000px) { .dim { color: #ddd } }", ["light 1280"]),
        ("@media (width > 1000px) { .dim { color: light-dark(#000, #333) } }",
         ["dark 1280"]),
        # What does not show stands for nothing.
        (".dim { color: #ddd } .dim:not(:last-child) { display: none }", ["light 390"]),
    ),
)  # fmt: skip
def test_low_contrast_is_found_once_in_each_theme(page, css, places):
    page.goto("/privacy/")
    page.evaluate(LEAVE, f"<h1>Words</h1><div>{WORDS}</div>")
    page.evaluate(STYLE, css)

    found = rules_broken(page, no_parts_checked())

    assert found == [(*one.split(), "color-contrast:") for one in places]


def test_page_fault_is_found_when_all_parts_are_known(page):
    seen = no_parts_checked()
    page.goto("/privacy/")
    assert rules_broken(page, seen) == []
    page.evaluate("document.documentElement.removeAttribute('lang')")

    found = rules_broken(page, seen)

    widths = ("390", "1280")
    assert found == [("light", width, "html-has-lang:") for width in widths]
