"""Test clients signed in as each kind of person, by the site's own pages."""

from collections.abc import Callable
from types import SimpleNamespace

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.test_two_steps import add_passkey, switch_on
from tests.factories import make_user

PASSWORD = "three tall hurdles"
METHODS_USER_KEY = "account_authentication_methods_user"

World = SimpleNamespace


def client_for(world: World, role: str) -> Client:
    """Return a client signed in as `role`, a key of `tests.pages.PAGES`."""
    client = Client()
    if role in SIGN_IN:
        SIGN_IN[role](client, world)
    elif role != "visitor":
        client.force_login(getattr(world, "user" if role == "athlete" else role))
    return client


def newcomer(client: Client, world: World) -> None:
    client.force_login(make_user(display_name="Nora"))


def member(client: Client, world: World) -> None:
    """Sign in with a password; it was entered again just now."""
    user = User.objects.create_user("mo@example.org", PASSWORD, display_name="Mo")
    user.emailaddress_set.create(email=user.email, primary=True, verified=True)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def protected(client: Client, world: World) -> None:
    member(client, world)
    switch_on(client)
    add_passkey(client)
    world.passkey = Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN)


def halfway(client: Client, world: World) -> None:
    """Sign in with the password, but not with the second step."""
    protected(client, world)
    email = world.passkey.user.email
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def passwordless(client: Client, world: World) -> None:
    user = make_user(display_name="Pia")
    user.set_unusable_password()
    user.save()
    client.force_login(user)


def owner(client: Client, world: World) -> None:
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa"}]
    session[METHODS_USER_KEY] = str(user.pk)
    session.save()


SIGN_IN: dict[str, Callable[[Client, World], None]] = {
    "newcomer": newcomer,
    "member": member,
    "protected": protected,
    "halfway": halfway,
    "passwordless": passwordless,
    "owner": owner,
}
