"""Send forms that were opened before the right to send them ended."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.assessments.test_form.form_data import submitted_data
from tests.database_rows import row_digests

pytestmark = [pytest.mark.slow, pytest.mark.sweep]

DOSE = {"sets": 3, "rest_s": 45, "reps_low": 8, "reps_high": 10}
DOSE |= {"hold_low_s": 2, "hold_high_s": 3}
SET = {"number": 3, "side": "L", "reps": 8, "hold_s": 2}


def new(**entries):
    return {"key": str(uuid.uuid4())} | entries


# What a coach does to an athlete: the address, about what, and what is sent.
FORMS = {
    "training:session_start": ("athlete", lambda world: new()),
    "training:session_edit": ("finished", lambda world: {"note": "Long and good"}),
    "training:session_finish": ("session", lambda world: {"note": "Long and good"}),
    "training:session_delete": ("session", lambda world: {}),
    "training:set_create": ("session", lambda world: new(**SET)),
    "training:set_edit": ("set_log", lambda world: SET | {"version": "old"}),
    "training:set_delete": ("set_log", lambda world: {}),
    "training:set_restore": ("set_log", lambda world: {}),
    "training:plan_propose": (
        "athlete",
        lambda world: new(assessment=world.assessment.pk),
    ),
    "training:plan_end": ("plan", lambda world: {}),
    "training:plan_item_remove": ("item", lambda world: {}),
    "training:plan_item_restore": ("item", lambda world: {}),
    "assessments:assessment_create": ("athlete", lambda world: submitted_data()),
    "assessments:assessment_edit": ("assessment", lambda world: submitted_data()),
    "assessments:assessment_delete": ("assessment", lambda world: {}),
    "assessments:assessment_restore": ("assessment", lambda world: {}),
    "accounts:athlete_edit": ("athlete", lambda world: {"name": "Maja M."}),
    "accounts:membership_end": ("membership", lambda world: {}),
    "accounts:consent_withdraw": ("athlete", lambda world: {}),
    "accounts:invitation_create_athlete": ("athlete", lambda world: {}),
}
HEAD_COACH_FORMS = {
    "accounts:squad_edit": ("squad", lambda world: {"name": "Jumpers"}),
    "accounts:athlete_create": ("squad", lambda world: new(name="Finn", agreed="on")),
    "accounts:invitation_create_staff": ("squad", lambda world: new(role="coach")),
    "accounts:staff_edit": ("assistant_post", lambda world: {"role": "physio"}),
    "accounts:staff_remove": ("assistant_post", lambda world: {}),
    "accounts:invitation_revoke": ("claim", lambda world: {}),
}


def removed_from_staff(world):
    world.assistant_post.change_role("head")
    world.head_post.end()


def changed_to_physio(world):
    world.assistant_post.change_role("head")
    world.head_post.change_role("physio")


def squad_deleted(world):
    world.squad.delete()


ENDS: dict[str, Callable] = {
    "left": lambda world: world.membership.end(world.membership.joined_on),
    "withdrew": lambda world: world.athlete.withdraw_consent(
        world.membership.joined_on
    ),
    "athlete is gone": lambda world: world.athlete.delete(),
}
STAFF_ENDS: dict[str, Callable] = {
    "off the staff": removed_from_staff,
    "now a physio": changed_to_physio,
    "squad is gone": squad_deleted,
}
# An empty session that is gone is what the button asks for.
ALREADY_DONE = {("training:session_delete", "athlete is gone")}
CASES = [(name, end) for name in FORMS for end in ENDS | STAFF_ENDS]
CASES += [(name, end) for name in HEAD_COACH_FORMS for end in STAFF_ENDS]


@pytest.mark.parametrize(("name", "end"), CASES)
def test_form_in_an_open_tab_is_refused_and_stores_nothing(world, name, end):
    about, data = (FORMS | HEAD_COACH_FORMS)[name]
    world.item = world.plan.items.get()
    client = Client(raise_request_exception=False)
    client.force_login(world.coach)
    url = reverse(name, args=[getattr(world, about).pk])
    if name == "training:set_create":
        url += f"?exercise={world.exercise.slug}"
    entries = data(world)
    (ENDS | STAFF_ENDS)[end](world)
    before = row_digests()

    response = client.post(url, entries)

    assert row_digests() == before
    if (name, end) not in ALREADY_DONE:
        assert response.status_code == 404
        assert "Nothing was saved" in response.text
        assert entries.get("note", "") in response.text


def test_exercise_is_not_added_to_a_plan_of_a_former_member(world):
    """The form comes back with the entries and the other athletes' plans."""
    client = Client()
    client.force_login(world.coach)
    world.membership.end(world.membership.joined_on)
    before = row_digests()

    response = client.post(
        reverse("training:plan_item_create", args=["standing-knee-lift"]),
        new(plan=world.plan.pk, **DOSE | {"sets": 7}),
    )

    assert row_digests() == before
    assert response.status_code == 422
