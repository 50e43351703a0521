"""What is wrong with a page's markup, as far as that can be said without a checker."""

from functools import cache
from html.parser import HTMLParser

from vendor.cut_bootstrap import CLASS, SERVED, SOURCE

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SECTIONS = {"section", "article"}
# Whatever may not stand in a paragraph ends it.
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
def left_out() -> set[str]:
    """Return Bootstrap's classes that the served cut has no rules for."""
    whole, served = (CLASS.findall(path.read_text()) for path in (SOURCE, SERVED))
    return {*whole} - {*served}


class Markup(HTMLParser):
    """Reads a page and collects complaints, each with its line."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.open: list[tuple[str, set[str]]] = []
        self.ids: set[str] = set()
        self.pointers: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        self.complaints += [f"<{tag}> is never closed" for tag, _inside in self.open]
        self.complaints += [
            f"{name}={target!r} points nowhere"
            for name, target in self.pointers
            if target not in self.ids
        ]

    def complain(self, words):
        self.complaints.append(f"{self.getpos()[0]}: {words}")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        self.look_at_attributes(tag, attrs)
        self.look_at_place(tag)
        if tag in HEADINGS:
            for _tag, inside in self.open:
                inside.add("heading")
        if tag not in VOID:
            named = {"heading"} if "aria-label" in dict(attrs) else set()
            self.open.append((tag, named))

    def look_at_attributes(self, tag, attrs):
        given = dict(attrs)
        if len(given) != len(attrs):
            self.complain(f"<{tag}> has an attribute twice")
        if given.get("id") in self.ids:
            self.complain(f"id={given['id']!r} is there twice")
        self.ids |= {given["id"]} if "id" in given else set()
        empty = [
            name for name in ("id", "href", "action", "src") if given.get(name) == ""
        ]
        if empty:
            self.complain(f"<{tag}> has an empty {empty[0]}")
        if tag == "img" and "alt" not in given:
            self.complain("<img> without alt")
        bare = left_out().intersection((given.get("class") or "").split())
        if bare:
            self.complain(f"class {min(bare)!r} is not in our cut of Bootstrap")
        self.pointers += [
            (name, target)
            for name in POINTERS
            for target in (given.get(name) or "").split()
        ]

    def look_at_place(self, tag):
        around = [one for one, _inside in self.open]
        parent = around[-1] if around else ""
        if parent in PHRASES and tag in BLOCKS - HEADINGS:
            self.complain(f"<{tag}> in <{parent}>")
        if tag in ACTIVE and ACTIVE & {*around}:
            self.complain(f"<{tag}> in what is active itself")
        if parent in ("ul", "ol") and tag not in ("li", "script", "template"):
            self.complain(f"<{tag}> in a list")
        if tag == "li" and parent not in ("ul", "ol", "menu"):
            self.complain("<li> outside of a list")

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open[-1][0] != tag:
            self.complain(f"</{tag}> closes nothing")
            return
        _tag, inside = self.open.pop()
        if tag == "section" and "heading" not in inside:
            self.complain("<section> without a heading")


def complaints(text: str) -> list[str]:
    return Markup(text).complaints
