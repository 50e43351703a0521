"""Pages that only a posted form leads to: errors, conflicts, notices."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

from django.urls import reverse
from playwright.sync_api import Page

from tests.pages import reset_link

# Fills in a form by name and sends it past the browser's own checks.
SEND = """([entries, action]) => {
  const forms = [...document.querySelectorAll("main form[method=post]")];
  const form = forms.find((one) => Object.keys(entries).every((n) => one.elements[n]));
  for (const [name, value] of Object.entries(entries)) {
    const field = form.elements[name];
    if (field.type === "checkbox") field.checked = true;
    else field.value = value;
  }
  if (action) form.action = action;
  // A submit by script leaves out the button, and with it the button's name.
  const named = form.querySelector("button[type=submit][name]");
  if (named) form.append(Object.assign(document.createElement("input"),
    { type: "hidden", name: named.name, value: named.value }));
  HTMLFormElement.prototype.submit.call(form);
}"""


UNKNOWN_ID = "00000000-0000-4000-8000-000000000000"


class State(NamedTuple):
    """A form to send, and the status of the response."""

    path: Callable[[SimpleNamespace], str]
    entries: dict[str, str]
    status: int
    action: Callable[[SimpleNamespace], str] = lambda world: ""

    def reach(self, page: Page, world: SimpleNamespace) -> int:
        page.goto(self.path(world))
        sent = [self.entries, self.action(world)]
        with page.expect_navigation() as navigation:
            page.evaluate(SEND, sent)
        return navigation.value.status


def at(name: str, *path: str) -> Callable[[SimpleNamespace], str]:
    """Return the address of a page about a row of the world: `at("x:y", "squad")`."""

    def url(world: SimpleNamespace) -> str:
        return reverse(name, args=[getattr(world, one).pk for one in path])

    return url


def the_set(world: SimpleNamespace) -> str:
    add = reverse("training:set_create", args=[world.session.pk])
    return f"{add}?exercise={world.exercise.slug}"


def own(world: SimpleNamespace) -> str:
    return world.own.get_absolute_url()


def edit_custom(world: SimpleNamespace) -> str:
    return f"{own(world)}edit/"


VISITOR = [
    State(at("account_login"), {"login": "abc", "password": ""}, 422),
    State(at("account_login"), {"login": "a@example.org", "password": "no"}, 422),
    State(at("account_signup"), {"email": "abc", "password1": "short"}, 422),
    State(at("account_reset_password"), {"email": "abc"}, 422),
    State(at("account_reset_password"), {"email": "a@example.org"}, 200),
    State(at("accounts:invitation_enter"), {"code": "WRONGCODE2"}, 422),
    State(
        lambda world: reset_link(world.user), {"password1": "ab", "password2": "c"}, 422
    ),
    # Sent after the session has ended.
    State(
        at("account_login"),
        {"login": "Long and good"},
        403,
        lambda world: reverse("training:plan_end", args=[0]),
    ),
]
ATHLETE = [
    State(the_set, {"reps": "abc", "hold_s": "700"}, 422),
    State(
        at("assessments:assessment_create", "athlete"),
        {"stature_cm": "17", "pain_before": ""},
        422,
    ),
    State(
        at("assessments:assessment_edit", "assessment"),
        {"note": "Later", "version": "99"},
        409,
    ),
    State(at("training:set_edit", "set_log"), {"reps": "", "number": "0"}, 422),
    State(at("training:set_edit", "set_log"), {"reps": "9", "version": "99"}, 409),
    State(at("accounts:preferences"), {"display_name": ""}, 422),
    State(
        at("training:session_edit", "finished"),
        {"note": "Other"},
        409,
        at("training:session_finish", "finished"),
    ),
    State(
        at("training:session_edit", "finished"),
        {},
        409,
        at("training:session_start", "athlete"),
    ),
    # The log with a notice and an undo link.
    State(
        at("training:set_edit", "set_log"),
        {},
        200,
        at("training:set_delete", "set_log"),
    ),
    # A plan that has become empty, with its links.
    State(
        at("training:plan_detail", "plan"),
        {},
        200,
        lambda world: reverse(
            "training:plan_item_remove", args=[world.plan.items.get().pk]
        ),
    ),
    # Sent after the row was deleted.
    State(
        at("training:session_edit", "finished"),
        {"note": "Long and good"},
        404,
        lambda world: reverse("training:session_finish", args=[UNKNOWN_ID]),
    ),
]
COACH = [
    State(at("accounts:athlete_create", "squad"), {"name": "", "birth_year": "3"}, 422),
    State(at("accounts:squad_create"), {"name": ""}, 422),
    State(at("accounts:squad_edit", "squad"), {"name": ""}, 422),
    State(at("accounts:squad_edit", "squad"), {"name": "B", "version": "old"}, 409),
    State(at("accounts:athlete_edit", "athlete"), {"name": "B", "version": ""}, 409),
    State(
        at("exercises:custom_exercise_create", "squad"), {"name": "", "sets": "99"}, 422
    ),
    State(edit_custom, {"name": "Other", "version": "99"}, 409),
    # The page with a notice and an undo link.
    State(own, {}, 200, lambda world: f"{own(world)}archive/"),
    State(at("accounts:staff_edit", "head_post"), {"role": "coach"}, 422),
    State(at("accounts:invitation_create_staff", "squad"), {"role": "coach"}, 200),
    State(
        at("training:plan_propose", "athlete"),
        {"assessment": UNKNOWN_ID},
        422,
    ),
]
MEMBER = [
    State(at("account_change_password"), {"oldpassword": "x", "password1": "y"}, 422),
    State(at("account_email"), {"email": "abc"}, 422),
    State(at("account_reauthenticate"), {"password": "no"}, 422),
    State(at("mfa_activate_totp"), {"code": "000000"}, 422),
]
STATES = {
    "visitor": VISITOR,
    "athlete": ATHLETE,
    "coach": COACH,
    "member": MEMBER,
    "protected": [State(at("mfa_reauthenticate"), {"code": "000000"}, 422)],
    "halfway": [State(at("mfa_authenticate"), {"code": "000000"}, 422)],
}
