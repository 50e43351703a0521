"""The forms of a page as a browser sends them, read from its HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Self
from urllib.parse import quote, urlsplit

TICKED = ("checkbox", "radio")
CHOSEN = (*TICKED, "select")
# What a page does not show again.
HANDS_OFF = ("hidden", "button", "file")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
VOID |= {"source", "track", "wbr"}

Data = Mapping[str, Sequence[str | bytes]]


@dataclass(frozen=True)
class Field:
    """One name of a form: what it is, what it would send, what describes it."""

    name: str
    kind: str
    sent: tuple[str, ...] = ()
    described_by: str = ""

    def joined(self, other: Self) -> Self:
        return replace(self, sent=self.sent + other.sent)


@dataclass
class Form:
    """Where a form goes and what it sends."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    def add(self, one: Field) -> None:
        before = self.fields.get(one.name)
        self.fields[one.name] = before.joined(one) if before else one

    @property
    def path(self) -> str:
        return urlsplit(self.action).path

    @property
    def data(self) -> dict[str, Sequence[str | bytes]]:
        return {name: one.sent for name, one in self.fields.items() if one.sent}


class Page(HTMLParser):
    """Its forms, the words of what has an id, and those of its alerts."""

    def __init__(self, html: str, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.words: dict[str, str] = {}
        self.alerts = ""
        self.alert_links = ""
        self.open: list[dict[str, str]] = []
        self.form: Form | None = None
        self.long: Field | None = None
        self.feed(html)
        self.close()

    @property
    def posted(self) -> list[Form]:
        return [one for one in self.forms if one.method == "post"]

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(said | {"tag": tag})
        if tag == "a" and self._in_alert:
            self.alert_links += f'{said.get("href", "")}" '
        if tag == "form":
            method = said.get("method", "get").lower()
            self.form = Form(said.get("action") or self.url, method)
            self.forms.append(self.form)
        elif self.form:
            self._control(tag, said)

    def _control(self, tag, said):
        name, value = said.get("name", ""), said.get("value", "")
        if tag in ("select", "textarea"):
            self.long = Field(name, tag, (), self._described(said))
        elif tag == "option" and self.long and "selected" in said:
            self.long = replace(self.long, sent=(value,))
        elif tag == "button" and name:
            self.form.add(Field(name, "button", (value,)))
        elif tag == "input" and name:
            self._input(name, said)

    def _input(self, name, said):
        kind = said.get("type", "text")
        sent = (said.get("value", "on" if kind == "checkbox" else ""),)
        if kind in TICKED and "checked" not in said:
            sent = ()
        self.form.add(Field(name, kind, sent, self._described(said)))

    def _described(self, said):
        around = [one for one in self.open if one["tag"] == "fieldset"]
        ids = [one.get("aria-describedby", "") for one in (said, *around)]
        return " ".join(ids).strip()

    def handle_endtag(self, tag):
        if self.long and tag == self.long.kind:
            self.form.add(self.long)
            self.long = None
        if tag == "form":
            self.form = None
        while self.open and tag not in VOID and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data):
        if self.long and self.long.kind == "textarea":
            before = "".join(self.long.sent)
            # A browser drops the line break that stands first.
            text = before + data if before else data.removeprefix("\n")
            self.long = replace(self.long, sent=(text,))
        for one in self.open:
            if one.get("id"):
                self.words[one["id"]] = self.words.get(one["id"], "") + data
        if self._in_alert:
            self.alerts += data

    @property
    def _in_alert(self) -> bool:
        return any(one.get("role") == "alert" for one in self.open)

    def is_silent_about(self, one: Field) -> bool:
        """Whether the summary leads to a field that has no word beside it."""
        return f'#id_{one.name}"' in self.alert_links and not self.said_beside(one)

    def said_beside(self, one: Field) -> str:
        """The words that describe a field, as a screen reader finds them."""
        found = (self.words.get(name, "") for name in one.described_by.split())
        return " ".join(" ".join(found).split())


def encoded(data: Data) -> bytes:
    """As a browser encodes a form; bytes go as they are, broken ones too."""
    pairs = [(name, value) for name, values in data.items() for value in values]
    text = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    return text.encode()
