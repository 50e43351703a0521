"""Test who can open what: every address × every kind of user, one row for each."""

from collections.abc import Callable
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hipflex.printing import pdf
from tests.view_names import OUR_VIEWS, PUBLIC_VIEWS

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

World = SimpleNamespace
KINDS = (
    "visitor",
    "user",  # Maja, the athlete herself
    "coach",  # head coach of her squad
    "assistant",  # coaches in her squad
    "physio",  # physio of her squad
    "mate",  # trains in her squad
    "stranger",  # head coach of another squad
    "former_coach",  # head coach of a squad that she left
)
EVERYONE = set(KINDS)
SIGNED_IN = EVERYONE - {"visitor"}
MEMBERS = {"user", "coach", "assistant", "physio", "mate"}
VIEWERS = {"user", "coach", "assistant", "physio"}
EDITORS = {"user", "coach", "assistant"}
STAFF = {"coach", "assistant", "physio"}
COACHES = {"coach", "assistant"}
HEAD = {"coach"}
ALLOWED_STATUSES = {200, 302, 303, 409, 422}


@pytest.fixture(autouse=True)
def _empty_pdfs(monkeypatch):
    """Render no PDF: only access to it is tested here."""
    monkeypatch.setattr(pdf, "made_of", lambda page, base: b"%PDF-1.7")


class Row(NamedTuple):
    allowed: set[str]
    arguments: Callable[[World], list] = lambda world: []
    method: str = "get"


def athlete(world: World) -> list:
    return [world.athlete.pk]


def squad(world: World) -> list:
    return [world.squad.pk]


def session(world: World) -> list:
    return [world.session.pk]


def set_log(world: World) -> list:
    return [world.set_log.pk]


def plan(world: World) -> list:
    return [world.plan.pk]


def plan_item(world: World) -> list:
    return [world.plan.items.get().pk]


def assessment(world: World) -> list:
    return [world.assessment.pk]


def membership(world: World) -> list:
    return [world.membership.pk]


def exercise(world: World) -> list:
    return [world.exercise.slug]


def custom_exercise(world: World) -> list:
    return [world.own.address]


def athlete_and_exercise(world: World) -> list:
    return [world.athlete.pk, world.exercise.slug]


def ended_membership(world: World) -> list:
    return [world.ended_membership.pk]


def assistant_staff(world: World) -> list:
    return [world.assistant_post.pk]


def code(world: World) -> list:
    return [world.claim.code]


def claim(world: World) -> list:
    return [world.claim.pk]


ROWS = {
    "home": Row(EVERYONE),
    "privacy": Row(EVERYONE),
    "components": Row(set()),
    "healthz": Row(EVERYONE),
    "readyz": Row(EVERYONE),
    "robots": Row(EVERYONE),
    "sitemap": Row(EVERYONE),
    "exercises:exercise_list": Row(EVERYONE),
    "exercises:exercise_detail": Row(EVERYONE, exercise),
    "exercises:print_card": Row(EVERYONE, exercise),
    "exercises:print_card_pdf": Row(EVERYONE, exercise),
    "exercises:evidence": Row(EVERYONE),
    "exercises:compare": Row(EVERYONE),
    "exercises:figure_sheet": Row(set()),
    "exercises:custom_exercise_list": Row(SIGNED_IN),
    # Redirects to the form of the user's squad; athletes and physios have none.
    "exercises:custom_exercise_add": Row(COACHES | {"stranger", "former_coach"}),
    "exercises:custom_exercise_create": Row(COACHES, squad),
    "exercises:custom_exercise_edit": Row(COACHES, custom_exercise),
    "exercises:custom_exercise_archive": Row(COACHES, custom_exercise, "post"),
    "exercises:custom_exercise_restore": Row(COACHES, custom_exercise, "post"),
    "exercises:custom_exercise_picture": Row(MEMBERS, custom_exercise),
    "exercises:custom_exercise_thumbnail": Row(MEMBERS, custom_exercise),
    "exercises:running_form": Row(EVERYONE),
    "exercises:standing_drill": Row(EVERYONE),
    "exercises:pike_progression": Row(EVERYONE),
    "exercises:stretches": Row(EVERYONE),
    "assessments:protocol": Row(EVERYONE),
    "assessments:test_hub": Row(SIGNED_IN),
    "assessments:assessment_list": Row(VIEWERS, athlete),
    "assessments:assessment_create": Row(EDITORS, athlete),
    "assessments:assessment_detail": Row(VIEWERS, assessment),
    "assessments:assessment_edit": Row(EDITORS, assessment),
    "assessments:assessment_delete": Row(EDITORS, assessment, "post"),
    "assessments:assessment_restore": Row(EDITORS, assessment, "post"),
    "training:today": Row(SIGNED_IN),
    "training:progress": Row(SIGNED_IN),
    "training:history": Row(VIEWERS, athlete),
    "training:exercise_history": Row(VIEWERS, athlete_and_exercise),
    "training:session_start": Row(EDITORS, athlete),
    "training:session_detail": Row(VIEWERS, session),
    "training:session_edit": Row(EDITORS, session),
    "training:session_finish": Row(EDITORS, session, "post"),
    "training:session_delete": Row(EDITORS, session, "post"),
    "training:set_create": Row(EDITORS, session),
    "training:set_edit": Row(EDITORS, set_log),
    "training:set_delete": Row(EDITORS, set_log, "post"),
    "training:set_restore": Row(EDITORS, set_log, "post"),
    "training:plan_list": Row(SIGNED_IN),
    "training:plan_detail": Row(VIEWERS, plan),
    "training:plan_sheet": Row(VIEWERS, plan),
    "training:plan_sheet_pdf": Row(VIEWERS, plan),
    "training:plan_propose": Row(EDITORS, athlete),
    "training:plan_end": Row(EDITORS, plan, "post"),
    # The form limits whose plans can be chosen.
    "training:plan_item_create": Row(SIGNED_IN, exercise),
    "training:plan_item_remove": Row(EDITORS, plan_item, "post"),
    "training:plan_item_restore": Row(EDITORS, plan_item, "post"),
    "training:squad_list": Row(SIGNED_IN),
    "training:squad_detail": Row(STAFF, squad),
    "accounts:start": Row(SIGNED_IN),
    "accounts:athlete_start": Row(SIGNED_IN, method="post"),
    "accounts:preferences": Row(SIGNED_IN),
    "accounts:more": Row(EVERYONE),
    "accounts:theme_set": Row(EVERYONE),
    "accounts:coach_start": Row(EVERYONE),
    "accounts:squad_create": Row(SIGNED_IN),
    "accounts:squad_edit": Row(HEAD, squad),
    "accounts:athlete_create": Row(COACHES, squad),
    "accounts:athlete_detail": Row(VIEWERS, athlete),
    "accounts:athlete_edit": Row(EDITORS, athlete),
    # Only the person who ended it can undo that, in the same session.
    "accounts:membership_end": Row(EDITORS, membership, "post"),
    "accounts:membership_restore": Row(set(), ended_membership, "post"),
    "accounts:invitation_create_athlete": Row(COACHES, athlete),
    "accounts:invitation_create_staff": Row(HEAD, squad),
    "accounts:invitation_enter": Row(EVERYONE),
    "accounts:invitation_accept": Row(EVERYONE, code),
    "accounts:invitation_revoke": Row(COACHES, claim, "post"),
    # Everyone can leave the staff; the head coach can also remove others.
    "accounts:staff_remove": Row(COACHES, assistant_staff, "post"),
    "accounts:staff_edit": Row(HEAD, assistant_staff),
    "accounts:consent_withdraw": Row({"user", "coach"}, athlete),
}


