"""Square codes that a phone reads off paper, as a drawing to stand in a page."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from hipflex.svg import tag

# The white that a reader wants around the code, in squares.
QUIET = 4


def drawing(text: str, label: str) -> SafeString:
    """Black on what is behind it, which must be white; `label` says what it holds."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    shape = tag("path", d="".join(_bars(rows)))
    box = f"0 0 {len(rows)} {len(rows)}"
    look = {"shape_rendering": "crispEdges", "role": "img", "aria_label": label}
    return tag("svg", shape, viewBox=box, **look)


def _bars(rows: list[list[bool]]) -> Iterator[str]:
    """Each run of dark squares as one bar."""
    for y, row in enumerate(rows):
        for is_dark, run in groupby(enumerate(row), key=lambda square: square[1]):
            xs = [x for x, _square in run]
            if is_dark:
                yield f"M{xs[0]} {y}h{len(xs)}v1h-{len(xs)}z"
