"""Finds claims in code and in pages, and whether each says where it comes from."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.test.html import Element, parse_html

# A number with a unit, as a claim about bodies, doses or times would have it.
NUMBER = re.compile(
    r"\d\s?(?:cm|m/s|kg|Nm|°|%|s|lb|days|weeks|minutes|months)(?=[\s.,;:)]|$)"
)
# In a comment or docstring, beside the words of the screen.
SAID = re.compile(
    r"article|convention|winter|arithmetic|normal error|studies", re.IGNORECASE
)
LINK = re.compile(r"^/evidence/#([\w-]+)$")
# A filter's label names a choice and claims nothing.
UNREAD = {"svg", "style", "script", "label"}
# What reads as one piece: a source in it is one for all of its numbers.
PIECES = {"section", "figure", "table", "ul", "ol", "li", "p", "td", "header", "nav"}


class RuleText(NamedTuple):
    """The id of a rule made in a module, and the text of its basis."""

    rule_id: str
    basis: str


def rules_of(path: Path) -> Iterator[RuleText]:
    """Every `Rule(id, words, basis)` of a module, its basis as written there."""
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
            rule_id, _words, basis = node.args
            name = getattr(basis, "id", "")
            yield RuleText(_text(rule_id), texts.get(name) or _text(basis))


def _text(node: ast.AST) -> str:
    """The words of a string, or of one that is marked for translation."""
    if isinstance(node, ast.Call) and node.args:
        return _text(node.args[0])
    return str(node.value) if isinstance(node, ast.Constant) else ""


def constants_without_a_source(path: Path) -> Iterator[str]:
    """Numbers of a module whose comment, or whose module, names no source."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    if SAID.search(ast.get_docstring(tree) or ""):
        return
    lines = source.splitlines()
    for node in tree.body:
        said = SAID.search(_above(lines, node.lineno - 1))
        if isinstance(node, ast.AnnAssign) and _is_number(node.value) and not said:
            yield f"{path.name}: {getattr(node.target, 'id', '')}"


def _is_number(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


def _above(lines: list[str], at: int) -> str:
    """The block of lines that a line stands in, as far as it, comments and all."""
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


def words(element: Element) -> str:
    parts = (
        child if isinstance(child, str) else words(child)
        for child in element.children
        if isinstance(child, str) or child.name not in UNREAD
    )
    return " ".join(" ".join(parts).split())


def main_of(html: str) -> Element:
    """The part of a page between its navigation and its foot."""
    inner = html.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    return parse_html(f"<main>{inner}</main>")


def evidence_links(main: Element) -> set[str]:
    found = (LINK.match(attribute(one, "href")) for one in elements(main))
    return {match[1] for match in found if match}


def basis_lines(main: Element) -> list[str]:
    return [
        words(one)
        for one in elements(main)
        if "basis" in attribute(one, "class").split()
    ]


def numbers_without_a_source(node: Element, names_a_source, above=False) -> list[str]:
    """Numbers in a page that neither they nor what they stand in give a source for."""
    found: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            if NUMBER.search(child) and not above:
                found.append(" ".join(child.split()))
        elif child.name not in UNREAD:
            piece = child.name in PIECES
            sourced = above or (piece and names_a_source(words(child)))
            found += numbers_without_a_source(child, names_a_source, sourced)
    return found
