"""Bootstrap's style sheet without the rules that no page of ours can meet."""

import re
from collections.abc import Iterator, Set
from typing import Final

# The classes of Bootstrap that pages may wear; a test looks at all pages for others.
WORN: Final = """
    alert alert-danger alert-info alert-success alert-warning align-self-end
    badge btn btn-danger btn-lg btn-primary flex-nowrap
    form-check form-check-input form-check-label form-control form-label form-select
    form-text fs-2 gap-2 gap-4 h1 h2 h3 h4 invalid-feedback is-invalid
    lead list-unstyled m-0 mb-0 mb-3 mb-4 mt-0 mt-2 mt-3 mt-4 pb-1 pb-2 pb-3 pb-4 ps-3
    pt-1 pt-2 pt-3 pt-4 py-3 small table text-center visually-hidden
"""
KEPT: Final = frozenset(WORN.split())

NOTICE: Final = re.compile(r'^@charset "[^"]+";|/\*!.*?\*/', re.DOTALL)
CLASS: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
EXCEPTION: Final = re.compile(r":not\([^)]*\)")
COMMA: Final = re.compile(r",(?![^(]*\))")
GROUPS: Final = ("@media", "@supports")
# Custom properties; style sheets of ours set some of them, and read none.
READ: Final = re.compile(r"var\((--bs-[\w-]+)")
SET: Final = re.compile(r"(?<=[{;])(--bs-[\w-]+):[^;}]*(?:;|(?=}))")


def trimmed(css: str, known: Set[str] = KEPT) -> str:
    """What can apply where only the known classes are worn; notices stay."""
    notices = "\n".join(NOTICE.findall(css)[-1:])
    return notices + _without_unread("".join(_kept(NOTICE.sub("", css), known)))


def _without_unread(css: str) -> str:
    """Without properties that no rule reads; each that goes may have read another."""
    read = {*READ.findall(css)}
    left = SET.sub(lambda match: match[0] if match[1] in read else "", css)
    return css if left == css else _without_unread(left)


def _kept(css: str, known: Set[str]) -> Iterator[str]:
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


def _can_be(selector: str, known: Set[str]) -> bool:
    return known >= {*CLASS.findall(EXCEPTION.sub("", selector))}
