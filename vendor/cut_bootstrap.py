"""Cut Bootstrap's style sheet to the rules that our pages use: `make bootstrap`.

The result is committed, so that neither the server nor the image has to make it.
"""

import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parent / "bootstrap.min.css"
SERVED: Final = SOURCE.parents[1] / "static" / "vendor" / "bootstrap.hipflex.min.css"

# Bootstrap's classes that our pages use. A test looks for others on every page.
NAMES: Final = """
    alert alert-danger alert-info alert-success alert-warning align-self-end
    badge btn btn-danger btn-lg btn-primary flex-nowrap
    form-check form-check-input form-check-label form-control form-label form-select
    form-text fs-2 gap-2 gap-4 h2 h3 h4 invalid-feedback is-invalid
    lead list-unstyled m-0 mb-0 mb-3 mb-4 mt-0 mt-2 mt-3 mt-4 pb-1 pb-2 pb-3 pb-4 ps-3
    pt-1 pt-2 pt-3 pt-4 py-3 small table text-center visually-hidden
"""
CLASSES: Final = frozenset(NAMES.split())

NOTICE: Final = re.compile(r'^@charset "[^"]+";|/\*!.*?\*/', re.DOTALL)
CLASS: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
NEGATION: Final = re.compile(r":not\([^)]*\)")
COMMA: Final = re.compile(r",(?![^(]*\))")
GROUPS: Final = ("@media", "@supports")
# Custom properties. Our style sheets set some of Bootstrap's, but read none.
READ: Final = re.compile(r"var\((--bs-[\w-]+)")
SET: Final = re.compile(r"(?<=[{;])(--bs-[\w-]+):[^;}]*(?:;|(?=}))")


def cut(css: str, classes: Set[str] = CLASSES) -> str:
    """Return the licence notice and the rules that `classes` alone can match."""
    notices = "\n".join(NOTICE.findall(css)[-1:])
    rules = "".join(_matching_rules(NOTICE.sub("", css), classes))
    return notices + _without_unread_properties(rules)


def _without_unread_properties(css: str) -> str:
    """Remove custom properties that no rule reads.

    Repeated, because a removed property may have been the only reader of another.
    """
    read = {*READ.findall(css)}
    left = SET.sub(lambda match: match[0] if match[1] in read else "", css)
    return css if left == css else _without_unread_properties(left)


def _matching_rules(css: str, classes: Set[str]) -> Iterator[str]:
    for prelude, body in _rules(css):
        if prelude.startswith(GROUPS):
            if inside := "".join(_matching_rules(body, classes)):
                yield f"{prelude}{{{inside}}}"
        elif prelude.startswith("@"):
            yield f"{prelude}{{{body}}}"
        elif selectors := _matching(COMMA.split(prelude), classes):
            yield f"{','.join(selectors)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the text before each outermost pair of braces and the text inside it."""
    position = 0
    while (start := css.find("{", position)) >= 0:
        end = _closing_brace(css, start)
        yield css[position:start].strip(), css[start + 1 : end]
        position = end + 1


def _closing_brace(css: str, start: int) -> int:
    """Return the position of the brace that closes the one at `start`."""
    depth = 0
    for match in re.compile("[{}]").finditer(css, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    raise ValueError("A brace of the style sheet is never closed.")


def _matching(selectors: list[str], classes: Set[str]) -> list[str]:
    return [s for s in selectors if classes >= {*CLASS.findall(NEGATION.sub("", s))}]


if __name__ == "__main__":
    SERVED.write_text(cut(SOURCE.read_text()) + "\n")
