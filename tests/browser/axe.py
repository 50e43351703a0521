"""Run axe on a page in both themes, on the parts that were not checked before."""

from collections import defaultdict
from typing import Any, NamedTuple

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
WITHOUT_COLOURS = {rule: {"enabled": False} for rule in COLOURS}


class Run(NamedTuple):
    scheme: str
    options: dict[str, Any]
    on_each_width: bool = False


# Only colours differ in the dark theme. The light theme comes last, because parts are
# compared in it.
RUNS = (
    Run("dark", {"runOnly": COLOURS}),
    Run("light", {"runOnly": COLOURS}),
    Run("light", {"runOnly": TAGS, "rules": WITHOUT_COLOURS}, on_each_width=True),
)
# Shapes without text in a drawing need no check.
REMOVE_GRAPHICS = """document.querySelectorAll("svg *").forEach((one) => {
  if (!one.textContent.trim()) one.remove();
})"""
# A part of a page is an element with all it stands in, with what a style sheet may ask
# of them and with its own colours; of the insides of a drawing the classes say it all.
# One more part is what axe asks of a page as a whole.
PARTS = """() => {
  const used = /^(type|role|open|disabled|checked|data-.*)$|^aria-(current|invalid)$/;
  const attributes = (one) => one.getAttributeNames().sort()
    .map((name) => (used.test(name) ? `${name}=${one.getAttribute(name)}` : name));
  const part = (one, around) => [around, ">", one.localName, one.getAttribute("class"),
    ...(one.ownerSVGElement ? [] : attributes(one))].join(" ");
  const coloured = (one) => {
    const { color, backgroundColor } = getComputedStyle(one);
    return ` ${color} ${backgroundColor}`;
  };
  const page = [document.documentElement.lang, document.title.trim() !== "",
    document.querySelector("meta[name=viewport]")?.content,
    document.querySelector("main") !== null].join(" ");
  window.partOf = new Map([[document, page]]);
  const collect = (one, around) => {
    if (!one.checkVisibility({ visibilityProperty: true })) return;
    const name = part(one, around);
    partOf.set(one, name + coloured(one));
    for (const child of one.children) collect(child, name);
  };
  collect(document.body, "");
  return [...new Set(partOf.values())];
}"""
# The framework's own search-and-choose widget names its box in a way axe refuses. Of
# parts that are alike, the first stands for all.
FIND = """([settings, parts]) => {
  const exclude = [...document.querySelectorAll(".select2")];
  const left = new Set(parts);
  const isNew = (one) => {
    if (!partOf.has(one)) return false;
    const alone = left.delete(partOf.get(one));
    const old = [...one.children].filter((child) => !isNew(child));
    if (!alone && old.length === one.children.length) return false;
    exclude.push(...old);
    return true;
  };
  if (!isNew(document.body)) exclude.push(document.body);
  const options = { ...settings, resultTypes: ["violations"], preload: false };
  return axe.run({ exclude }, options).then((one) => one.violations);
}"""
# Links change colour in a transition: end it before colours are checked.
FINISH_TRANSITIONS = """document.getAnimations()
  .filter((one) => one instanceof CSSTransition).forEach((one) => one.finish())
"""

# The parts that were checked, by the number of the run and the width.
Seen = defaultdict[tuple[int, int], set[str]]


def no_parts_checked() -> Seen:
    return defaultdict(set)


def violations_in(page: Page, seen: Seen) -> list[str]:
    """Return the violations in the page itself and in its new parts."""
    # An element half under the bar at the top would count as too small.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(REMOVE_GRAPHICS)
    parts = {*page.evaluate(PARTS)}
    found = []
    for number, run in enumerate(RUNS):
        place = (number, page.viewport_size["width"] * run.on_each_width)
        new = parts - seen[place]
        seen[place] |= parts
        if new:
            found += violations(page, run, new)
    return found


def violations(page: Page, run: Run, parts: set[str]) -> list[str]:
    page.emulate_media(color_scheme=run.scheme, reduced_motion="reduce")
    page.evaluate(FINISH_TRANSITIONS)
    if not page.evaluate("typeof axe === 'object'"):
        page.add_script_tag(url="/static/axe.js")
    where = f"{page.url} {run.scheme} {page.viewport_size['width']}"
    return [
        f"{where} {rule['id']}: {node['html'][:160]}"
        for rule in page.evaluate(FIND, [run.options, [*parts]])
        for node in rule["nodes"]
    ]
