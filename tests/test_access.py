"""Who may open what: every address × every kind of user. A new address needs a row."""

from collections.abc import Callable
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hipflex.printing import pdf
from tests.addresses import OURS, PUBLIC_VIEWS

pytestmark = [pytest.mark.slow, pytest.mark.uncounted]

World = SimpleNamespace
KINDS = (
    "visitor",
    "user",  # Maja, the athlete herself
    "coach",  # heads her squad
    "assistant",  # coaches in her squad
    "physio",  # reads in her squad
    "mate",  # trains in her squad
    "stranger",  # heads another squad
    "former_coach",  # heads a squad that she left
)
EVERYBODY = set(KINDS)
SIGNED_IN = EVERYBODY - {"visitor"}
MEMBERS = {"user", "coach", "assistant", "physio", "mate"}
READERS = {"user", "coach", "assistant", "physio"}
WRITERS = {"user", "coach", "assistant"}
STAFF = {"coach", "assistant", "physio"}
COACHES = {"coach", "assistant"}
HEAD = {"coach"}
ANSWERED = {200, 302, 303, 409, 422}


@pytest.fixture(autouse=True)
def _blank_sheets(monkeypatch):
    """Who may have a file is asked here, not what is on it."""
    monkeypatch.setattr(pdf, "render_pdf", lambda page, base: b"%PDF-1.7")


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


def own_exercise(world: World) -> list:
    return [world.own.address]


def athlete_and_exercise(world: World) -> list:
    return [world.athlete.pk, world.exercise.slug]


def ended_membership(world: World) -> list:
    return [world.ended_membership.pk]


def assistants_post(world: World) -> list:
    return [world.assistant_post.pk]


def code(world: World) -> list:
    return [world.claim.code]


def claim(world: World) -> list:
    return [world.claim.pk]


ROWS = {
    "home": Row(EVERYBODY),
    "privacy": Row(EVERYBODY),
    "components": Row(set()),
    "healthz": Row(EVERYBODY),
    "readyz": Row(EVERYBODY),
    "robots": Row(EVERYBODY),
    "sitemap": Row(EVERYBODY),
    "exercises:exercise_list": Row(EVERYBODY),
    "exercises:exercise_detail": Row(EVERYBODY, exercise),
    "exercises:exercise_card": Row(EVERYBODY, exercise),
    "exercises:exercise_card_pdf": Row(EVERYBODY, exercise),
    "exercises:evidence": Row(EVERYBODY),
    "exercises:compare": Row(EVERYBODY),
    "exercises:figure_sheet": Row(set()),
    "exercises:exercise_own": Row(SIGNED_IN),
    # On to the form of one's own squad; athletes and physios have none.
    "exercises:exercise_add": Row(COACHES | {"stranger", "former_coach"}),
    "exercises:exercise_create": Row(COACHES, squad),
    "exercises:exercise_edit": Row(COACHES, own_exercise),
    "exercises:exercise_archive": Row(COACHES, own_exercise, "post"),
    "exercises:exercise_restore": Row(COACHES, own_exercise, "post"),
    "exercises:exercise_picture": Row(MEMBERS, own_exercise),
    "exercises:exercise_thumbnail": Row(MEMBERS, own_exercise),
    "exercises:running_form": Row(EVERYBODY),
    "exercises:standing_drill": Row(EVERYBODY),
    "exercises:pike_ladder": Row(EVERYBODY),
    "exercises:stretches": Row(EVERYBODY),
    "assessments:protocol": Row(EVERYBODY),
    "assessments:test_hub": Row(SIGNED_IN),
    "assessments:assessment_list": Row(READERS, athlete),
    "assessments:assessment_create": Row(WRITERS, athlete),
    "assessments:assessment_detail": Row(READERS, assessment),
    "assessments:assessment_edit": Row(WRITERS, assessment),
    "assessments:assessment_delete": Row(WRITERS, assessment, "post"),
    "assessments:assessment_restore": Row(WRITERS, assessment, "post"),
    "training:today": Row(SIGNED_IN),
    "training:progress": Row(SIGNED_IN),
    "training:history": Row(READERS, athlete),
    "training:exercise_history": Row(READERS, athlete_and_exercise),
    "training:session_start": Row(WRITERS, athlete),
    "training:session_detail": Row(READERS, session),
    "training:session_edit": Row(WRITERS, session),
    "training:session_finish": Row(WRITERS, session, "post"),
    "training:session_delete": Row(WRITERS, session, "post"),
    "training:set_create": Row(WRITERS, session),
    "training:set_edit": Row(WRITERS, set_log),
    "training:set_delete": Row(WRITERS, set_log, "post"),
    "training:set_restore": Row(WRITERS, set_log, "post"),
    "training:plan_list": Row(SIGNED_IN),
    "training:plan_detail": Row(READERS, plan),
    "training:plan_sheet": Row(READERS, plan),
    "training:plan_sheet_pdf": Row(READERS, plan),
    "training:plan_propose": Row(WRITERS, athlete),
    "training:plan_end": Row(WRITERS, plan, "post"),
    # Whose plans can be chosen is the form's to say.
    "training:plan_item_create": Row(SIGNED_IN, exercise),
    "training:plan_item_remove": Row(WRITERS, plan_item, "post"),
    "training:plan_item_restore": Row(WRITERS, plan_item, "post"),
    "training:squad_list": Row(SIGNED_IN),
    "training:squad_detail": Row(STAFF, squad),
    "accounts:start": Row(SIGNED_IN),
    "accounts:athlete_start": Row(SIGNED_IN, method="post"),
    "accounts:preferences": Row(SIGNED_IN),
    "accounts:more": Row(EVERYBODY),
    "accounts:theme_set": Row(EVERYBODY),
    "accounts:coach_start": Row(EVERYBODY),
    "accounts:squad_create": Row(SIGNED_IN),
    "accounts:squad_edit": Row(HEAD, squad),
    "accounts:athlete_create": Row(COACHES, squad),
    "accounts:athlete_detail": Row(READERS, athlete),
    "accounts:athlete_edit": Row(WRITERS, athlete),
    # Who ended it may take that back, in the same session; nobody else may.
    "accounts:membership_end": Row(WRITERS, membership, "post"),
    "accounts:membership_restore": Row(set(), ended_membership, "post"),
    "accounts:invitation_create_athlete": Row(COACHES, athlete),
    "accounts:invitation_create_staff": Row(HEAD, squad),
    "accounts:invitation_enter": Row(EVERYBODY),
    "accounts:invitation_accept": Row(EVERYBODY, code),
    "accounts:invitation_revoke": Row(COACHES, claim, "post"),
    # Everybody may leave a staff; the head also takes others off it.
    "accounts:staff_remove": Row(COACHES, assistants_post, "post"),
    "accounts:staff_edit": Row(HEAD, assistants_post),
    "accounts:consent_withdraw": Row({"user", "coach"}, athlete),
}


