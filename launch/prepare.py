"""Bring the database and the static files up to date, inside the environment."""

import hashlib
import io
import os
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from launch.folders import REPOSITORY, data_folder, stored_secret
from training.demo.cast import ATHLETE_EMAIL, COACH_EMAIL


def prepare(*, demo: bool) -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_exercises", stdout=io.StringIO())
    if demo:
        load_demo(data_folder())
    collect_static(data_folder())


def load_demo(data: Path) -> None:
    """Load the demo squad into a new database, and write its logins for `make run`."""
    password = stored_secret(data / "demo-password", length=9)
    if is_new():
        call_command("load_demo", password=password, stdout=io.StringIO())
    logins = data / "demo-logins"
    if get_user_model().objects.filter(email=COACH_EMAIL).exists():
        logins.touch(mode=0o600)
        logins.write_text(f"{COACH_EMAIL}\n{ATHLETE_EMAIL}\n{password}\n")
    else:
        logins.unlink(missing_ok=True)


def is_new() -> bool:
    """Return whether there never was an account: a removed demo does not come back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM accounts_user_id_seq WHERE is_called")
        return cursor.fetchone() is None


def collect_static(data: Path) -> None:
    """Collect only when a source or a result has changed: compressing takes seconds."""
    stored = data / "static-fingerprint"
    if stored.exists() and stored.read_text() == fingerprint():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stored.write_text(fingerprint())


def fingerprint() -> str:
    """Return a digest of all that collectstatic reads and of the sizes of its results.

    The requirements stand for the packages' own static files.
    """
    folders = [REPOSITORY / "static", *REPOSITORY.glob("*/static")]
    code = (REPOSITORY / "hipflex" / "assets").glob("*.py")
    sources = [REPOSITORY / "requirements.txt", *sorted(code), *files_in(*folders)]
    digest = hashlib.sha256()
    for path in sources:
        digest.update(bytes(path) + hashlib.sha256(path.read_bytes()).digest())
    for path in files_in(Path(settings.STATIC_ROOT)):
        digest.update(f"{path} {path.stat().st_size}".encode())
    return digest.hexdigest()


def files_in(*folders: Path) -> list[Path]:
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in found if path.is_file())


if __name__ == "__main__":
    django.setup()
    prepare(demo=os.environ.get("DEMO", "true").lower() not in {"0", "false", "no"})
