import asyncio
import base64
import os
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from playwright.async_api import Page, async_playwright

from exercises.figures.social_cards import (
    CARDS,
    HEIGHT,
    TOKENS,
    WIDTH,
    Card,
    cards,
    png,
    source_of,
)

FONT = TOKENS.parent.parent / "fonts" / "archivo-latin-wght-normal.woff2"
FACE = (
    "@font-face {{ font-family: Archivo; font-weight: 100 900;"
    ' src: url("data:font/woff2;base64,{font}") }}\n'
)
# The 256 colours that cover most, and for each pixel the nearest of them.
IN_FEW_COLOURS = """async (picture) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const pixels = new Uint32Array(data.buffer);
  const counts = new Map();
  for (const one of pixels) counts.set(one, (counts.get(one) ?? 0) + 1);
  const split = (one) => [one & 255, (one >> 8) & 255, (one >> 16) & 255];
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const palette = byCount.slice(0, 256).map(([one]) => split(one));
  const nearest = new Map(byCount.map(([one]) => {
    const wanted = split(one);
    const far = palette.map((it) =>
      it.reduce((sum, value, at) => sum + (value - wanted[at]) ** 2, 0));
    return [one, far.indexOf(Math.min(...far))];
  }));
  const text = Array.from(pixels, (one) => String.fromCharCode(nearest.get(one)));
  return { palette: palette.flat(), pixels: btoa(text.join("")) };
}"""


class Command(BaseCommand):
    help = "Photograph the pictures for links that are not as they should be."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = list(cards())
        stale = [card for card in wanted if not is_current(card)]
        remove_others(card.name for card in wanted)
        asyncio.run(photograph_all(stale))
        self.stdout.write(f"{len(wanted)} cards, {len(stale)} of them new")


def path_of(name: str) -> Path:
    return CARDS / f"{name}.png"


def is_current(card: Card) -> bool:
    path = path_of(card.name)
    return path.is_file() and source_of(path.read_bytes()) == card.digest


def remove_others(names: Iterable[str]) -> None:
    CARDS.mkdir(exist_ok=True)
    wanted = {path_of(name) for name in names}
    for path in CARDS.glob("*.png"):
        if path not in wanted:
            path.unlink()


async def photograph_all(stale: Iterable[Card]) -> None:
    async with browser_page() as page:
        for card in stale:
            path_of(card.name).write_bytes(await photograph(page, card))


@asynccontextmanager
async def browser_page() -> AsyncIterator[Page]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-lcd-text"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=flags)
        size: Any = {"width": WIDTH, "height": HEIGHT}
        yield await browser.new_page(viewport=size, color_scheme="light")
        await browser.close()


async def photograph(page: Page, card: Card) -> bytes:
    font = base64.b64encode(FONT.read_bytes()).decode()
    await page.set_content(card.html)
    await page.add_style_tag(content=FACE.format(font=font) + card.css)
    await page.evaluate("document.fonts.load('420 30px Archivo')")
    taken = base64.b64encode(await page.screenshot()).decode()
    seen = await page.evaluate(IN_FEW_COLOURS, taken)
    return png(bytes(seen["palette"]), base64.b64decode(seen["pixels"]), card.digest)