@pytest.fixture(scope="module")
def cookies(kept_world) -> dict[str, SimpleCookie]:
    """What the browser of each kind of person sends once they are signed in."""
    clients = {kind: Client() for kind in KINDS}
    for kind in SIGNED_IN:
        clients[kind].force_login(getattr(kept_world, kind))
    return {kind: client.cookies for kind, client in clients.items()}


def ask(world: World, cookies: SimpleCookie, row: Row, name: str) -> int | str:
    """The status, or "sign in" when that is where the answer leads."""
    client = Client()
    client.cookies.update(cookies)
    response = getattr(client, row.method)(reverse(name, args=row.arguments(world)))
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "sign in"
    return response.status_code


def test_every_address_has_a_row():
    assert set(ROWS) == OURS


def answers_of(
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

    answers = answers_of(world, cookies, ROWS[name], name)

    let_in = {kind for kind, answer in answers.items() if answer in ANSWERED}
    assert let_in == allowed, answers
    refused = {kind: answers[kind] for kind in KINDS if kind not in allowed}
    expected = dict.fromkeys(refused, 404)
    if "visitor" in refused and name not in PUBLIC_VIEWS:
        expected["visitor"] = "sign in"
    assert refused == expected


# Addresses that are open for the library, asked about a squad's own exercise.
OF_A_SQUAD = {
    "exercises:exercise_detail": Row(MEMBERS, own_exercise),
    "exercises:exercise_card": Row(MEMBERS, own_exercise),
    "exercises:exercise_card_pdf": Row(MEMBERS, own_exercise),
    "training:plan_item_create": Row(MEMBERS, own_exercise),
    # Who sees the athlete's training, of those who see the exercise.
    "training:exercise_history": Row(
        READERS, lambda world: [world.athlete.pk, world.own.address]
    ),
}


@pytest.mark.parametrize("name", OF_A_SQUAD)
def test_access_to_a_squads_own(world, cookies, name):
    row = OF_A_SQUAD[name]

    answers = answers_of(world, cookies, row, name)

    let_in = {kind for kind, answer in answers.items() if answer in ANSWERED}
    assert let_in == row.allowed
    shut = {answers[kind] for kind in set(KINDS) - row.allowed}
    assert shut <= {404, "sign in"}
