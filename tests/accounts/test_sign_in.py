import re

import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse

from accounts.forms.sign_in import SignupForm
from accounts.models import Athlete, User
from tests.accounts.conftest import PASSWORD
from tests.factories import make_invitation, make_squad, make_user

SIGNUP = {
    "role": "train",
    "display_name": "Lea",
    "email": "Lea@Example.org",
    "password1": PASSWORD,
}


@pytest.mark.parametrize(
    ("role", "target", "trains"),
    (
        ("train", "accounts:start", True),
        ("coach", "accounts:squad_create", False),
        ("both", "accounts:squad_create", True),
    ),
)
def test_signup_by_role(client, db, role, target, trains):
    response = client.post(reverse("account_signup"), SIGNUP | {"role": role})

    user = User.objects.get(email="lea@example.org")
    assert response["Location"] == reverse(target)
    assert (str(user), user.check_password(PASSWORD)) == ("Lea", True)
    assert Athlete.objects.filter(user=user, name="Lea").exists() is trains
    assert client.session["_auth_user_id"] == str(user.pk)


def test_athlete_who_signs_up_agrees(client, db):
    client.post(reverse("account_signup"), SIGNUP)

    assert Athlete.objects.get().consents.active().get().given_by == "self"


@pytest.mark.parametrize(
    ("query", "role"), (("", "train"), ("?role=coach", "coach"), ("?role=x", "train"))
)
def test_signup_page_offers_the_role_of_the_link(client, db, query, role):
    response = client.get(reverse("account_signup") + query)

    assert response.context["form"]["role"].value() == role


def test_invited_person_is_asked_no_role(client, db):
    invitation = make_invitation(squad=make_squad(head=make_user()))
    back = invitation.get_absolute_url()
    url = f"{reverse('account_signup')}?next={back}"
    data = {name: text for name, text in SIGNUP.items() if name != "role"}

    page = client.get(url)
    response = client.post(reverse("account_signup"), data | {"next": back})

    assert "role" not in page.context["form"].fields
    assert f'value="{back}"' in page.text
    assert response["Location"] == back
    assert not Athlete.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    (
        ("role", "boss", "Choose one of these."),
        ("display_name", "", "Fill this in."),
        ("display_name", "x" * 10_000, "Use at most 80 characters"),
        ("email", "lea", "Enter an email address like name@club.org."),
        ("password1", "short", "at least 12 characters"),
        ("password1", "qwerty123456", "too common"),
    ),
)
def test_refused_signup_makes_nobody(client, db, field, value, message):
    response = client.post(reverse("account_signup"), SIGNUP | {field: value})

    form = response.context["form"]
    assert message in form.errors[field][0]
    assert field == "email" or form["email"].value() == "Lea@Example.org"
    assert not User.objects.exists()


def test_signup_with_a_taken_email_says_what_to_do(client, member):
    data = SIGNUP | {"email": member.email.upper()}

    response = client.post(reverse("account_signup"), data)

    assert "Sign in instead" in response.context["form"].errors["email"][0]
    assert User.objects.count() == 1


def test_two_signups_at_once_are_answered(client, db, monkeypatch):
    rivals = [IntegrityError()]
    save = SignupForm.try_save

    def lose_once(form, request):
        if rivals:
            raise rivals.pop()
        return save(form, request)

    monkeypatch.setattr(SignupForm, "try_save", lose_once)

    response = client.post(reverse("account_signup"), SIGNUP)

    assert response["Location"] == reverse("accounts:start")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("remember", "expires_at_close"), (({"remember": "on"}, False), ({}, True))
)
def test_login_with_email_in_any_case(client, member, remember, expires_at_close):
    data = {"login": "MIA@example.org", "password": PASSWORD} | remember

    response = client.post(reverse("account_login"), data)

    assert response["Location"] == reverse("accounts:start")
    assert client.session.get_expire_at_browser_close() is expires_at_close


def test_session_id_changes_at_login(client, member):
    client.post(reverse("accounts:theme_set"), {"theme": "dark"})
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    key = session.session_key

    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})

    assert client.session.session_key != key


@pytest.mark.parametrize("email", ("mia@example.org", "nobody@example.org"))
def test_failed_login_does_not_say_which(client, member, email):
    data = {"login": email, "password": "wrong wrong wrong"}

    response = client.post(reverse("account_login"), data)

    assert response.context["form"].non_field_errors() == [
        "That email address and password don't match."
    ]
    assert "_auth_user_id" not in client.session


