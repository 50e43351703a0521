"""Render a page to PDF in a process of its own, see `pdf`.

It reads the page from standard input and writes the PDF to standard output. It can
read our static files and the pictures in the page, nothing else. Its time and memory
are limited.
"""

import os
import re
import resource
import sys
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

MAX_CPU_S: Final = 20
MAX_MEMORY_BYTES: Final = 1 << 30
MEDIA_TYPES: Final = {
    ".css": "text/css",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

PICTURE_URL: Final = "data:image/webp;base64,"

_THEMES = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)")
_VALUE = re.compile(r"(--[\w-]+):\s*([^;}]+)")
_USE = re.compile(r"var\((--[\w-]+)\)")
_OUTLINE = re.compile(r"paint-order:stroke;stroke:[^;}]+;stroke-width:\d+")
_FONT = re.compile(r"font:(\d+) (\d+px) ([^;}]+)")


class StaticFiles(URLFetcher):
    """Fetch files below `base` from our folders, and pictures in the page."""

    def __init__(self, base: str, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=[])
        self.base = base
        self.folders = [folder.resolve() for folder in folders]

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> URLFetcherResponse:
        if url.startswith(PICTURE_URL):
            body = b64decode(url.removeprefix(PICTURE_URL))
            return URLFetcherResponse(url, body, {"Content-Type": "image/webp"})
        path = self._path(url)
        media_type = MEDIA_TYPES[path.suffix]
        body = path.read_bytes()
        if media_type in ("text/css", "image/svg+xml"):
            body = in_light_theme(
                body.decode(), is_drawing=path.suffix == ".svg"
            ).encode()
        return URLFetcherResponse(url, body, {"Content-Type": media_type})

    def _path(self, url: str) -> Path:
        name = url.removeprefix(self.base)
        for folder in self.folders:
            path = (folder / name).resolve()
            is_inside = path.is_relative_to(folder) and path.suffix in MEDIA_TYPES
            if name != url and is_inside and path.is_file():
                return path
        raise ValueError(f"{url} is none of our static files.")


def in_light_theme(text: str, *, is_drawing: bool = False) -> str:
    """Return a style sheet or drawing in the light theme, as WeasyPrint supports it.

    Drawings get their fonts spelled out, their variables replaced and no outlines.
    """
    text = _THEMES.sub(r"\1", text)
    if not is_drawing:
        return text
    font = r"font-weight:\1;font-size:\2;font-family:\3"
    return replace_variables(_FONT.sub(font, _OUTLINE.sub("", text)), _values(text))


def replace_variables(text: str, values: Mapping[str, str]) -> str:
    """Return a style sheet with each var() replaced by its value."""
    return _USE.sub(lambda use: values.get(use[1], use[0]), text)


def _values(text: str) -> dict[str, str]:
    """Return the first value of each variable, which is the light theme's."""
    return dict(reversed(_VALUE.findall(text)))


def limit() -> None:
    """Lower the priority, and limit CPU time and memory."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_S, MAX_CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))


def render_pdf(page: str, base: str, folders: Sequence[Path]) -> bytes:
    """Return the PDF of a page whose static files are below `base`, in `folders`."""
    tokens = in_light_theme((folders[0] / "css" / "tokens.css").read_text())
    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
    document = HTML(
        string=replace_variables(page, _values(tokens)),
        base_url=base,
        url_fetcher=StaticFiles(base, folders),
        media_type="print",
    )
    pdf: bytes = document.write_pdf(**options)
    return pdf


def main() -> None:
    base, *names = sys.argv[1:]
    page = sys.stdin.buffer.read().decode()
    if page:
        pdf = render_pdf(page, base, [Path(name) for name in names])
        sys.stdout.buffer.write(pdf)
