"""Identify the release that this process serves, the same on every machine."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import django
from django.conf import settings

CODE: Final = ("accounts", "assessments", "exercises", "hipflex", "training")
# Lists the hashed names of static files, once they are collected.
MANIFEST: Final = "staticfiles.json"


@cache
def release() -> str:
    """Return a digest of code, templates, data and the names of static files.

    `wsgi.py` calls this before any template is read, so that a process keeps its old
    release when files change while it runs.
    """
    digest = hashlib.sha256(django.get_version().encode())
    for path in _files():
        digest.update(f"\n{path.name} ".encode() + path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    root = settings.BASE_DIR
    yield root / "requirements.txt"
    for folder in (*CODE, "templates"):
        found = (root / folder).rglob("*")
        yield from sorted(path for path in found if path.is_file() and _is_source(path))
    if (manifest := Path(settings.STATIC_ROOT) / MANIFEST).is_file():
        yield manifest


def _is_source(path: Path) -> bool:
    return path.suffix != ".pyc"
