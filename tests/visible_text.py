"""The text that people read: from templates, messages, data files and documents."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple

import yaml

APPS = ("accounts", "assessments", "exercises", "hipflex", "training")
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
TRANSLATED = re.compile(r"""\{% (?:translate|trans) (["'])(.*?)\1""", re.DOTALL)
# Attributes that are shown or read out.
SHOWN = re.compile(r'\b(?:alt|aria-label|content|placeholder|title)="([^"]*)"')
CODE = re.compile(r"<(script|style)\b.*?</\1>|```.*?```|`[^`]*`", re.DOTALL)
PLACEHOLDER = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# Parts of the data files that no page shows, and quotations.
NOT_SHOWN = {"citation", "conventions", "doi", "meta", "slug", "url"}


class Text(NamedTuple):
    """A piece of text and the file it stands in."""

    path: Path
    text: str


def visible_texts(root: Path) -> Iterator[Text]:
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in (".html", ".text"):
            yield from _of_file(path, template_texts(path.read_text()))
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _of_file(path, message_texts(path.read_text()))
    for path in sorted((root / "exercises" / "catalogue" / "data").glob("*.yaml")):
        yield from _of_file(path, data_texts(yaml.safe_load(path.read_text())))
    pages = sorted((root / "proxy").rglob("*.html"))
    documents = sorted((root / "docs").glob("*.md"))
    for path in (*pages, *documents, root / "README.md", root / "CHANGELOG.md"):
        yield from _of_file(path, template_texts(path.read_text()))


def _of_file(path: Path, texts: Iterator[str]) -> Iterator[Text]:
    return (Text(path, " ".join(unescape(text).split())) for text in texts)


def template_texts(source: str) -> Iterator[str]:
    """Yield what a template shows: text, translated strings, attributes read out."""
    source = CODE.sub(" ", COMMENT.sub(" ", source))
    for _quote, text in TRANSLATED.findall(source):
        yield text
    source = PLACEHOLDER.sub("…", source)
    yield from SHOWN.findall(source)
    yield from (text for text in TAG.split(source) if text.strip())


def message_texts(source: str) -> Iterator[str]:
    """Yield the strings that a module passes to gettext."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name_of(node.func) in GETTEXT:
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value)


def _name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def data_texts(value: object, key: str = "") -> Iterator[str]:
    """Yield the strings of a data file, identifiers left out."""
    if key in NOT_SHOWN:
        return
    if isinstance(value, dict):
        for name, child in value.items():
            yield from data_texts(child, str(name))
    elif isinstance(value, list):
        for child in value:
            yield from data_texts(child, key)
    elif isinstance(value, str):
        yield value
