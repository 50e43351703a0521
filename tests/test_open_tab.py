"""A form that was open while the right to send it ended."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.assessments.test_form.form_data import submitted_data
from tests.stored import stored

pytestmark = [pytest.mark.slow, pytest.mark.uncounted]

DOSE = {"sets": 3, "rest_s": 45, "reps_low": 8, "reps_high": 10}
DOSE |= {"hold_low_s": 2, "hold_high_s": 3}
SET = {"number": 3, "side": "L", "reps": 8, "hold_s": 2}


def new(**said):
    return {"key": str(uuid.uuid4())} | said


# What a coach does to an athlete: the address, about what, and what is sent.
FORMS = {
    "training:session_start": ("athlete", lambda world: new()),
    "training:session_edit": ("finished", lambda world: {"note": "Long and good"}),
    "training:session_finish": ("session", lambda world: {"note": "Long and good"}),
    "training:session_delete": ("session", lambda world: {}),
    "training:set_create": ("session", lambda world: new(**SET)),
    "training:set_edit": ("set_log", lambda world: SET | {"version": 2}),
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
HEADS = {
    "accounts:squad_edit": ("squad", lambda world: {"name": "Jumpers"}),
    "accounts:athlete_create": ("squad", lambda world: new(name="Finn", agreed="on")),
    "accounts:invitation_create_staff": ("squad", lambda world: new(role="coach")),
    "accounts:staff_edit": ("assistant_post", lambda world: {"role": "physio"}),
    "accounts:staff_remove": ("assistant_post", lambda world: {}),
    "accounts:invitation_revoke": ("claim", lambda world: {}),
}


def off_the_staff(world):
    world.assistant_post.change_role("head")
    world.head_post.end()


def now_a_physio(world):
    world.assistant_post.change_role("head")
    world.head_post.change_role("physio")


def squad_is_gone(world):
    world.squad.delete()


ENDS: dict[str, Callable] = {
    "left": lambda world: world.membership.end(world.membership.joined_on),
    "withdrew": lambda world: world.athlete.withdraw_consent(
        world.membership.joined_on
    ),
    "athlete is gone": lambda world: world.athlete.delete(),
}
POSTS_END: dict[str, Callable] = {
    "off the staff": off_the_staff,
    "now a physio": now_a_physio,
    "squad is gone": squad_is_gone,
}
# An empty session that is gone is what the button asks for.
DONE_ALREADY = {("training:session_delete", "athlete is gone")}
CASES = [(name, end) for name in FORMS for end in ENDS | POSTS_END]
CASES += [(name, end) for name in HEADS for end in POSTS_END]


@pytest.mark.parametrize(("name", "end"), CASES)
def test_form_of_an_open_tab_is_refused_and_stores_nothing(world, name, end):
    about, data = (FORMS | HEADS)[name]
    world.item = world.plan.items.get()
    client = Client(raise_request_exception=False)
    client.force_login(world.coach)
    url = reverse(name, args=[getattr(world, about).pk])
    if name == "training:set_create":
        url += f"?exercise={world.exercise.slug}"
    said = data(world)
    (ENDS | POSTS_END)[end](world)
    before = stored()

    response = client.post(url, said)

    assert stored() == before
    if (name, end) not in DONE_ALREADY:
        assert response.status_code == 404
        assert "Nothing was saved" in response.text
        assert said.get("note", "") in response.text


def test_exercise_goes_into_no_plan_of_an_athlete_who_has_left(world):
    """The form stays, for the plans of the others, with what was typed."""
    client = Client()
    client.force_login(world.coach)
    world.membership.end(world.membership.joined_on)
    before = stored()

    response = client.post(
        reverse("training:plan_item_create", args=["standing-knee-lift"]),
        new(plan=world.plan.pk, **DOSE | {"sets": 7}),
    )

    assert stored() == before
    assert response.status_code == 422
