"""Send the same form twice concurrently, as a double tap or a proxy does."""

import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from accounts.forms.athlete import AthleteForm
from accounts.models import Athlete, Consent, Invitation, Membership, Squad, Staff, User
from assessments.models import Assessment
from tests.assessments.test_form.form_data import sheet_data
from tests.concurrent_requests import post_as, send_concurrently
from tests.factories import make_athlete, make_invitation, make_session, make_user
from tests.role_clients import PASSWORD
from tests.world import make_world
from training.models import Plan, PlanItem, Session, SetCorrection, SetLog

pytestmark = [
    pytest.mark.slow,
    pytest.mark.sweep,
    pytest.mark.django_db(transaction=True),
]

SET = {"number": "2", "side": "L", "reps": "8", "hold_s": "2"}
DOSE = {"sets": 3, "reps_low": 8, "reps_high": 10, "rest_s": 45}
DOSE |= {"hold_low_s": 2, "hold_high_s": 3}

LEVI = {"name": "Levi", "birth_year": "2014", "guardian_email": "g@example.org"}


class Race(NamedTuple):
    """A form, the table it writes to first, and how many rows it creates."""

    name: str
    arguments: Callable[[Any], list]
    before: type[models.Model]
    data: Callable[[Any], dict] = lambda world: {}
    made: int = 0
    who: str = "user"
    query: str = ""
    counted: type[models.Model] | None = None


def key() -> dict[str, str]:
    return {"key": str(uuid.uuid4())}


def of(*names: str) -> Callable[[Any], list]:
    return lambda world: [getattr(world, name).pk for name in names]


def item(world):
    return [world.plan.items.get().pk]


def digest(world):
    world.levi.refresh_from_db()
    form = AthleteForm(instance=world.levi, typist=world.coach)
    return form["shown"].value()


RACES = {
    "session": Race(
        "training:session_start",
        of("mate_athlete"),
        Session,
        lambda world: key(),
        1,
        "mate",
    ),
    "set": Race(
        "training:set_create",
        of("session"),
        SetLog,
        lambda world: key() | SET,
        1,
        query="?exercise=seated-knee-lift",
    ),
    "set edit": Race(
        "training:set_edit",
        of("set_log"),
        SetCorrection,
        lambda world: {
            "version": world.set_log.version,
            "number": 1,
            "side": "L",
            "reps": 9,
            "hold_s": 2,
        },
        1,
    ),
    "set delete": Race("training:set_delete", of("set_log"), SetLog),
    "set restore": Race("training:set_restore", of("set_log"), SetLog),
    "finish": Race(
        "training:session_finish",
        of("session"),
        Session,
        lambda world: {"note": "Done"},
    ),
    "session delete": Race(
        "training:session_delete", of("empty_session"), Session, made=-1, who="mate"
    ),
    "session edit": Race(
        "training:session_edit",
        of("finished"),
        Session,
        lambda world: {
            "started_at": "2026-01-03T09:00",
            "finished_at": "2026-01-03T09:20",
            "note": "x",
        },
    ),
    "test": Race(
        "assessments:assessment_create",
        of("athlete"),
        Assessment,
        lambda world: sheet_data(),
        1,
    ),
    "test delete": Race("assessments:assessment_delete", of("assessment"), Assessment),
    "test restore": Race(
        "assessments:assessment_restore", of("assessment"), Assessment
    ),
    "plan": Race(
        "training:plan_propose",
        of("athlete"),
        Plan,
        lambda world: key() | {"assessment": world.assessment.pk},
        1,
    ),
    "plan item": Race(
        "training:plan_item_create",
        lambda world: ["standing-knee-lift"],
        PlanItem,
        lambda world: key() | DOSE | {"plan": world.plan.pk},
        1,
    ),
    "own plan": Race(
        "training:plan_item_create",
        lambda world: ["standing-knee-lift"],
        Plan,
        lambda world: key() | DOSE | {"plan": ""},
        1,
    ),
    "plan item remove": Race("training:plan_item_remove", item, PlanItem),
    "plan end": Race("training:plan_end", of("plan"), Plan),
    "squad": Race(
        "accounts:squad_create",
        of(),
        Squad,
        lambda world: key() | {"name": "Jumpers"},
        1,
        "coach",
    ),
    "squad's head": Race(
        "accounts:squad_create",
        of(),
        Squad,
        lambda world: key() | {"name": "Jumpers"},
        1,
        "coach",
        counted=Staff,
    ),
    "athlete": Race(
        "accounts:athlete_create",
        of("squad"),
        Athlete,
        lambda world: key() | {"name": "Finn", "agreed": "on"},
        1,
        "coach",
    ),
    "own athlete": Race(
        "accounts:athlete_start", of(), Athlete, made=1, who="newcomer"
    ),
    "guardian": Race(
        "accounts:athlete_edit",
        of("levi"),
        Athlete,
        lambda world: LEVI | {"shown": digest(world)},
        1,
        "coach",
        counted=Consent,
    ),
    "staff invitation": Race(
        "accounts:invitation_create_staff",
        of("squad"),
        Invitation,
        lambda world: key() | {"role": "coach"},
        1,
        "coach",
    ),
    "athlete's invitation": Race(
        "accounts:invitation_create_athlete",
        of("uninvited"),
        Invitation,
        made=1,
        who="coach",
    ),
    "revoke": Race("accounts:invitation_revoke", of("claim"), Invitation, who="coach"),
    "accept a post": Race(
        "accounts:invitation_accept",
        lambda world: [world.post_code],
        Staff,
        made=1,
        who="newcomer",
    ),
    "claim": Race(
        "accounts:invitation_accept",
        lambda world: [world.claim.code],
        Invitation,
        who="newcomer",
    ),
    "leave": Race("accounts:membership_end", of("membership"), Membership),
    "withdraw": Race("accounts:consent_withdraw", of("athlete"), Consent),
    "role": Race(
        "accounts:staff_edit",
        of("assistant_post"),
        Staff,
        lambda world: {"role": "physio"},
        who="coach",
    ),
    "off the staff": Race(
        "accounts:staff_remove", of("assistant_post"), Staff, made=-1, who="coach"
    ),
}

