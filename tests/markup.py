"""Find the faults in a page's markup that need no external checker."""

from functools import cache
from html.parser import HTMLParser

from vendor.cut_bootstrap import CLASS, SERVED, SOURCE

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SECTIONS = {"section", "article"}
# A paragraph ends where one of these begins.
BLOCKS = (
    HEADINGS
    | SECTIONS
    | {
        *("p", "div", "ul", "ol", "dl", "table", "form", "fieldset", "nav", "main"),
        *("header", "footer", "figure", "details", "blockquote", "aside", "hr"),
    }
)
PHRASES = HEADINGS | {"p", "span", "b", "i", "em", "strong", "button", "label"}
ACTIVE = {"a", "button", "select", "textarea"}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form")


@cache
def cut_classes() -> set[str]:
    """Return Bootstrap's classes that the served cut has no rules for."""
    whole, served = (CLASS.findall(path.read_text()) for path in (SOURCE, SERVED))
    return {*whole} - {*served}


class MarkupChecker(HTMLParser):
    """Parse a page and collect its faults, each with its line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[tuple[str, set[str]]] = []
        self.ids: set[str] = set()
        self.pointers: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag, _inside in self.open]
        self.faults += [
            f"{name}={target!r} points nowhere"
            for name, target in self.pointers
            if target not in self.ids
        ]

    def add_fault(self, text):
        self.faults.append(f"{self.getpos()[0]}: {text}")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        self.check_attributes(tag, attrs)
        self.check_parent(tag)
        if tag in HEADINGS:
            for _tag, inside in self.open:
                inside.add("heading")
        if tag not in VOID:
            named = {"heading"} if "aria-label" in dict(attrs) else set()
            self.open.append((tag, named))

    def check_attributes(self, tag, attrs):
        values = dict(attrs)
        if len(values) != len(attrs):
            self.add_fault(f"<{tag}> has an attribute twice")
        if values.get("id") in self.ids:
            self.add_fault(f"id={values['id']!r} is there twice")
        self.ids |= {values["id"]} if "id" in values else set()
        empty = [
            name for name in ("id", "href", "action", "src") if values.get(name) == ""
        ]
        if empty:
            self.add_fault(f"<{tag}> has an empty {empty[0]}")
        if tag == "img" and "alt" not in values:
            self.add_fault("<img> without alt")
        cut = cut_classes().intersection((values.get("class") or "").split())
        if cut:
            self.add_fault(f"class {min(cut)!r} is not in our cut of Bootstrap")
        self.pointers += [
            (name, target)
            for name in POINTERS
            for target in (values.get(name) or "").split()
        ]

    def check_parent(self, tag):
        parents = [name for name, _inside in self.open]
        parent = parents[-1] if parents else ""
        if parent in PHRASES and tag in BLOCKS - HEADINGS:
            self.add_fault(f"<{tag}> in <{parent}>")
        if tag in ACTIVE and ACTIVE & {*parents}:
            self.add_fault(f"<{tag}> in an active element")
        if parent in ("ul", "ol") and tag not in ("li", "script", "template"):
            self.add_fault(f"<{tag}> in a list")
        if tag == "li" and parent not in ("ul", "ol", "menu"):
            self.add_fault("<li> outside of a list")

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open[-1][0] != tag:
            self.add_fault(f"</{tag}> closes nothing")
            return
        _tag, inside = self.open.pop()
        if tag == "section" and "heading" not in inside:
            self.add_fault("<section> without a heading")


def markup_faults(text: str) -> list[str]:
    return MarkupChecker(text).faults
