"""What this process serves, as one word: the same on every machine that serves it."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import django
from django.conf import settings

CODE: Final = ("accounts", "assessments", "exercises", "hipflex", "training")
# The names that static files are served by, once they are collected.
MANIFEST: Final = "staticfiles.json"


@cache
def release() -> str:
    """A digest of code, templates and data, and of the static files' names.

    `wsgi.py` asks before a template is read: a process whose files change under it
    goes on calling itself by its old name.
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
        yield from sorted(path for path in found if path.is_file() and _counts(path))
    if (manifest := Path(settings.STATIC_ROOT) / MANIFEST).is_file():
        yield manifest


def _counts(path: Path) -> bool:
    return path.suffix != ".pyc"
