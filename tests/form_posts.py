"""Read the forms of an HTML page, and encode them as a browser sends them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Self
from urllib.parse import quote, urlsplit

TICKABLE = ("checkbox", "radio")
CHOICES = (*TICKABLE, "select")
# Controls whose values a page does not show again.
NOT_SHOWN_AGAIN = ("hidden", "button", "file")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
VOID |= {"source", "track", "wbr"}

Data = Mapping[str, Sequence[str | bytes]]


@dataclass(frozen=True)
class Field:
    """The controls of one name: their kind, the values they send, their description."""

    name: str
    kind: str
    values: tuple[str, ...] = ()
    described_by: str = ""

    def merged_with(self, other: Self) -> Self:
        return replace(self, values=self.values + other.values)


@dataclass
class Form:
    """The address, method and fields of one form."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    def add(self, new: Field) -> None:
        before = self.fields.get(new.name)
        self.fields[new.name] = before.merged_with(new) if before else new

    @property
    def path(self) -> str:
        return urlsplit(self.action).path

    @property
    def data(self) -> dict[str, Sequence[str | bytes]]:
        return {
            name: field.values for name, field in self.fields.items() if field.values
        }


class Page(HTMLParser):
    """The forms of a page, the text of each element with an id, and its alerts."""

    def __init__(self, html: str, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.texts: dict[str, str] = {}
        self.alerts = ""
        self.alert_links = ""
        self.open: list[dict[str, str]] = []
        self.form: Form | None = None
        self.long: Field | None = None
        self.feed(html)
        self.close()

    @property
    def post_forms(self) -> list[Form]:
        return [form for form in self.forms if form.method == "post"]

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(attributes | {"tag": tag})
        if tag == "a" and self._in_alert:
            self.alert_links += f'{attributes.get("href", "")}" '
        if tag == "form":
            method = attributes.get("method", "get").lower()
            self.form = Form(attributes.get("action") or self.url, method)
            self.forms.append(self.form)
        elif self.form:
            self._control(tag, attributes)

    def _control(self, tag, attributes):
        name, value = attributes.get("name", ""), attributes.get("value", "")
        if tag in ("select", "textarea"):
            self.long = Field(name, tag, (), self._description_ids(attributes))
        elif tag == "option" and self.long and "selected" in attributes:
            self.long = replace(self.long, values=(value,))
        elif tag == "button" and name:
            self.form.add(Field(name, "button", (value,)))
        elif tag == "input" and name:
            self._input(name, attributes)

    def _input(self, name, attributes):
        kind = attributes.get("type", "text")
        values = (attributes.get("value", "on" if kind == "checkbox" else ""),)
        if kind in TICKABLE and "checked" not in attributes:
            values = ()
        self.form.add(Field(name, kind, values, self._description_ids(attributes)))

    def _description_ids(self, attributes):
        fieldsets = [parent for parent in self.open if parent["tag"] == "fieldset"]
        described = (attributes, *fieldsets)
        ids = [element.get("aria-describedby", "") for element in described]
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
            before = "".join(self.long.values)
            # A browser drops a line break at the start.
            text = before + data if before else data.removeprefix("\n")
            self.long = replace(self.long, values=(text,))
        for element in self.open:
            if key := element.get("id"):
                self.texts[key] = self.texts.get(key, "") + data
        if self._in_alert:
            self.alerts += data

    @property
    def _in_alert(self) -> bool:
        return any(element.get("role") == "alert" for element in self.open)

    def lacks_message_for(self, field: Field) -> bool:
        """Return whether the summary links to a field without a message of its own."""
        is_linked = f'#id_{field.name}"' in self.alert_links
        return is_linked and not self.description_of(field)

    def description_of(self, field: Field) -> str:
        """Return the text that describes a field, as a screen reader finds it."""
        found = (self.texts.get(name, "") for name in field.described_by.split())
        return " ".join(" ".join(found).split())


def urlencode_form(data: Data) -> bytes:
    """Encode a form as a browser does; bytes stay as they are, even invalid ones."""
    pairs = [(name, value) for name, values in data.items() for value in values]
    text = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    return text.encode()
