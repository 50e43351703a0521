"""The pictures that links to the site are shown with, as pages to be photographed.

`make_cards` does that with a browser; here stands what a card shows, and how a finished
picture says what it was made from.
"""

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from exercises.catalogue.reader import DATA, read_catalogue
from exercises.catalogue.schema import ExerciseEntry
from exercises.figures.thumbnail import FIGURES, FOLDER
from exercises.models import Exercise

CARDS: Final = settings.BASE_DIR / "static" / "cards"
STYLE: Final = FOLDER.parent / "social_card.css"
TOKENS: Final = settings.BASE_DIR / "static" / "css" / "tokens.css"
SITE: Final = "site"
WIDTH: Final = 1200
HEIGHT: Final = 630

TOKEN: Final = re.compile(r"--(?P<name>[\w-]+): (?:light-dark\()?(?P<light>[^,;]+)")
USE: Final = re.compile(r"var\(--(?P<name>[\w-]+)\)")

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
KEYWORD: Final = b"Source\0"


class Card(NamedTuple):
    """`static/cards/<name>.png`, and the page that it is a picture of."""

    name: str
    html: str
    css: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.html}\n{self.css}".encode()).hexdigest()


def cards() -> Iterator[Card]:
    """One for each exercise of the library, and one for all other pages."""
    css = style()
    yield Card(SITE, _of_the_site(), css)
    for entry in read_catalogue((DATA / "catalogue.yaml").read_text("utf-8")).exercises:
        yield Card(entry.slug, _of_exercise(entry), css)


def style() -> str:
    """The cards' style sheet, with the tokens' light colours."""
    light = dict(TOKEN.findall(TOKENS.read_text("utf-8")))
    return USE.sub(lambda match: light[match["name"]], STYLE.read_text("utf-8"))


def _of_the_site() -> str:
    words = _("Test and train the hip flexors for sprinting, with a chair and a tape.")
    return _page(_("How high can you lift your knee?"), "hero", words=words)


def _of_exercise(entry: ExerciseEntry) -> str:
    exercise = Exercise(**entry.columns)
    # Worked out by the database once a row is stored.
    exercise.sided = "side" in exercise.measures
    return _page(exercise.name, entry.slug, exercise=exercise)


def _page(name: str, figure: str, **more: object) -> str:
    drawing = (FIGURES / f"{figure}.svg").read_text("utf-8")
    context = {"name": name, "figure": mark_safe(drawing), **more}  # noqa: S308  # ours
    return render_to_string("exercises/figures/social_card.html", context)


def png(palette: bytes, pixels: bytes, source: str) -> bytes:
    """A picture in 256 colours, with a line of text that says what it was made from."""
    rows = (pixels[at : at + WIDTH] for at in range(0, len(pixels), WIDTH))
    lines = b"".join(b"\0" + row for row in rows)
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", palette),
            _chunk(b"tEXt", KEYWORD + source.encode()),
            _chunk(b"IDAT", zlib.compress(lines, 9)),
            _chunk(b"IEND", b""),
        )
    )


def source_of(picture: bytes) -> str:
    """What a picture says it was made from."""
    return dict(_chunks(picture))[b"tEXt"].removeprefix(KEYWORD).decode()


def size_of(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", dict(_chunks(picture))[b"IHDR"][:8])
    return width, height


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + size]
        at += size + 12