# A session that is gone says nothing of whose it was.
OTHER_REDIRECT = {"session delete"}


@pytest.fixture
def world():
    world = make_world()
    world.mate_athlete = world.mate.athlete
    world.newcomer = make_user(display_name="Nora")
    world.uninvited = make_athlete(name="Uli")
    world.uninvited.memberships.create(squad=world.squad, joined_on="2026-01-05")
    world.post_code = make_invitation(squad=world.squad, created_by=world.coach).code
    return world


def prepared(world, what):
    """Return how to send the form and how to count its rows."""
    race = RACES[what]
    if what == "set restore":
        world.set_log.delete_softly(world.coach)
    if what == "plan":
        world.plan.end(world.plan.starts_on)
    if what == "session delete":
        world.empty_session = make_session(athlete=world.mate.athlete)
    url = reverse(race.name, args=race.arguments(world)) + race.query
    user, data = getattr(world, race.who), race.data(world)
    rows = (race.counted or race.before)._base_manager
    return lambda: post_as(user, url, data), rows.count


def leads_to_one_place(answers, what):
    assert [one.status_code for one in answers] == [302, 302]
    assert answers[0].url == answers[1].url or what in OTHER_REDIRECT


@pytest.mark.parametrize("what", RACES)
def test_form_sent_twice_concurrently_has_one_effect(world, what):
    sender, count = prepared(world, what)
    before = count()

    answers = send_concurrently(sender(), sender(), before=RACES[what].before)

    assert count() - before == RACES[what].made
    leads_to_one_place(answers, what)


@pytest.mark.django_db
@pytest.mark.parametrize("what", RACES)
def test_form_sent_again_later_has_one_effect(world, what):
    sender, count = prepared(world, what)
    before, send = count(), sender()

    answers = [send() for again in range(2)]

    assert count() - before == RACES[what].made
    leads_to_one_place(answers, what)


def test_sign_up_sent_twice_concurrently_creates_one_account(world):
    data = {
        "role": "both",
        "display_name": "Nina",
        "email": "nina@example.org",
        "password1": PASSWORD,
    }

    clients = [Client(raise_request_exception=False) for again in range(2)]
    url = reverse("account_signup")

    answers = send_concurrently(
        *(lambda client=client: client.post(url, data) for client in clients),
        before=User,
    )

    assert User.objects.filter(email="nina@example.org").count() == 1
    assert sorted(one.status_code for one in answers) == [302, 422]


def test_two_people_edit_one_set_concurrently(world):
    url = reverse("training:set_edit", args=[world.set_log.pk])
    entries = {"version": world.set_log.version, "number": 1, "side": "L", "hold_s": 2}
    reps = {world.user: 9, world.coach: 10}

    answers = send_concurrently(
        *(post_as(one, url, entries | {"reps": reps[one]}) for one in reps),
        before=SetCorrection,
    )

    assert sorted(one.status_code for one in answers) == [302, 409]
    assert world.set_log.corrections.count() == 2


def test_two_head_coaches_remove_each_other_concurrently(world):
    world.assistant_post.change_role("head")
    posts = {world.coach: world.assistant_post, world.assistant: world.head_post}
    urls = {
        one: reverse("accounts:staff_remove", args=[posts[one].pk]) for one in posts
    }

    send_concurrently(*(post_as(one, urls[one], {}) for one in urls), before=Staff)

    assert world.squad.staff.filter(role="head").count() == 1


def test_two_people_use_one_code_concurrently(world):
    users = [world.newcomer, make_user()]
    url = reverse("accounts:invitation_accept", args=[world.post_code])
    before = Staff.objects.count()

    answers = send_concurrently(
        *(post_as(user, url, {}) for user in users), before=Invitation
    )

    assert Staff.objects.count() == before + 1
    assert sorted(one.status_code for one in answers) == [302, 404]
