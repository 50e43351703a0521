"""Create and use a passkey in Chromium, with a virtual authenticator."""

import pytest
from django.urls import reverse

from accounts.models import User

PASSWORD = "three tall hurdles"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _localhost_is_secure(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


@pytest.fixture
def mia(transactional_db):
    user = User.objects.create_user("mia@example.org", PASSWORD, display_name="Mia")
    user.emailaddress_set.create(email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def device(page):
    """The virtual authenticator; a test can change its settings."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    made = tools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def recognise(*, yes):
        settings = {"authenticatorId": made["authenticatorId"], "isUserVerified": yes}
        tools.send("WebAuthn.setUserVerified", settings)

    return recognise


def test_passkey_is_added_and_signs_in(page, live_server, mia, device):
    login = live_server.url + reverse("account_login")
    page.goto(login)
    page.get_by_label("Email address").fill(mia.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto(live_server.url + reverse("mfa_add_webauthn"))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()

    page.get_by_role("button", name="Add passkey").click()
    page.get_by_text("Passkey added.").wait_for()
    page.context.clear_cookies()
    page.goto(f"{login}?next={reverse('accounts:preferences')}")
    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_role("heading", name="Preferences").wait_for()
    assert page.get_by_label("Name").input_value() == "Mia"


def test_refused_passkey_shows_a_message(page, live_server, mia, device):
    device(yes=False)
    page.goto(live_server.url + reverse("account_login"))

    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_text("Your passkey wasn't used.").wait_for()
