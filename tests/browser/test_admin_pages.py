"""The framework's own pages keep to the product's content policy."""

import pytest
from django.urls import reverse

from tests.factories import make_user
from tests.hipflex.test_admin import sign_in as sign_in_to_admin

PAGES = ("index", "accounts_user_changelist", "accounts_athlete_add")


@pytest.mark.parametrize("name", PAGES)
def test_admin_page_is_quiet(page, client, live_server, name):
    owner = make_user(is_staff=True, is_superuser=True)
    sign_in_to_admin(client, owner, "password", "mfa")
    value = client.cookies["session"].value
    cookie = {"name": "session", "value": value, "url": live_server.url}
    page.context.add_cookies([cookie])

    answer = page.goto(reverse(f"admin:{name}"))

    assert answer.status == 200
