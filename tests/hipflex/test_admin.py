import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from accounts.models import User
from tests.factories import make_exercise, make_picture, make_user

RECORDED_FOR = "account_authentication_methods_user"
OURS = ("accounts", "assessments", "exercises", "training")
OUR_MODELS = [
    model for name in OURS for model in apps.get_app_config(name).get_models()
]


@pytest.fixture
def owner(db):
    return make_user(is_staff=True, is_superuser=True)


def sign_in(client, user, *methods):
    client.force_login(user)
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": name} for name in methods]
    session[RECORDED_FOR] = str(user.pk)
    session.save()


def test_owner_with_second_factor_is_let_in(client, owner):
    sign_in(client, owner, "password", "mfa")

    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get(reverse("admin:login"))["Location"] == reverse("admin:index")


@pytest.mark.parametrize("methods", ((), ("password",)))
def test_owner_without_second_factor_is_redirected_to_add_one(client, owner, methods):
    sign_in(client, owner, *methods)

    response = client.get(reverse("admin:index"), follow=True)

    assert response.request["PATH_INFO"] == reverse("mfa_index")
    assert "Add a passkey or an authenticator app" in response.text


def test_second_factor_of_another_user_does_not_count(client, owner):
    sign_in(client, owner, "mfa")
    session = client.session
    session[RECORDED_FOR] = str(make_user().pk)
    session.save()

    assert client.get(reverse("admin:index")).status_code == 302


def test_admin_is_404_for_others(client, coach):
    coach.is_staff = True
    coach.save(update_fields=["is_staff"])
    sign_in(client, coach, "password", "mfa")

    assert client.get(reverse("admin:index"), follow=True).status_code == 404


def test_signed_out_owner_signs_in_as_everyone(client, db):
    response = client.get(reverse("admin:login"))

    target = f"{reverse('account_login')}?next={reverse('admin:index')}"
    assert response["Location"] == target


def test_password_form_of_the_framework_is_gone(client, owner):
    owner.set_password("three tall hurdles")
    owner.save()
    data = {"username": owner.email, "password": "three tall hurdles"}

    client.post(reverse("admin:login"), data)

    assert "_auth_user_id" not in client.session


@pytest.mark.sweep
@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model.__name__)
def test_every_model_is_shown_to_the_owner(client, owner, model):
    sign_in(client, owner, "mfa")
    url = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"

    assert client.get(reverse(url)).status_code == 200


@pytest.mark.parametrize("name", ("consent", "invitation", "user", "athlete"))
def test_one_row_is_shown_to_the_owner(client, owner, athlete, squad, coach, name):
    athlete.record_consent()
    squad.invitations.create(role="coach", created_by=coach)
    model = apps.get_model("accounts", name)
    sign_in(client, owner, "mfa")

    url = reverse(f"admin:accounts_{name}_change", args=[model.objects.first().pk])

    assert client.get(url).status_code == 200


def test_facts_are_read_only(client, owner, athlete):
    athlete.record_consent()
    consent = athlete.consents.get()
    sign_in(client, owner, "mfa")

    change = reverse("admin:accounts_consent_change", args=[consent.pk])

    assert client.post(change, {"given_by": "guardian"}).status_code == 403
    assert client.get(reverse("admin:accounts_consent_add")).status_code == 403


def test_owner_never_sees_a_password(client, owner):
    sign_in(client, owner, "mfa")

    page = client.get(reverse("admin:accounts_user_change", args=[owner.pk]))

    assert 'name="password"' not in page.text
    assert admin.site.is_registered(User)


def test_owner_takes_a_picture_away_with_its_words(client, owner, squad):
    own = make_exercise(squad=squad)
    make_picture(exercise=own)
    sign_in(client, owner, "mfa")
    url = reverse("admin:exercises_exercisepicture_delete", args=[own.pk])

    client.post(url, {"post": "yes"})

    own.refresh_from_db()
    assert (own.picture_alt, own.has_picture) == ("", False)
    assert own.photo == ""
