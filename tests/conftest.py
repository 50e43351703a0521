import pytest

from tests.factories import (
    make_athlete,
    make_membership,
    make_squad,
    make_staff,
    make_user,
)

FAST_HASHER = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PLAIN_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(autouse=True)
def _plain_and_fast(settings):
    settings.PASSWORD_HASHERS = FAST_HASHER
    settings.SECURE_SSL_REDIRECT = False
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_STATIC}}
    settings.STORAGES = storages
    # Serve static files from where they are written, not from a collected copy.
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


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
