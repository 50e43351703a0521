"""Every address is in the page lists, or is listed here with a reason."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.pages import NOWHERE, PAGES
from tests.role_clients import client_for
from tests.view_names import named_views
from tests.world import make_world

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

# Each name here is never shown as a page. Say why.
NO_PAGE = {
    "healthz",  # a word for machines
    "readyz",
    "robots",
    "sitemap",
    "mfa_download_recovery_codes",  # a text file
    "exercises:print_card_pdf",  # a file: exercises/library/test_print_card.py
    "training:plan_sheet_pdf",  # a file: training/plans/test_sheet_views.py
    "mfa_login_webauthn",  # JSON for the script, or a redirect
    "account_confirm_login_code",  # signing in by mailed code is off: a redirect
    "exercises:custom_exercise_add",  # leads on to the form of one's squad
    "exercises:custom_exercise_picture",  # tests/exercises/custom_exercises
    "exercises:custom_exercise_thumbnail",
    # Done by a button: POST only, and a redirect.
    "exercises:custom_exercise_archive",
    "exercises:custom_exercise_restore",
    "accounts:athlete_start",
    "accounts:invitation_revoke",
    "accounts:membership_end",
    "accounts:membership_restore",
    "accounts:staff_remove",
    "assessments:assessment_delete",
    "assessments:assessment_restore",
    "training:plan_end",
    "training:plan_item_remove",
    "training:plan_item_restore",
    "training:session_delete",
    "training:session_finish",  # a page when refused: tests/browser/states.py
    "training:set_delete",
    "training:set_restore",
}


@pytest.fixture
def opened():
    """The paths that each role opens."""
    world = make_world()
    client_for(world, "protected")
    return {role: pages(world) for role, pages in PAGES.items()}


def test_every_address_is_tested_or_excluded(opened):
    paths = {urlsplit(path).path for pages in opened.values() for path in pages}
    names = {resolve(path).view_name for path in paths - {NOWHERE}}
    there = {name for name, _view in named_views() if not name.startswith("admin:")}

    assert there - names - NO_PAGE == set()
    assert there - names >= NO_PAGE
