"""Render the social cards, the pictures that links to the site are shown with.

A browser renders a page for each card. The finished PNG stores the digest of its page,
so that only cards whose page has changed are rendered again.
"""

import asyncio
import base64
import hashlib
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from PIL import Image, PngImagePlugin
from playwright.async_api import Page, async_playwright

from exercises.catalogue.reader import DATA, read_catalogue
from exercises.catalogue.schema import ExerciseEntry
from exercises.figures.thumbnail import FIGURES, FOLDER
from exercises.models import Exercise

STATIC: Final = settings.BASE_DIR / "static"
CARDS: Final = STATIC / "cards"
STYLE: Final = FOLDER.parent / "social_card.css"
TOKENS: Final = STATIC / "css" / "tokens.css"
FONT: Final = STATIC / "fonts" / "archivo-latin-wght-normal.woff2"
FONT_FACE: Final = (
    "@font-face {{ font-family: Archivo; font-weight: 100 900;"
    ' src: url("data:font/woff2;base64,{font}") }}\n'
)
SITE: Final = "site"
WIDTH: Final = 1200
HEIGHT: Final = 630
# The key of the PNG's text with the digest.
SOURCE: Final = "Source"

TOKEN: Final = re.compile(r"--(?P<name>[\w-]+): (?:light-dark\()?(?P<light>[^,;]+)")
USE: Final = re.compile(r"var\(--(?P<name>[\w-]+)\)")


class SocialCard(NamedTuple):
    """`static/cards/<name>.png`, and the page that is rendered for it."""

    name: str
    html: str
    css: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.html}\n{self.css}".encode()).hexdigest()


def cards() -> Iterator[SocialCard]:
    """Yield one card for each exercise of the library and one for all other pages."""
    css = style()
    yield SocialCard(SITE, _site_page(), css)
    for entry in read_catalogue((DATA / "catalogue.yaml").read_text("utf-8")).exercises:
        yield SocialCard(entry.slug, _exercise_page(entry), css)


def style() -> str:
    """Return the cards' style sheet with the light colours of the tokens."""
    light = dict(TOKEN.findall(TOKENS.read_text("utf-8")))
    return USE.sub(lambda match: light[match["name"]], STYLE.read_text("utf-8"))


def _site_page() -> str:
    words = _("Test and train the hip flexors for sprinting, with a chair and a tape.")
    return _page(_("How high can you lift your knee?"), "hero", words=words)


def _exercise_page(entry: ExerciseEntry) -> str:
    exercise = Exercise(**entry.columns)
    # A generated column, which only a stored row has.
    exercise.sided = "side" in exercise.measures
    return _page(exercise.name, entry.slug, exercise=exercise)


def _page(name: str, figure: str, **more: object) -> str:
    drawing = (FIGURES / f"{figure}.svg").read_text("utf-8")
    context = {"name": name, "figure": mark_safe(drawing), **more}  # noqa: S308  # ours
    return render_to_string("exercises/figures/social_card.html", context)


def small_png(screenshot: bytes, *, digest: str) -> bytes:
    """Return a PNG in 256 colours that stores the digest of its page."""
    info = PngImagePlugin.PngInfo()
    info.add_text(SOURCE, digest)
    file = BytesIO()
    with Image.open(BytesIO(screenshot)) as image:
        few_colours = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        few_colours.save(file, "PNG", optimize=True, pnginfo=info)
    return file.getvalue()


def is_current(card: SocialCard, folder: Path = CARDS) -> bool:
    """Return whether the card's PNG is there and was rendered from today's page."""
    path = folder / f"{card.name}.png"
    if not path.is_file():
        return False
    with Image.open(path) as image:
        return image.info.get(SOURCE) == card.digest


def make(wanted: Iterable[SocialCard], folder: Path = CARDS) -> list[str]:
    """Render the cards that are not current and delete all others.

    Return the names of the rendered ones.
    """
    by_name = {card.name: card for card in wanted}
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.png"):
        if path.stem not in by_name:
            path.unlink()
    stale = [card for card in by_name.values() if not is_current(card, folder)]
    asyncio.run(_render_all(stale, folder))
    return [card.name for card in stale]


async def _render_all(stale: Iterable[SocialCard], folder: Path) -> None:
    async with _browser_page() as page:
        for card in stale:
            (folder / f"{card.name}.png").write_bytes(await _render(page, card))


@asynccontextmanager
async def _browser_page() -> AsyncIterator[Page]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=flags)
        size: Any = {"width": WIDTH, "height": HEIGHT}
        yield await browser.new_page(viewport=size, color_scheme="light")
        await browser.close()


async def _render(page: Page, card: SocialCard) -> bytes:
    font = base64.b64encode(FONT.read_bytes()).decode()
    await page.set_content(card.html)
    await page.add_style_tag(content=FONT_FACE.format(font=font) + card.css)
    await page.evaluate("document.fonts.load('420 30px Archivo')")
    return small_png(await page.screenshot(), digest=card.digest)


if __name__ == "__main__":
    sys.stdout.write(f"{len(make(cards()))} new cards\n")
