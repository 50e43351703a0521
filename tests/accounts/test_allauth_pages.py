"""Every page that allauth answers is drawn as one of ours."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.accounts.test_two_steps import add_passkey, switch_on

PUBLIC = (
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
)
PERSONAL = (
    "account_email",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
)


def is_ours(response):
    text = response.text
    return (
        response.status_code == 200
        and text.count("<h1") == 1
        and 'class="site-footer"' in text
        and 'placeholder="' not in text
        and " style=" not in text
        and "onclick" not in text
    )


@pytest.mark.sweep
@pytest.mark.parametrize("name", PUBLIC)
def test_public_page_is_ours(client, db, name):
    assert is_ours(client.get(reverse(name)))


@pytest.mark.sweep
@pytest.mark.parametrize("name", PERSONAL)
def test_personal_page_is_ours(signed_in, member, name):
    switch_on(signed_in)
    add_passkey(signed_in)

    assert is_ours(signed_in.get(reverse(name)))


@pytest.mark.parametrize("name", ("mfa_index", "mfa_list_webauthn"))
def test_page_without_passkeys_is_ours(signed_in, name):
    assert is_ours(signed_in.get(reverse(name)))


def test_page_to_set_up_the_app_is_ours(signed_in):
    assert is_ours(signed_in.get(reverse("mfa_activate_totp")))


@pytest.mark.parametrize("name", ("mfa_edit_webauthn", "mfa_remove_webauthn"))
def test_page_about_one_passkey_is_ours(signed_in, member, name):
    add_passkey(signed_in)
    key = Authenticator.objects.get(type="webauthn")

    assert is_ours(signed_in.get(reverse(name, args=[key.pk])))


def test_page_to_set_a_first_password_is_ours(signed_in, member):
    member.set_unusable_password()
    member.save()
    signed_in.force_login(member)

    assert is_ours(signed_in.get(reverse("account_set_password")))


def test_page_for_a_new_password_is_ours(client, member):
    key = default_token_generator.make_token(member)
    uid = user_pk_to_url_str(member)
    url = reverse("account_reset_password_from_key", args=[uid, key])

    assert is_ours(client.get(url, follow=True))


@pytest.mark.parametrize(
    ("name", "args"),
    (
        ("account_confirm_email", ["abc"]),
        ("account_reset_password_from_key", ["1", "abc"]),
    ),
)
def test_page_of_a_link_that_is_over_is_ours(client, db, name, args):
    assert is_ours(client.get(reverse(name, args=args)))


def test_page_for_too_many_tries_is_ours(client, db):
    url = reverse("account_login")
    for _ in range(31):
        response = client.post(url, {"login": "a@example.org", "password": ""})

    assert response.status_code == 429
    assert "Wait a minute" in response.text


def test_signup_is_closed_in_our_words(client, db, monkeypatch):
    monkeypatch.setattr(
        "accounts.adapter.AccountAdapter.is_open_for_signup",
        lambda self, request: False,
    )

    assert is_ours(client.get(reverse("account_signup")))
