"""Turns a page of ours into a PDF; runs in a process of its own, see `pdf`.

Reads the page from standard input and writes the PDF to standard output. It reads
our static files and the pictures that the page brings along, nothing else, and may
take only so much time and memory.
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

SECONDS: Final = 20
MEMORY: Final = 1 << 30
KINDS: Final = {
    ".css": "text/css",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

INLINED: Final = "data:image/webp;base64,"

_THEMES = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))+\)")
_VALUE = re.compile(r"(--[\w-]+):\s*([^;}]+)")
_USE = re.compile(r"var\((--[\w-]+)\)")
_HALO = re.compile(r"paint-order:stroke;stroke:[^;}]+;stroke-width:\d+")
_FONT = re.compile(r"font:(\d+) (\d+px) ([^;}]+)")


class StaticFiles(URLFetcher):
    """What a page names below `base` in our folders, or brings along; nothing else."""

    def __init__(self, base: str, folders: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=[])
        self.base = base
        self.folders = [folder.resolve() for folder in folders]

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> URLFetcherResponse:
        if url.startswith(INLINED):
            body = b64decode(url.removeprefix(INLINED))
            return URLFetcherResponse(url, body, {"Content-Type": "image/webp"})
        path = self._path(url)
        kind = KINDS[path.suffix]
        body = path.read_bytes()
        if kind in ("text/css", "image/svg+xml"):
            body = in_light(body.decode(), is_drawing=path.suffix == ".svg").encode()
        return URLFetcherResponse(url, body, {"Content-Type": kind})

    def _path(self, url: str) -> Path:
        name = url.removeprefix(self.base)
        for folder in self.folders:
            path = (folder / name).resolve()
            inside = path.is_relative_to(folder) and path.suffix in KINDS
            if name != url and inside and path.is_file():
                return path
        raise ValueError(f"{url} is none of our static files.")


def in_light(text: str, *, is_drawing: bool = False) -> str:
    """A style sheet or drawing with one theme; what WeasyPrint cannot do is done."""
    text = _THEMES.sub(r"\1", text)
    if not is_drawing:
        return text
    words = r"font-weight:\1;font-size:\2;font-family:\3"
    return valued(_FONT.sub(words, _HALO.sub("", text)), _values(text))


def valued(text: str, values: Mapping[str, str]) -> str:
    """The text with its variables replaced by their values."""
    return _USE.sub(lambda use: values.get(use[1], use[0]), text)


def _values(text: str) -> dict[str, str]:
    """The first value of each variable: the light one comes first."""
    return dict(reversed(_VALUE.findall(text)))


def limit() -> None:
    """Give way to the pages, and end rather than grow without bound."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def press(page: str, base: str, folders: Sequence[Path]) -> bytes:
    tokens = in_light((folders[0] / "css" / "tokens.css").read_text())
    options: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
    document = HTML(
        string=valued(page, _values(tokens)),
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
        pdf = press(page, base, [Path(name) for name in names])
        sys.stdout.buffer.write(pdf)
