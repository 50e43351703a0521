"""Find numbers in code and pages, and check that each names its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.test.html import Element, parse_html

# A number with a unit: a statement about bodies, doses or times.
NUMBER = re.compile(
    r"\d\s?(?:cm|m/s|kg|Nm|°|%|s|lb|days|weeks|minutes|months)(?=[\s.,;:)]|$)"
)
# How a comment, a docstring or a text on screen names a source.
SOURCE = re.compile(
    r"article|convention|winter|arithmetic|normal error|studies", re.IGNORECASE
)
LINK = re.compile(r"^/evidence/#([\w-]+)$")
# The label of a filter names a choice and states nothing.
SKIPPED_TAGS = {"svg", "style", "script", "label"}
# Elements that people read as one: a source in one counts for all its numbers.
BLOCK_TAGS = {
    "section",
    "figure",
    "table",
    "ul",
    "ol",
    "li",
    "p",
    "td",
    "header",
    "nav",
}


class RuleText(NamedTuple):
    """The id of a rule made in a module, and the text of its basis."""

    rule_id: str
    basis: str


def rules_of(path: Path) -> Iterator[RuleText]:
    """Yield each `Rule(id, text, basis)` of a module, with the basis in its source."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            yield from _rules_in(function)


def _rules_in(function: ast.FunctionDef) -> Iterator[RuleText]:
    texts = {}
    for node in sorted(
        (node for node in ast.walk(function) if hasattr(node, "lineno")),
        key=lambda node: node.lineno,
    ):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts[node.targets[0].id] = _text(node.value)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule":
            rule_id, _text_argument, basis = node.args
            name = getattr(basis, "id", "")
            yield RuleText(_text(rule_id), texts.get(name) or _text(basis))


def _text(node: ast.AST) -> str:
    """Return the text of a string, also of one that is marked for translation."""
    if isinstance(node, ast.Call) and node.args:
        return _text(node.args[0])
    return str(node.value) if isinstance(node, ast.Constant) else ""


def constants_without_a_source(path: Path) -> Iterator[str]:
    """Yield the number constants whose comment and module name no source."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    if SOURCE.search(ast.get_docstring(tree) or ""):
        return
    lines = source.splitlines()
    for node in tree.body:
        has_source = SOURCE.search(_above(lines, node.lineno - 1))
        if (
            isinstance(node, ast.AnnAssign)
            and _is_number(node.value)
            and not has_source
        ):
            yield f"{path.name}: {getattr(node.target, 'id', '')}"


def _is_number(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


def _above(lines: list[str], at: int) -> str:
    """Return the comments above a line, up to the next empty line."""
    start = at
    while start > 0 and lines[start - 1].strip():
        start -= 1
    return "\n".join(line for line in lines[start:at] if line.startswith("#"))


def elements(node: Element) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element):
            yield child
            yield from elements(child)


def attribute(element: Element, name: str) -> str:
    return next((value or "" for key, value in element.attributes if key == name), "")


def text_of(element: Element) -> str:
    parts = (
        child if isinstance(child, str) else text_of(child)
        for child in element.children
        if isinstance(child, str) or child.name not in SKIPPED_TAGS
    )
    return " ".join(" ".join(parts).split())


def parse_main(html: str) -> Element:
    """Return the part of a page between its navigation and its footer."""
    inner = html.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    return parse_html(f"<main>{inner}</main>")


def evidence_links(main: Element) -> set[str]:
    found = (LINK.match(attribute(link, "href")) for link in elements(main))
    return {match[1] for match in found if match}


def basis_lines(main: Element) -> list[str]:
    return [
        text_of(element)
        for element in elements(main)
        if "basis" in attribute(element, "class").split()
    ]


def numbers_without_a_source(node: Element, names_a_source, above=False) -> list[str]:
    """Return the numbers of a page for which no element around them names a source."""
    found: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            if NUMBER.search(child) and not above:
                found.append(" ".join(child.split()))
        elif child.name not in SKIPPED_TAGS:
            is_block = child.name in BLOCK_TAGS
            sourced = above or (is_block and names_a_source(text_of(child)))
            found += numbers_without_a_source(child, names_a_source, sourced)
    return found
