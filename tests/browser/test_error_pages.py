"""Error pages meet the same rules as the others."""

import logging

import pytest
from django.urls import reverse

from tests.browser.axe import no_parts_checked
from tests.browser.test_every_page import inspect
from tests.factories import make_user

pytestmark = pytest.mark.urls("tests.browser.broken_urls")


@pytest.mark.parametrize("status", (400, 403, 404, 429, 500))
def test_error_page_is_accessible_and_quiet(page, page_errors, caplog, status):
    caplog.set_level(logging.CRITICAL)
    path = "/nothing-here/" if status == 404 else f"/broken/{status}/"

    answer = page.goto(path)

    assert answer.status == status
    assert page.locator("h1").count() == 1
    assert inspect(page, no_parts_checked()) == []
    expected = [one for one in page_errors if f"status of {status}" in one]
    page_errors[:] = [one for one in page_errors if one not in expected]


def test_stale_form_shows_what_to_do(page, sign_in):
    sign_in(make_user())
    page.goto(reverse("accounts:preferences"))
    token = page.locator("main form[method=post] [name=csrfmiddlewaretoken]").first
    with page.expect_navigation() as answer:
        token.evaluate("field => { field.value = 'x'; field.form.submit(); }")

    assert answer.value.status == 403
    assert page.locator("h1").count() == 1
    assert inspect(page, no_parts_checked()) == []
