import os
from copy import deepcopy
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.management import create_contenttypes
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.signals import post_migrate
from django.test import override_settings
from hypothesis import is_hypothesis_test
from hypothesis import settings as hypothesis_settings

from exercises.catalogue import load, reader
from exercises.library.version import LIBRARY
from exercises.models import Exercise, Study
from hipflex.seo import sitemaps
from tests.factories import (
    make_athlete,
    make_membership,
    make_squad,
    make_staff,
    make_user,
)
from tests.world import make_world

FAST_HASHER = ["django.contrib.auth.hashers.MD5PasswordHasher"]

CREATE_PERMISSIONS_UID = "django.contrib.auth.management.create_permissions"
SWEEP_FOLDERS = ("browser", "faults")
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"

# A busy machine is no reason to fail.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


def pytest_configure():
    """For the whole run: plain HTTP, and static files from where they are written."""
    settings.PASSWORD_HASHERS = FAST_HASHER
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES["staticfiles"] = {"BACKEND": PLAIN_STATIC}
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    # Emptying every table after a browser test may take longer than a page may, and
    # a pool would hold connections to a database that is about to be dropped.
    settings.DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=30s"
    settings.DATABASES["default"]["OPTIONS"]["pool"] = False


def pytest_collection_modifyitems(items):
    """Mark the tests of whole pages, and those of the second part of `make test`."""
    for item in items:
        if "client" in item.fixturenames:
            item.add_marker(pytest.mark.pages)
        if item.path.parent.name in SWEEP_FOLDERS or is_hypothesis_test(item.function):
            item.add_marker(pytest.mark.sweep)


def pytest_terminal_summary(terminalreporter):
    """Show how many tests passed in this part of `make test` and those before it."""
    if "PASSED_FILE" not in os.environ:
        return
    file = Path(os.environ["PASSED_FILE"])
    passed = len(terminalreporter.getreports("passed"))
    total = passed + (int(file.read_text()) if file.exists() else 0)
    file.write_text(str(total))
    terminalreporter.write_line(f"{total} tests passed so far")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the test database, and close connections that live servers left open."""
    # These would restore permissions and content types after each browser test.
    post_migrate.disconnect(dispatch_uid=CREATE_PERMISSIONS_UID)
    post_migrate.disconnect(create_contenttypes)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _forget_library():
    """Empty the cache of library rows: an earlier test's rows are gone."""
    LIBRARY.forget()
    sitemaps.VERSION.forget()


@pytest.fixture(scope="session")
def catalogue_text():
    return (reader.DATA / "catalogue.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def studies_text():
    return (reader.DATA / "studies.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shipped(catalogue_text, studies_text):
    """What the data files hold, read once."""
    studies = reader.read_studies(studies_text)
    return reader.read_catalogue(catalogue_text), studies


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """The static files as they are served."""
    root = tmp_path_factory.mktemp("static")
    backend = {"BACKEND": "hipflex.assets.storage.BundledStaticFilesStorage"}
    changed = {
        "STATIC_ROOT": root,
        "STATICFILES_DIRS": [settings.BASE_DIR / "static"],
        "STORAGES": {**settings.STORAGES, "staticfiles": backend},
    }
    with override_settings(**changed):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


@pytest.fixture(scope="module")
def kept_rows(django_db_setup, django_db_blocker):
    """Rows made after this are there for all tests of a module, as they were made."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def kept_world(kept_rows):
    return make_world()


@pytest.fixture
def world(kept_world, db):
    """A world to do anything to: each test finds it as it was made."""
    return deepcopy(kept_world)


@pytest.fixture(scope="module")
def kept_library(kept_rows, shipped):
    return load.load(*shipped)


@pytest.fixture
def loaded(kept_library, db):
    """The whole shipped library, in the database."""
    return kept_library


@pytest.fixture(scope="module")
def kept_stock(kept_world, shipped):
    """The whole shipped library in the kept world."""
    return load.load(*shipped)


@pytest.fixture
def nothing_loaded(db):
    """An empty library, whatever other tests of the module keep in it."""
    Exercise.objects.all().delete()
    Study.objects.all().delete()


@pytest.fixture
def coach(db):
    """Head of `squad`."""
    return make_user(email="coach@example.org", display_name="Jonas")


@pytest.fixture
def squad(coach):
    return make_squad(name="Sprint squad", head=coach)


@pytest.fixture
def athlete(squad):
    """Maja, in `squad`, with an account of her own."""
    user = make_user(email="maja@example.org", display_name="Maja")
    athlete = make_athlete(name="Maja", user=user)
    make_membership(athlete=athlete, squad=squad)
    return athlete


@pytest.fixture
def physio(squad):
    """Reads all of `squad`, writes nothing."""
    user = make_user(email="physio@example.org", display_name="Petra")
    make_staff(user=user, squad=squad, role="physio")
    return user


@pytest.fixture
def stranger(db):
    """Trains and coaches elsewhere: may see nothing of `athlete`."""
    user = make_user(email="stranger@example.org", display_name="Sam")
    make_athlete(name="Sam", user=user)
    make_squad(head=user)
    return user
