"""QR codes as SVG, for paper."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from hipflex.svg import tag

# The white margin that a reader needs around the code, in squares.
QUIET_ZONE = 4


def drawing(text: str, label: str) -> SafeString:
    """Return the code of a text, black without a background; `label` describes it."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text)
    rows = code.get_matrix()
    shape = tag("path", d="".join(_bars(rows)))
    box = f"0 0 {len(rows)} {len(rows)}"
    attributes = {"shape_rendering": "crispEdges", "role": "img", "aria_label": label}
    return tag("svg", shape, viewBox=box, **attributes)


def _bars(rows: list[list[bool]]) -> Iterator[str]:
    """Yield the path of each horizontal run of dark squares."""
    for y, row in enumerate(rows):
        for is_dark, run in groupby(enumerate(row), key=lambda square: square[1]):
            xs = [x for x, _square in run]
            if is_dark:
                yield f"M{xs[0]} {y}h{len(xs)}v1h-{len(xs)}z"
