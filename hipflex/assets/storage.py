"""Static files as browsers get them: hashed, bundled, compressed."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css", "css/people.css", "css/paper.css", "js/site.js")

_IMPORT = re.compile(r'@import url\("(?P<url>[^"]+)"\);\n?')
_SCRIPT_IMPORT = re.compile(r'import "\./(?P<url>[^"]+)";\n?')
_TIED = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_RELATIVE_URL = re.compile(r'url\("(?P<url>(?![a-z]+:|/)[^"]+)"\)')
_COMMENT = re.compile(r"/\*(?!!).*?\*/\n?", re.DOTALL)
# Space that says nothing; no text of ours in quotes has one of these signs.
_AIR = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")

# Name in the storage -> (storage with the original, name there).
Paths = dict[str, tuple[Any, str]]


class _Bundle:
    """Stands where a storage stood, and opens a text made from several files."""

    def __init__(self, text: str) -> None:
        self.text = text

    def open(self, _name: str) -> ContentFile:
        return ContentFile(self.text.encode())


def _moved(css: str, *, source: str, target: str) -> str:
    """The text of `source` with its relative addresses as `target` needs them."""

    def moved_url(match: re.Match[str]) -> str:
        file = posixpath.join(posixpath.dirname(source), match["url"])
        return f'url("{posixpath.relpath(file, posixpath.dirname(target))}")'

    return _RELATIVE_URL.sub(moved_url, css)


def _read(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text


def bundled(paths: Paths, bundle: str) -> tuple[str, list[str]]:
    """One text for what a bundle's file imports and itself, and the imported names."""
    make = _script if bundle.endswith(".js") else _style_sheet
    return make(paths, bundle)


def _script(paths: Paths, bundle: str) -> tuple[str, list[str]]:
    """Each behaviour in a block of its own, where its names stay."""
    js = _read(paths, bundle)
    folder = posixpath.dirname(bundle)
    urls = [match["url"] for match in _SCRIPT_IMPORT.finditer(js)]
    parts = [posixpath.join(folder, url) for url in urls]
    texts = [_read(paths, part) for part in parts]
    rest = _SCRIPT_IMPORT.sub("", js)
    if any(_TIED.search(text) for text in [*texts, rest]):
        raise ValueError(f"{bundle}: what it imports may not import or export.")
    return "".join(f"{{\n{text}}}\n" for text in texts) + rest, parts


def _style_sheet(paths: Paths, bundle: str) -> tuple[str, list[str]]:
    """One text for a stylesheet and all it imports, and the names of those."""
    css = _read(paths, bundle)
    folder = posixpath.dirname(bundle)
    urls = [match["url"] for match in _IMPORT.finditer(css)]
    parts = [posixpath.normpath(posixpath.join(folder, url)) for url in urls]
    texts = [_moved(_read(paths, part), source=part, target=bundle) for part in parts]
    whole = "".join([*texts, _IMPORT.sub("", css)])
    return _AIR.sub(lambda m: m[1] or "", _COMMENT.sub("", whole)), parts


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """One style sheet instead of forty, one script; other modules import by hash."""

    support_js_module_import_aggregation = True
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "manifest.json",
            ((r'(?P<matched>"src": "(?P<url>[^"]+)")', '"src": "%(url)s"', r"(?!)"),),
        ),
    )

    def post_process(
        self, paths: Paths, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, Any]]:
        made = {name: bundled(paths, name) for name in BUNDLES if name in paths}
        for bundle, (text, _parts) in made.items():
            paths[bundle] = (_Bundle(text), bundle)
        for part in {part for _text, parts in made.values() for part in parts}:
            del paths[part]
        yield from super().post_process(paths, dry_run=dry_run, **options)
