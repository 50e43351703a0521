"""What axe finds on a page, in both themes and on both widths."""

from collections import defaultdict

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# In the dark nothing but the colours is another.
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": COLOURS},
}
# A part of a page is an element with all it stands in, and with what a style sheet
# may ask of them. Of the insides of a drawing the classes say it all, and what has no
# words is ink. One more part is what axe asks of a page as a whole.
PART = """
  const asked = /^(type|role|open|disabled|checked|data-.*)$|^aria-(current|invalid)$/;
  const said = (one) => one.getAttributeNames().sort()
    .map((name) => (asked.test(name) ? `${name}=${one.getAttribute(name)}` : name));
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true });
  const isInk = (one) => one.ownerSVGElement && !one.textContent.trim();
  const part = (one, around) => [around, ">", one.localName, one.getAttribute("class"),
    ...(one.ownerSVGElement ? [] : said(one))].join(" ");
  const page = () => [document.documentElement.lang, document.title.trim() !== "",
    document.querySelector("meta[name=viewport]")?.content,
    document.querySelector("main") !== null].join(" ");
"""
PARTS = f"""() => {{
  {PART}
  const found = new Set([page()]);
  const collect = (one, around) => {{
    if (!isShown(one) || isInk(one)) return;
    const name = part(one, around);
    found.add(name);
    for (const child of one.children) collect(child, name);
  }};
  collect(document.body, "");
  return [...found];
}}"""
# The framework's own search-and-choose widget names its box in a way axe refuses. Of
# parts that are alike, the first stands for all.
FIND = f"""([runOnly, parts]) => {{
  {PART}
  const exclude = [...document.querySelectorAll(".select2")];
  const left = new Set(parts);
  const isNew = (one, around) => {{
    if (!isShown(one) || isInk(one)) return false;
    const name = part(one, around);
    const alone = left.delete(name);
    const old = [...one.children].filter((child) => !isNew(child, name));
    if (!alone && old.length === one.children.length) return false;
    exclude.push(...old);
    return true;
  }};
  if (!isNew(document.body, "")) exclude.push(document.body);
  const options = {{ runOnly, resultTypes: ["violations"], preload: false }};
  return axe.run({{ exclude }}, options).then((one) => one.violations);
}}"""
# The framework's links fade from one colour to the other.
FADED = """document.getAnimations()
  .filter((one) => one instanceof CSSTransition).forEach((one) => one.finish())
"""

# The parts that were looked at, in each theme and width.
Seen = defaultdict[tuple[str, int], set[str]]


def nothing_seen() -> Seen:
    return defaultdict(set)


def violations_in(page: Page, seen: Seen) -> list[str]:
    """What is wrong with a page itself, and with those of its parts that are new."""
    found = []
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        # What lies half under the bar at the top would count as too small.
        page.evaluate("scrollTo(0, 0)")
        parts = {*page.evaluate(PARTS)}
        for scheme in RULES:
            # Colours are the same on every width.
            place = (scheme, viewport["width"] if scheme == "light" else 0)
            new = parts - seen[place]
            seen[place] |= parts
            if new:
                found += violations(page, scheme, new)
    return found


def violations(page: Page, scheme: str, parts: set[str]) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(FADED)
    where = f"{page.url} {scheme} {page.viewport_size['width']}"
    return [
        f"{where} {rule['id']}: {node['html'][:160]}"
        for rule in page.evaluate(FIND, [RULES[scheme], [*parts]])
        for node in rule["nodes"]
    ]
