"""Brings the database and the static files up to date, inside the environment."""

import hashlib
import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from launch.console import say
from launch.folders import REPOSITORY, data_folder, remembered_secret
from training.demo.cast import ATHLETE_EMAIL, COACH_EMAIL

NOTHING_NEW = re.compile(r" 0 added, 0 changed, \d+ unchanged, 0 removed$")


def prepare(*, demo: bool) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    load_exercises()
    if demo:
        load_demo(data_folder())
    collect_static(data_folder())


def load_exercises() -> None:
    """The catalogue, of which only news is shown."""
    report = io.StringIO()
    call_command("load_exercises", stdout=report)
    for line in report.getvalue().splitlines():
        if not NOTHING_NEW.search(line):
            say(line)


def load_demo(data: Path) -> None:
    """The demo squad in an empty database, and its logins for the launcher."""
    password = remembered_secret(data / "demo-password", length=9)
    if is_fresh():
        call_command("load_demo", password=password, stdout=io.StringIO())
    logins = data / "demo-logins"
    if get_user_model().objects.filter(email=COACH_EMAIL).exists():
        logins.touch(mode=0o600)
        logins.write_text(f"{COACH_EMAIL}\n{ATHLETE_EMAIL}\n{password}\n")
    else:
        logins.unlink(missing_ok=True)


def is_fresh() -> bool:
    """Whether nobody ever had an account: a demo that was removed stays away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM accounts_user_id_seq WHERE is_called")
        return cursor.fetchone() is None


def collect_static(data: Path) -> None:
    """Compressing takes seconds, so only when a source or a result changed."""
    remembered = data / "static-fingerprint"
    if remembered.exists() and remembered.read_text() == fingerprint():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    remembered.write_text(fingerprint())


def fingerprint() -> str:
    digest = hashlib.sha256()
    for path in static_sources():
        digest.update(bytes(path) + hashlib.sha256(path.read_bytes()).digest())
    for path in _files([Path(settings.STATIC_ROOT)]):
        digest.update(f"{path} {path.stat().st_size}".encode())
    return digest.hexdigest()


def static_sources() -> Iterator[Path]:
    """Everything collectstatic reads; requirements stand for packages' files."""
    yield REPOSITORY / "requirements.txt"
    # How parts are put together.
    yield REPOSITORY / "hipflex" / "staticfiles.py"
    yield from _files([REPOSITORY / "static", *REPOSITORY.glob("*/static")])


def _files(folders: Iterable[Path]) -> list[Path]:
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in found if path.is_file())


if __name__ == "__main__":
    django.setup()
    prepare(demo=os.environ.get("DEMO", "true").lower() not in {"0", "false", "no"})