@pytest.fixture(scope="module")
def cookies(module_world) -> dict[str, SimpleCookie]:
    """The session cookies of each kind of person."""
    clients = {kind: Client() for kind in KINDS}
    for kind in SIGNED_IN:
        clients[kind].force_login(getattr(module_world, kind))
    return {kind: client.cookies for kind, client in clients.items()}


def ask(world: World, cookies: SimpleCookie, row: Row, name: str) -> int | str:
    """Return the status, or "sign in" if the response redirects there."""
    client = Client()
    client.cookies.update(cookies)
    response = getattr(client, row.method)(reverse(name, args=row.arguments(world)))
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "sign in"
    return response.status_code


def test_every_address_has_a_row():
    assert set(ROWS) == OUR_VIEWS


def statuses_for(
    world: World, cookies: dict[str, SimpleCookie], row: Row, name: str
) -> dict[str, int | str]:
    answers = {}
    for kind in KINDS:
        with transaction.atomic():
            answers[kind] = ask(world, cookies[kind], row, name)
            transaction.set_rollback(True)
    return answers


@pytest.mark.parametrize("name", ROWS)
def test_access(world, cookies, name):
    allowed = ROWS[name].allowed

    answers = statuses_for(world, cookies, ROWS[name], name)

    admitted = {kind for kind, answer in answers.items() if answer in ALLOWED_STATUSES}
    assert admitted == allowed, answers
    refused = {kind: answers[kind] for kind in KINDS if kind not in allowed}
    expected = dict.fromkeys(refused, 404)
    if "visitor" in refused and name not in PUBLIC_VIEWS:
        expected["visitor"] = "sign in"
    assert refused == expected


# Addresses that are public for the library, requested for a custom exercise.
CUSTOM_EXERCISE_ROWS = {
    "exercises:exercise_detail": Row(MEMBERS, custom_exercise),
    "exercises:print_card": Row(MEMBERS, custom_exercise),
    "exercises:print_card_pdf": Row(MEMBERS, custom_exercise),
    "training:plan_item_create": Row(MEMBERS, custom_exercise),
    # Of the people who can see the exercise, those who can see the training.
    "training:exercise_history": Row(
        VIEWERS, lambda world: [world.athlete.pk, world.own.address]
    ),
}


@pytest.mark.parametrize("name", CUSTOM_EXERCISE_ROWS)
def test_access_to_a_custom_exercise(world, cookies, name):
    row = CUSTOM_EXERCISE_ROWS[name]

    answers = statuses_for(world, cookies, row, name)

    admitted = {kind for kind, answer in answers.items() if answer in ALLOWED_STATUSES}
    assert admitted == row.allowed
    shut = {answers[kind] for kind in set(KINDS) - row.allowed}
    assert shut <= {404, "sign in"}
