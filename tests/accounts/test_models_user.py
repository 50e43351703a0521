import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accounts.models import (
    User,
    user_display,
)
from tests.factories import (
    make_user,
)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"weight_unit": "st"}, "accounts_user_weight_unit_known"),
        ({"length_unit": "ft"}, "accounts_user_length_unit_known"),
        ({"theme": "pink"}, "accounts_user_theme_known"),
        ({"email": "maja"}, "accounts_user_email_is_an_address"),
        ({"display_name": " "}, "accounts_user_has_a_name"),
        ({"time_zone": ""}, "accounts_user_has_a_time_zone"),
        ({"language": ""}, "accounts_user_has_a_language"),
    ),
)
def test_database_refuses_broken_user(db, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_user(**broken)


def test_user_email_is_taken_whatever_the_case(db):
    make_user(email="maja@example.org")

    with pytest.raises(IntegrityError, match="email_once_whatever_the_case"):
        make_user(email="Maja@Example.org")


def test_form_says_that_the_email_is_taken(db):
    make_user(email="maja@example.org")
    twin = User(email="MAJA@example.org", display_name="Maja", password="x")

    with pytest.raises(
        ValidationError, match="There's already an account with this email address"
    ):
        twin.full_clean()


def test_create_user_keeps_the_email_in_small_letters(db):
    user = User.objects.create_user(
        " Maja@Example.org ", "a long password here", display_name="Maja"
    )

    assert user.email == "maja@example.org"
    assert user.check_password("a long password here")


def test_create_superuser_may_enter_the_admin(db):
    user = User.objects.create_superuser(
        "owner@example.org", "a long password here", display_name="Owner"
    )

    assert (user.is_staff, user.is_superuser) == (True, True)


@pytest.mark.parametrize(
    ("name", "shown"), (("Maja", "Maja"), ("", "maja@example.org"))
)
def test_user_is_shown_by_name_or_email(name, shown):
    user = User(email="maja@example.org", display_name=name)

    assert {str(user), user.get_full_name(), user.get_short_name()} == {shown}
    assert user_display(user) == shown


@pytest.mark.parametrize("zone", ("Europe/Berlin", "UTC"))
def test_user_keeps_a_known_time_zone(zone):
    User(email="a@example.org", time_zone=zone).clean_fields(
        exclude=["password", "display_name"]
    )


def test_user_is_told_of_an_unknown_time_zone():
    user = User(email="a@example.org", time_zone="Mars/Olympus")

    with pytest.raises(ValidationError, match="Choose a time zone from the list"):
        user.clean_fields(exclude=["password", "display_name"])


def test_with_roles_knows_who_trains_and_who_coaches(coach, athlete, stranger):
    roles = {
        user.email: (user.is_athlete, user.is_coach)
        for user in User.objects.with_roles()
    }

    assert roles == {
        "coach@example.org": (False, True),
        "maja@example.org": (True, False),
        "stranger@example.org": (True, True),
    }
