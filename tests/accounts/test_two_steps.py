import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from tests.accounts.soft_key import SoftKey

AUTHENTICATE = "mfa_authenticate"


def codes_now(secret):
    counters = list(yield_hotp_counters_from_time())
    return [format_hotp_value(hotp_value(secret, counter)) for counter in counters]


def switch_on(client):
    """The secret of a new authenticator app."""
    url = reverse("mfa_activate_totp")
    secret = client.get(url).context["form"].secret
    client.post(url, {"code": codes_now(secret)[0]})
    return secret


def add_passkey(client, **fields):
    """A passkey made with the add page of a signed-in client."""
    url = reverse("mfa_add_webauthn")
    key = SoftKey()
    options = client.get(url).context["js_data"]["creation_options"]
    data = {"name": "Phone", "passwordless": "on", "credential": key.create(options)}
    client.post(url, data | fields)
    return key


def login_options(client):
    url = reverse("mfa_login_webauthn")
    response = client.get(url, headers={"accept": "application/json"})
    return response.json()["request_options"]


def test_app_is_switched_on_and_asked_at_login(client, signed_in, member):
    secret = switch_on(signed_in)
    signed_in.post(reverse("account_logout"))

    first = client.post(
        reverse("account_login"), {"login": member.email, "password": PASSWORD}
    )
    halfway = "_auth_user_id" in client.session
    page = client.get(reverse(AUTHENTICATE))
    second = client.post(reverse(AUTHENTICATE), {"code": codes_now(secret)[2]})

    assert first["Location"] == reverse(AUTHENTICATE)
    assert not halfway
    assert page.status_code == 200
    assert second["Location"] == reverse("accounts:start")


def test_wrong_code_lets_nobody_in(client, signed_in, member):
    switch_on(signed_in)
    signed_in.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})

    response = client.post(reverse(AUTHENTICATE), {"code": "000000"})

    assert "That code isn&#x27;t right." in response.text
    assert "_auth_user_id" not in client.session


def test_recovery_code_works_once(client, signed_in, member):
    switch_on(signed_in)
    page = signed_in.get(reverse("mfa_view_recovery_codes"))
    code = page.context["unused_codes"][0]

    answers = []
    for _ in range(2):
        client.post(reverse("account_logout"))
        client.post(
            reverse("account_login"), {"login": member.email, "password": PASSWORD}
        )
        answers.append(client.post(reverse(AUTHENTICATE), {"code": code}).status_code)

    assert code in page.text
    assert answers == [302, 422]


def test_app_is_switched_off(signed_in, member):
    switch_on(signed_in)
    url = reverse("mfa_deactivate_totp")

    page = signed_in.get(url)
    signed_in.post(url)

    assert page.status_code == 200
    assert not Authenticator.objects.filter(user=member).exists()


def test_email_is_confirmed_before_a_second_step(signed_in, member):
    member.emailaddress_set.update(verified=False)

    response = signed_in.get(reverse("mfa_add_webauthn"), follow=True)

    assert "Confirm your email address first" in response.text


@pytest.mark.parametrize(
    "name",
    (
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    ),
)
def test_password_is_asked_again_before_protection_changes(client, member, name):
    client.force_login(member)

    response = client.get(reverse(name))

    assert response.status_code == 302
    assert "reauthenticate" in response["Location"]


def test_passkeys_are_numbered(signed_in, member):
    add_passkey(signed_in, name="")

    response = signed_in.get(reverse("mfa_add_webauthn"))

    form = response.context["form"]
    assert str(Authenticator.objects.get(type="webauthn").wrap().name) == "Passkey 1"
    assert form["name"].value() == "Passkey 2"
    assert form["passwordless"].value() is True


def test_passkey_signs_in_alone(client, signed_in, member):
    key = add_passkey(signed_in)
    signed_in.post(reverse("account_logout"))

    answer = key.get(login_options(client))
    response = client.post(reverse("mfa_login_webauthn"), {"credential": answer})

    assert response["Location"] == reverse("accounts:start")
    assert client.session["_auth_user_id"] == str(member.pk)


def test_passkey_is_a_second_step(client, signed_in, member):
    key = add_passkey(signed_in)
    signed_in.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    page = client.get(reverse(AUTHENTICATE))

    answer = key.get(page.context["js_data"]["request_options"])
    response = client.post(reverse(AUTHENTICATE), {"credential": answer})

    assert response["Location"] == reverse("accounts:start")


def test_passkey_answers_when_asked_again(signed_in, member):
    key = add_passkey(signed_in)
    url = reverse("mfa_reauthenticate_webauthn")
    page = signed_in.get(url)

    answer = key.get(page.context["js_data"]["request_options"])
    response = signed_in.post(url, {"credential": answer, "next": "/preferences/"})

    assert response["Location"] == "/preferences/"


def test_passkey_answer_works_once(client, signed_in, member):
    key = add_passkey(signed_in)
    signed_in.post(reverse("account_logout"))
    answer = key.get(login_options(client))
    client.post(reverse("mfa_login_webauthn"), {"credential": answer})
    client.post(reverse("account_logout"))
    login_options(client)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": answer})

    assert response["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


DAMAGED = (
    *("", "abc", "{}", "[]", '{"id": "x", "response": {}}', '{"response": 1}'),
    pytest.param("9" * 10_000, id="more digits than are read"),
    pytest.param("[" * 100_000, id="deeper than is read"),
)


@pytest.mark.parametrize("credential", DAMAGED)
def test_made_up_passkey_lets_nobody_in(client, signed_in, credential):
    add_passkey(signed_in)
    signed_in.post(reverse("account_logout"))
    login_options(client)

    response = client.post(reverse("mfa_login_webauthn"), {"credential": credential})

    assert response["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


@pytest.mark.sweep
@pytest.mark.parametrize("credential", DAMAGED)
@pytest.mark.parametrize("name", ("mfa_add_webauthn", "mfa_reauthenticate_webauthn"))
def test_made_up_passkey_changes_nothing(signed_in, member, name, credential):
    add_passkey(signed_in)
    signed_in.get(reverse(name))

    response = signed_in.post(reverse(name), {"credential": credential})

    assert response.status_code in (302, 422)
    assert Authenticator.objects.filter(type="webauthn").count() == 1


@pytest.mark.sweep
@pytest.mark.parametrize("credential", DAMAGED)
def test_made_up_passkey_is_no_second_step(client, signed_in, member, credential):
    add_passkey(signed_in)
    signed_in.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})

    response = client.post(reverse(AUTHENTICATE), {"credential": credential})

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_name_of_a_passkey_is_short(signed_in):
    add_passkey(signed_in, name="x" * 81)
    add_passkey(signed_in)
    passkey = Authenticator.objects.get(type="webauthn")
    url = reverse("mfa_edit_webauthn", args=[passkey.pk])

    response = signed_in.post(url, {"name": "x" * 81})

    assert response.status_code == 422
    assert passkey.wrap().name == "Phone"
