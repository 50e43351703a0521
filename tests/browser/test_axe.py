"""What looks for faults finds them where pages are alike."""

import pytest

from tests.browser.axe import nothing_seen, violations_in

ADD = (
    """(html) => document.querySelector("main").insertAdjacentHTML("beforeend", html)"""
)
STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
WORDS = "<p class=dim>one</p><p class=dim>two</p>"


def rules(found):
    """Theme, width and rule of each."""
    return [tuple(line.split()[1:4]) for line in found]


@pytest.mark.parametrize(
    ("css", "places"),
    (
        (".dim { color: #ddd }", ["light 390", "light 1280"]),
        (".dim { color: light-dark(#000, #333) }", ["dark 390"]),
        ("@media (width > 1000px) { .dim { color: #ddd } }", ["light 1280"]),
        # What does not show stands for nothing.
        (".dim { color: #ddd } .dim:not(:last-child) { display: none }",
         ["light 390", "light 1280"]),
    ),
)  # fmt: skip
def test_faint_words_are_found_once_in_each_theme_and_width(page, css, places):
    page.goto("/privacy/")
    page.evaluate(ADD, f"<div>{WORDS}</div>")
    page.evaluate(STYLE, css)

    found = violations_in(page, nothing_seen())

    assert rules(found) == [(*one.split(), "color-contrast:") for one in places]


def test_what_is_wrong_with_a_page_is_found_where_all_its_parts_are_known(page):
    seen = nothing_seen()
    page.goto("/privacy/")
    assert violations_in(page, seen) == []
    page.evaluate("document.documentElement.removeAttribute('lang')")

    found = violations_in(page, seen)

    widths = ("390", "1280")
    assert rules(found) == [("light", width, "html-has-lang:") for width in widths]