def test_closed_account_cannot_sign_in(client, member):
    member.is_active = False
    member.save()

    response = client.post(
        reverse("account_login"), {"login": member.email, "password": PASSWORD}
    )

    assert response["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("said", "address"),
    (
        ("203.0.113.9, 10.0.0.2", "203.0.113.9"),
        ("198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        # A proxy too many was counted.
        ("203.0.113.9", "127.0.0.1"),
    ),
)
def test_session_is_of_the_address_that_the_proxies_saw(
    client, member, settings, caplog, said, address
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    typed = {"login": member.email, "password": PASSWORD}

    response = client.post(
        reverse("account_login"), typed, headers={"x-forwarded-for": said}
    )

    assert response.status_code == 302
    assert member.usersession_set.get().ip == address
    assert ("event=fewer_proxies" in caplog.text) == (address == "127.0.0.1")


def test_twenty_bad_logins_are_stopped_without_locking_the_owner_out(client, member):
    url = reverse("account_login")
    bad = {"login": member.email, "password": "wrong wrong wrong"}
    for _ in range(20):
        response = client.post(url, bad, REMOTE_ADDR="203.0.113.9")

    right = bad | {"password": PASSWORD}
    stranger = client.post(url, right, REMOTE_ADDR="203.0.113.9")
    owner = client.post(url, right, REMOTE_ADDR="198.51.100.7")

    assert "Too many sign-in attempts" in response.text
    assert stranger.status_code == 422
    assert owner["Location"] == reverse("accounts:start")


@pytest.mark.parametrize("target", ("https://evil.example/", "//evil.example/"))
def test_login_leads_nowhere_else(client, member, target):
    data = {"login": member.email, "password": PASSWORD, "next": target}

    response = client.post(reverse("account_login"), data)

    assert response["Location"] == reverse("accounts:start")


def test_logout_ends_the_session(signed_in):
    response = signed_in.post(reverse("account_logout"))

    assert response["Location"] == reverse("home")
    assert "_auth_user_id" not in signed_in.session


def send_reset(client, email, run_on_commit):
    with run_on_commit(execute=True):
        return client.post(reverse("account_reset_password"), {"email": email})


def test_password_is_reset_by_mail(client, member, django_capture_on_commit_callbacks):
    send_reset(client, member.email, django_capture_on_commit_callbacks)
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)

    form_url = client.get(link)["Location"]
    new = "four tall hurdles"
    client.post(form_url, {"password1": new, "password2": new})

    member.refresh_from_db()
    assert mail.outbox[0].subject == "HipFlex: Reset your password"
    assert member.check_password(new)
    assert "This link has expired or already been used" in client.get(link).text


def test_reset_does_not_say_whether_there_is_an_account(
    client, member, django_capture_on_commit_callbacks
):
    known = send_reset(client, member.email, django_capture_on_commit_callbacks)
    unknown = send_reset(client, "x@example.org", django_capture_on_commit_callbacks)

    assert known["Location"] == unknown["Location"]
    assert [message.subject for message in mail.outbox] == [
        "HipFlex: Reset your password",
        "HipFlex: No account with this email address",
    ]


def test_no_mail_about_what_is_rolled_back(client, member):
    client.post(reverse("account_reset_password"), {"email": member.email})

    assert mail.outbox == []


def test_changed_password_ends_other_sessions(client, signed_in, member):
    elsewhere = type(client)()
    elsewhere.force_login(member)
    new = "four tall hurdles"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    signed_in.post(reverse("account_change_password"), data)

    url = reverse("accounts:preferences")
    assert signed_in.get(url).status_code == 200
    assert elsewhere.get(url).status_code == 302


def test_wrong_password_changes_nothing(signed_in, member):
    new = "four tall hurdles"
    data = {"oldpassword": "wrong", "password1": new, "password2": new}

    response = signed_in.post(reverse("account_change_password"), data)

    member.refresh_from_db()
    assert "That isn&#x27;t your current password." in response.text
    assert member.check_password(PASSWORD)


def test_email_is_changed_once_confirmed(
    signed_in, member, django_capture_on_commit_callbacks
):
    data = {"email": "new@example.org", "action_add": "1"}
    with django_capture_on_commit_callbacks(execute=True):
        signed_in.post(reverse("account_email"), data)
    member.refresh_from_db()
    before = member.email
    message = next(m for m in mail.outbox if m.to == ["new@example.org"])
    link = re.search(r"http://testserver(\S+)", message.body).group(1)

    pages = [signed_in.get(reverse("account_email")).text, signed_in.get(link).text]
    signed_in.post(link)

    member.refresh_from_db()
    assert "not confirmed" in pages[0]
    assert "Yes, this is mine" in pages[1]
    assert (before, member.email) == ("mia@example.org", "new@example.org")


def test_other_sessions_are_listed_and_ended(client, signed_in, member):
    elsewhere = type(client)()
    data = {"login": member.email, "password": PASSWORD}
    elsewhere.post(
        reverse("account_login"), data, headers={"user-agent": "Firefox, Android"}
    )
    url = reverse("usersessions_list")

    page = signed_in.get(url).text
    signed_in.post(url)

    assert "Firefox on Android" in page
    assert "You're not signed in anywhere else." in signed_in.get(url).text
    assert elsewhere.get(url).status_code == 302
