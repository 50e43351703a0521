import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.urls import reverse

from tests.factories import make_user


@pytest.fixture
def owner(db):
    return make_user(is_staff=True, is_superuser=True)


def sign_in(client, user, *methods):
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": name} for name in methods]
    session.save()


def test_owner_with_second_factor_is_let_in(client, owner):
    sign_in(client, owner, "password", "mfa")

    assert client.get(reverse("admin:index")).status_code == 200


@pytest.mark.parametrize("methods", ((), ("password",)))
def test_owner_without_second_factor_is_not(client, owner, methods):
    sign_in(client, owner, *methods)

    assert client.get(reverse("admin:index")).status_code == 302


def test_others_are_not_let_in(client, coach):
    coach.is_staff = True
    coach.save(update_fields=["is_staff"])
    sign_in(client, coach, "password", "mfa")

    assert client.get(reverse("admin:index")).status_code == 302
