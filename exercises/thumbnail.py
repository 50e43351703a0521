"""The small figures that stand in a page itself; `make_figures` draws them."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString

FOLDER = Path(__file__).parent / "data" / "thumbnails"
SPRITE = "shapes"
# The pictures that stand in files of their own.
FIGURES = settings.BASE_DIR / "static" / "figures"


@cache
def drawing(slug: str) -> SafeString:
    """The small figure of a shipped exercise, or nothing."""
    path = FOLDER / f"{slug}.svg"
    return SafeString(path.read_text("utf-8").strip() if path.is_file() else "")


def shapes() -> SafeString:
    """What the small figures of a page are put together from, to stand in it once."""
    return drawing(SPRITE)
