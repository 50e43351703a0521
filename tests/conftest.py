from copy import deepcopy

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

# A slow machine must not fail a test.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


def pytest_configure():
    """Set for all tests: plain HTTP, static files from their sources, no pool."""
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
    """The catalogue and the studies of the data files, parsed once."""
    studies = reader.read_studies(studies_text)
    return reader.read_catalogue(catalogue_text), studies


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Collect the static files; return their folder."""
    root = tmp_path_factory.mktemp("static")
    backend = {"BACKEND": "hipflex.assets.storage.BundledStaticFilesStorage"}
    changes = {
        "STATIC_ROOT": root,
        "STATICFILES_DIRS": [settings.BASE_DIR / "static"],
        "STORAGES": {**settings.STORAGES, "staticfiles": backend},
    }
    with override_settings(**changes):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


@pytest.fixture(scope="module")
def module_rows(django_db_setup, django_db_blocker):
    """Keep rows that later fixtures create for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def module_world(module_rows):
    return make_world()


@pytest.fixture
def world(module_world, db):
    """The module's world; what a test changes in it is rolled back."""
    return deepcopy(module_world)


@pytest.fixture(scope="module")
def module_library(module_rows, shipped):
    return load.load(*shipped)


@pytest.fixture
def loaded(module_library, db):
    """The whole shipped library in the database."""
    return module_library


@pytest.fixture(scope="module")
def module_world_library(module_world, shipped):
    """The whole shipped library beside the module's world."""
    return load.load(*shipped)


@pytest.fixture
def empty_library(db):
    """Empty the library, also of what the module's fixtures loaded."""
    Exercise.objects.all().delete()
    Study.objects.all().delete()


@pytest.fixture
def coach(db):
    """Jonas, head coach of `squad`."""
    return make_user(email="coach@example.org", display_name="Jonas")


@pytest.fixture
def squad(coach):
    return make_squad(name="Sprint squad", head=coach)


@pytest.fixture
def athlete(squad):
    """Maja, a member of `squad` with her own account."""
    user = make_user(email="maja@example.org", display_name="Maja")
    athlete = make_athlete(name="Maja", user=user)
    make_membership(athlete=athlete, squad=squad)
    return athlete


@pytest.fixture
def physio(squad):
    """Petra, who can see everything of `squad` and edit nothing."""
    user = make_user(email="physio@example.org", display_name="Petra")
    make_staff(user=user, squad=squad, role="physio")
    return user


@pytest.fixture
def stranger(db):
    """Sam, who trains and coaches elsewhere and can see nothing of `athlete`."""
    user = make_user(email="stranger@example.org", display_name="Sam")
    make_athlete(name="Sam", user=user)
    make_squad(head=user)
    return user
