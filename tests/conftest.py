from copy import deepcopy

import hypothesis
import pytest
from django.conf import settings
from django.contrib.contenttypes.management import create_contenttypes
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from django.db.models.signals import post_migrate
from django.template import RequestContext, Template
from django.test import override_settings
from django.test.utils import instrumented_test_render

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

# Before the test environment puts its own in its place.
RENDER = Template._render  # noqa: SLF001
FAST_HASHER = ["django.contrib.auth.hashers.MD5PasswordHasher"]

PERMISSIONS = "django.contrib.auth.management.create_permissions"
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


# A busy machine is no reason to fail.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


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
    """Tests that ask for whole pages are told from those of single parts."""
    for item in items:
        if "client" in item.fixturenames:
            item.add_marker(pytest.mark.pages)
        if is_elsewhere(item) or hypothesis.is_hypothesis_test(item.function):
            item.add_marker(pytest.mark.uncounted)
    # The longest first, so that no process ends long after the others; and Python
    # rewrites all its code each time that counting begins or ends.
    items.sort(key=lambda item: (is_elsewhere(item), is_uncounted(item)), reverse=True)


def is_elsewhere(item):
    """What is tested runs in a browser or in a process of its own."""
    return item.path.parent.name in ("browser", "faults")


def is_uncounted(item):
    """Does not say which lines are covered, as counting takes time.

    Each line has a smaller test that says what it is for.
    """
    return item.get_closest_marker("uncounted") is not None


def counter_of(config):
    plugin = config.pluginmanager.get_plugin("_cov")
    return plugin.cov_controller if plugin else None


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """In one process of several, pytest-cov starts to count a second time.

    Were the first not ended, it would go on wherever the second pauses.
    """
    counter = counter_of(session.config)
    if counter and hasattr(session.config, "workerinput"):
        counter.pause()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item):
    counter = counter_of(item.config)
    if counter and counter.started == is_uncounted(item):
        switch = counter.pause if counter.started else counter.resume
        switch()
    return (yield)


def render_watched(template, context):
    """Notes of a page what its view gave it, for `response.context`.

    Django's own way notes each include and each field as well, with a copy of all
    that is in it: a tenth of the time that a page takes.
    """
    is_page = context.template is template and isinstance(context, RequestContext)
    return (instrumented_test_render if is_page else RENDER)(template, context)


@pytest.fixture(scope="session", autouse=True)
def _pages_alone_are_watched(django_test_environment):
    Template._render = render_watched  # noqa: SLF001


def sql_to_empty(operations, _style, tables, **_options):
    """Deletes the few rows of a test, once all who still write have ended.

    TRUNCATE makes each table and index anew, which takes ten times as long.
    """
    names = [operations.quote_name(table) for table in tables]
    lock = f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE"
    deletes = [f"DELETE FROM {name}" for name in names]  # noqa: S608
    return ["; ".join([lock, "SET CONSTRAINTS ALL DEFERRED", *deletes])]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A server of the browser tests may hold a connection a moment longer."""
    DatabaseOperations.sql_flush = sql_to_empty
    # Emptying all tables would write the same rights anew each time.
    post_migrate.disconnect(dispatch_uid=PERMISSIONS)
    post_migrate.disconnect(create_contenttypes)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _no_memory_of_rows():
    """What another test stored is gone, and nobody told."""
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
