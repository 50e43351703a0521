"""A style sheet of others without the rules that no page of ours can meet."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import crispy_bootstrap5  # type: ignore[import-untyped]
import crispy_forms
from django.conf import settings

# Whatever writes a class: our pages, our code, and the two packages that lay forms out.
WRITERS: Final = (
    *("accounts", "assessments", "exercises", "hipflex", "training"),
    *("templates", "static/js"),
)
PACKAGES: Final = (crispy_bootstrap5, crispy_forms)
SUFFIXES: Final = {".html", ".js", ".py"}
WORD: Final = re.compile(r"-?[A-Za-z_][\w-]*")

NOTICE: Final = re.compile(r'^@charset "[^"]+";|/\*!.*?\*/', re.DOTALL)
CLASS: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
EXCEPTION: Final = re.compile(r":not\([^)]*\)")
COMMA: Final = re.compile(r",(?![^(]*\))")
GROUPS: Final = ("@media", "@supports")


def sources() -> Iterator[Path]:
    """The files that words are looked for in."""
    ours = (settings.BASE_DIR / name for name in WRITERS)
    theirs = (Path(package.__path__[0]) for package in PACKAGES)
    for folder in (*ours, *theirs):
        yield from sorted(one for one in folder.rglob("*") if one.suffix in SUFFIXES)


def words(files: Iterable[Path]) -> set[str]:
    """All that could be the name of a class."""
    return {word for file in files for word in WORD.findall(file.read_text("utf-8"))}


def trimmed(css: str, known: set[str]) -> str:
    """What can apply where only the known classes are written; notices stay."""
    notices = "\n".join(NOTICE.findall(css)[-1:])
    return notices + "".join(_kept(NOTICE.sub("", css), known))


def _kept(css: str, known: set[str]) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(GROUPS):
            if inside := "".join(_kept(body, known)):
                yield f"{prelude}{{{inside}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        elif selectors := [one for one in COMMA.split(prelude) if _can_be(one, known)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost pair of braces, and what inside."""
    at = 0
    while (start := css.find("{", at)) >= 0:
        end = _closing(css, start)
        yield css[at:start].strip(), css[start + 1 : end]
        at = end + 1


def _closing(css: str, start: int) -> int:
    depth = 0
    for match in re.compile("[{}]").finditer(css, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    raise ValueError("A brace of a style sheet is never closed.")


def _can_be(selector: str, known: set[str]) -> bool:
    return known.issuperset(CLASS.findall(EXCEPTION.sub("", selector)))
