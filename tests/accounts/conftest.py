import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from tests.factories import (
    make_athlete,
    make_invitation,
    make_membership,
    make_staff,
    make_user,
)

PASSWORD = "three tall hurdles"
CODE = "23456789AB"


@pytest.fixture(autouse=True)
def _no_limits_used_up():
    cache.clear()


@pytest.fixture
def colleague(squad):
    """Coach of `squad`, not its head."""
    user = make_user(email="kim@example.org", display_name="Kim")
    make_staff(user=user, squad=squad, role="coach")
    return user


@pytest.fixture
def maja(athlete):
    """The account of `athlete`."""
    return athlete.user


@pytest.fixture
def newcomer(db):
    """Signed up, and neither trains nor coaches yet."""
    return make_user(email="new@example.org", display_name="Nora")


@pytest.fixture
def member(db):
    """Can sign in with PASSWORD, e-mail confirmed."""
    user = User.objects.create_user(
        "mia@example.org", PASSWORD, display_name="Mia Example"
    )
    user.emailaddress_set.create(email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def signed_in(client, member):
    """A client in which `member` has just typed their password."""
    data = {"login": member.email, "password": PASSWORD}
    client.post(reverse("account_login"), data)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def levi(squad):
    """In `squad`, without an account."""
    athlete = make_athlete(name="Levi")
    make_membership(athlete=athlete, squad=squad)
    return athlete


@pytest.fixture
def to_levi(levi, squad, coach):
    return make_invitation(squad=squad, athlete=levi, created_by=coach, code=CODE)


@pytest.fixture
def to_staff(squad, coach):
    return make_invitation(squad=squad, role="physio", created_by=coach, code=CODE)
