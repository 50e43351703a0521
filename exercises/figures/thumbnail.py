"""The small figures that stand in a page itself; `make_figures` draws them."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

FOLDER = Path(__file__).parent / "thumbnails"
SPRITE = "shapes"
# Who stands for an exercise that has no picture of its own.
NEUTRAL = "neutral"
# Square, in pixels; a thumbnail of a squad's picture is as large at most.
THUMB = 320
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


def photograph(address: str) -> SafeString:
    """A squad's picture where a small figure would stand; its name stands beside."""
    return format_html(
        '<img class="photo" src="{}" alt="" width="{}" height="{}" loading="lazy">',
        address,
        THUMB,
        THUMB,
    )
