"""What a visit weighs, counted from the files themselves: no network, no luck."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest
from django.conf import settings
from django.urls import reverse

from exercises.models import Exercise

FIRST = 60_000
FURTHER = 15_000
# What an answer's headers take; a page has more, a file fewer.
HEADERS = 700
# As the proxy does it.
QUALITY = 6
LOADED = {"stylesheet", "preload", "icon"}
# A font with letters that are rare: asked for by pages that have one of them.
RARE = "/static/fonts/archivo-rest"
IMPORT = re.compile(r'\bimport\s*"(?P<url>[^"]+)"')
URL = re.compile(r'url\("(?P<url>(?!data:)[^"]+)"\)')


class Reader(HTMLParser):
    """Collects the addresses of all that a browser loads for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.closed = 0

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "link" and given.get("rel") in LOADED:
            self.found.add(given["href"])
        if tag == "details" and "open" not in given:
            self.closed += 1
        if tag == "img" and self.closed:
            return  # A lazy picture in there is loaded once it is opened.
        if tag in ("script", "img", "source", "use") and given.get("src"):
            self.found.add(given["src"])

    def handle_endtag(self, tag):
        if tag == "details" and self.closed:
            self.closed -= 1


@pytest.fixture
def served(collected, settings):
    """The folder of the files that pages name."""
    backend = {"BACKEND": "hipflex.assets.storage.BundledStaticFilesStorage"}
    settings.STATIC_ROOT = collected
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}
    return collected


def with_imports(root: Path, address: str) -> set[str]:
    """The address and what its file loads in turn."""
    file = root / address.removeprefix("/static/")
    if file.suffix not in (".css", ".js"):
        return {address}
    pattern = URL if file.suffix == ".css" else IMPORT
    found = pattern.findall(file.read_text())
    others = (with_imports(root, urljoin(address, other)) for other in found)
    return {address}.union(*others)


def size(root: Path, address: str) -> int:
    file = root / address.removeprefix("/static/")
    small = file.with_name(f"{file.name}.br")
    return (small if small.exists() else file).stat().st_size + HEADERS


def letters_at_hand() -> set[int]:
    """What the font is for that every page loads."""
    css = (settings.BASE_DIR / "static/css/fonts.css").read_text()
    _rest, basic = re.findall(r"unicode-range:([^;]+);", css)
    spans = [one.strip().removeprefix("U+").split("-") for one in basic.split(",")]
    ends = [(int(span[0], 16), int(span[-1], 16)) for span in spans]
    return {letter for start, end in ends for letter in range(start, end + 1)}


def rare_letters(html: str) -> set[str]:
    text = unescape(re.sub(r"(?s)<script.*?</script>|<[^>]*>", "", html))
    return {one for one in text if one.isprintable()} - {*map(chr, letters_at_hand())}


def weights(root: Path, html: str) -> tuple[int, int]:
    """Bytes of a first visit, and of the page for who has been on another."""
    reader = Reader()
    reader.feed(html)
    addresses = set().union(*(with_imports(root, one) for one in reader.found))
    if not rare_letters(html):
        addresses = {one for one in addresses if not one.startswith(RARE)}
    figures = {one for one in addresses if one.startswith("/static/figures/")}
    # The body under the muscles is the same on all pages.
    pictures = {one for one in figures if not one.startswith("/static/figures/body")}
    further = len(brotli.compress(html.encode(), quality=QUALITY)) + HEADERS
    further += sum(size(root, one) for one in pictures)
    return further + sum(size(root, one) for one in addresses - pictures), further


@pytest.mark.slow
def test_no_exercise_page_is_heavy(client, loaded, served):
    first, further = {}, {}
    for exercise in Exercise.objects.all():
        html = client.get(exercise.get_absolute_url()).text
        assert not rare_letters(html)
        first[exercise.slug], further[exercise.slug] = weights(served, html)

    assert {slug: n for slug, n in first.items() if n > FIRST} == {}
    assert {slug: n for slug, n in further.items() if n > FURTHER} == {}
    # A count that misses the font or the styles would pass as well.
    assert min(first.values()) > 42_000


@pytest.mark.slow
def test_library_fits_a_phone_on_the_road(client, loaded, served):
    html = client.get(reverse("exercises:exercise_list")).text

    assert weights(served, html)[0] <= 90_000
