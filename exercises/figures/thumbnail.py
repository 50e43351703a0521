"""The small figures that stand in a page itself; `make_figures` draws them."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from exercises.choices import NEUTRAL_FIGURE
from exercises.models.picture import MAX_THUMBNAIL_SIDE

FOLDER = Path(__file__).parent / "thumbnails"
SPRITE = "shapes"
NEUTRAL = NEUTRAL_FIGURE
# The pictures that stand in files of their own.
FIGURES = settings.BASE_DIR / "static" / "figures"


@cache
def drawing(slug: str) -> SafeString:
    """Return the small figure of this name; empty if there is none."""
    path = FOLDER / f"{slug}.svg"
    return SafeString(path.read_text("utf-8").strip() if path.is_file() else "")


def shapes() -> SafeString:
    """Return the shapes that all small figures of a page refer to."""
    return drawing(SPRITE)


def photograph(address: str) -> SafeString:
    """Return a squad's picture in place of a small figure; the name is next to it."""
    return format_html(
        '<img class="photo" src="{}" alt="" width="{}" height="{}" loading="lazy">',
        address,
        MAX_THUMBNAIL_SIDE,
        MAX_THUMBNAIL_SIDE,
    )
