"""Send nonsense to every form of the site."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import SimpleNamespace
from typing import NamedTuple

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from tests.assessments.test_form.form_data import submitted_data
from tests.database_rows import comparable_rows, rolled_back, row_digests, same_new_ids
from tests.exercises.custom_exercises.form_data import form_data, make_requirements
from tests.form_posts import (
    CHOICES,
    NOT_SHOWN_AGAIN,
    Data,
    Field,
    Form,
    Page,
    urlencode_form,
)
from tests.pages import PAGES
from tests.role_clients import PASSWORD, client_for
from tests.test_access import ROWS

pytestmark = [pytest.mark.slow, pytest.mark.sweep, pytest.mark.django_db]

ROLES = [role for role in PAGES if role != "owner"]
ATHLETE_PATHS = ("/athletes/", "/sessions/", "/sets/", "/tests/", "/plans/")
ROLES_WITH_ATHLETE_PAGES = {"mate", "coach", "physio"}
LONG, MIXTURES, EVERY = 8, 4, 8
ANSWERS = {302, 303, 400, 403, 404, 409, 422}
UNKNOWN = {
    "a word": ("abc",),
    "nothing": ("",),
    "NUL": ("a\x00b",),
    "10 kB": ("x" * 10_000,),
    "half a letter": (b"\xed\xa0\x80",),
    "twice": ("abc", "1"),
}
NONSENSE = UNKNOWN | {
    "negative": ("-3",),
    "far too much": (str(10**20),),
    "an exponent": ("1e400",),
    "no number": ("NaN",),
    "endless": ("inf",),
    "hexadecimal": ("0x10",),
    "10,000 digits": ("9" * 10_000,),
    "10,000 brackets": ("[" * 10_000,),
    "Arabic digits": ("١٢",),
    "a picture": ("🦵",),
    "the first moment": ("0001-01-01T00:00",),
    "the last moment": ("9999-12-31T23:59",),
    "a script": ("<script>alert(1)</script>\"'{{ 7|add:7 }}",),
    "a statement": ("'; DROP TABLE accounts_user; --",),
}
OWN = {
    name: value
    for name, value in form_data(
        name="Hop", load_kinds="bodyweight", primary="iliopsoas"
    ).items()
    if name != "key" and isinstance(value, str)
}
# Valid values for the forms that can't be sent empty.
TEST_FORM = {name: value for name, value in submitted_data().items() if name != "key"}
VALID_VALUES: dict[str, dict[str, str]] = {
    "accounts:squad_create": {"name": "Jumpers"},
    "accounts:athlete_create": {"name": "Finn", "agreed": "on"},
    "assessments:assessment_create": TEST_FORM,
    "exercises:custom_exercise_create": OWN,
    "training:set_create": {"side": "R", "reps": "8", "hold_s": "2"},
    "account_signup": {
        "role": "both",
        "display_name": "Nina",
        "email": "nina@example.org",
        "password1": PASSWORD,
    },
    "account_change_password": {
        "oldpassword": PASSWORD,
        "password1": f"{PASSWORD} more",
        "password2": f"{PASSWORD} more",
    },
    "account_set_password": {"password1": PASSWORD, "password2": PASSWORD},
    "account_reauthenticate": {"password": PASSWORD},
    "account_reset_password": {"email": "nobody@example.org"},
    "account_email": {"email": "other@example.org"},
}
# These need a device or a code that no page shows.
NEVER_ACCEPTED = {
    "account_login",
    "accounts:invitation_enter",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
# The test form has many similar trials: test one of each kind.
TRIAL_FIELD = re.compile(r"[LR]-\w+-\d-")
SAMPLE_TRIAL_FIELD = re.compile(r"L-(upright|lean15)-1-")


def name_of(form: Form) -> str:
    return resolve(form.path).view_name


class Sender(NamedTuple):
    """A form and the client that opened it."""

    world: SimpleNamespace
    client: Client
    form: Form
    before: list[tuple[str, str]]

    @property
    def name(self) -> str:
        return name_of(self.form)

    @property
    def data(self) -> dict:
        entries = VALID_VALUES.get(self.name, {}) if self.is_main else {}
        return self.form.data | {name: (value,) for name, value in entries.items()}

    @property
    def is_main(self) -> bool:
        """Return whether this is the form, not a button with the same address."""
        return VALID_VALUES.get(self.name, {}).keys() <= self.form.fields.keys()

    @property
    def tested_fields(self) -> list[Field]:
        return [
            one
            for one in self.form.fields.values()
            if one.name != "csrfmiddlewaretoken" and one.kind != "button"
            and (not TRIAL_FIELD.match(one.name) or SAMPLE_TRIAL_FIELD.match(one.name))
        ]  # fmt: skip

    @contextmanager
    def same_cookies(self) -> Iterator[None]:
        """Restore the cookies at the end."""
        cookies = self.client.cookies.copy()
        yield
        self.client.cookies = cookies

    def send(self, data: Data, *, query: str = ""):
        cache.clear()
        joint = "&" if "?" in self.form.action else "?"
        return self.client.generic(
            "POST",
            f"{self.form.action}{joint}{query}" if query else self.form.action,
            urlencode_form(data),
            content_type="application/x-www-form-urlencoded",
        )


def senders(role: str, world: SimpleNamespace) -> Iterator[Sender]:
    """Yield each form that a role can see, once."""
    make_requirements()
    client = client_for(world, role)
    client.raise_request_exception = False
    seen = set()
    for url in pages_of(role, world):
        page = Page(client.get(url).text, url)
        shown = {(name_of(one), *one.fields): one for one in page.post_forms}
        new = [one for place, one in shown.items() if place not in seen]
        before = row_digests() if new else []
        yield from (Sender(world, client, one, before) for one in new)
        seen |= shown.keys()


@pytest.fixture(scope="module", params=ROLES)
def shown(module_world, request) -> Iterator[list[Sender]]:
    """All forms of one role."""
    with rolled_back():
        yield list(senders(request.param, deepcopy(module_world)))


def pages_of(role: str, world) -> list[str]:
    """Return a role's pages, without those that have the same forms as an athlete's."""
    before = PAGES["athlete"](world) if role in ROLES_WITH_ATHLETE_PAGES else []
    same = {url for url in before if url.startswith(ATHLETE_PATHS)}
    return [url for url in PAGES[role](world) if url not in same]


def trials(sender: Sender) -> Iterator[Data]:
    """Yield nonsense for each field; for a long form, for all fields together."""
    if len(sender.tested_fields) > LONG:
        yield from mixtures(sender.tested_fields)
        return
    for place, one in enumerate(sender.tested_fields):
        some = nonsense_for(one)[place % EVERY :: EVERY]
        yield from ({one.name: values} for values in some)


def mixtures(fields: list[Field]) -> Iterator[Data]:
    """Yield nonsense for all fields, each time a different value for each."""
    for turn in range(MIXTURES):
        yield {
            one.name: nonsense[(turn + place) % len(nonsense)]
            for place, one in enumerate(fields)
            if (nonsense := nonsense_for(one))
        }


def nonsense_for(field: Field) -> list[tuple[str | bytes, ...]]:
    is_chosen = field.kind in (*CHOICES, "hidden")
    return list((UNKNOWN if is_chosen else NONSENSE).values())


def fault_of(sender: Sender, entries: Data) -> str:
    """Return what is wrong with the response to nonsense; empty if nothing is."""
    with rolled_back(), sender.same_cookies():
        response = sender.send(sender.data | entries)
        is_changed = response.status_code >= 400 and row_digests() != sender.before
    if response.status_code not in ANSWERS:
        return f"answered {response.status_code}"
    if is_changed:
        return f"stored at {response.status_code}"
    if response.status_code != 422:
        return ""
    return fault_in(Page(response.text, sender.form.action), sender.form, entries)


def fault_in(page: Page, form: Form, entries: Data) -> str:
    """Return what is wrong with an error page: it must name faults and keep entries."""
    again = [one.fields for one in page.post_forms if one.path == form.path]
    shown = next((one for one in again if entries.keys() <= one.keys()), None)
    if shown is None:
        return "no form"
    if not page.alerts.strip():
        return "no error summary"
    silent = [name for name in entries if page.lacks_message_for(shown[name])]
    lost = [
        name for name in entries if not is_shown_again(shown[name], entries[name][-1])
    ]
    return f"silent {silent}, lost {lost}" if silent or lost else ""


def is_shown_again(shown: Field, value: str | bytes) -> bool:
    if shown.kind in (*CHOICES, *NOT_SHOWN_AGAIN, "password"):
        return True
    text = value if isinstance(value, str) else value.decode(errors="replace")
    return shown.values == (text,)


def test_nonsense_is_refused_with_a_message_and_stores_nothing(shown):
    faults = [
        (one.name, fault, {name: str(values)[:40] for name, values in entries.items()})
        for one in shown
        for entries in trials(one)
        if (fault := fault_of(one, entries))
    ]

    assert faults == []


def test_valid_form_is_accepted(shown):
    refused = []
    for one in shown:
        with rolled_back(), one.same_cookies():
            status = one.send(one.data).status_code
        if status not in (302, 303) and one.name not in NEVER_ACCEPTED:
            refused.append((one.name, status))

    assert refused == []


def forbidden_values(world) -> dict[str, tuple[str]]:
    """Return values for columns that no form has a field for."""
    other = world.stranger
    squad, athlete = other.staff_roles.get().squad_id, world.mate.athlete.pk
    said = dict.fromkeys(
        ("user", "user_id", "created_by", "assigned_by", "changed_by"), other.pk
    )
    said |= dict.fromkeys(("athlete", "athlete_id", "owner", "instance"), athlete)
    said |= dict.fromkeys(("squad", "squad_id", "joined_squad"), squad)
    said |= dict.fromkeys(("pk", "id", "position", "mode", "sided"), 1)
    said |= dict.fromkeys(("is_staff", "is_superuser", "is_demo", "stopped"), "on")
    said |= dict.fromkeys(("deleted_at", "left_on"), "2026-01-01")
    said |= dict.fromkeys(("finished_at", "accepted_at", "done_at"), "2026-01-01")
    said |= {"role": "head", "version": 99, "exercise": 1, "session": 1, "plan": 1}
    return {name: (str(value),) for name, value in said.items()}


def outcome(sender: Sender, data: Data):
    """Return the answer to a form and all rows that exist afterwards."""
    with same_new_ids(), rolled_back(), sender.same_cookies():
        response = sender.send(data)
        return response.status_code, response.get("Location"), comparable_rows()


def test_extra_fields_change_nothing(shown):
    changed = []
    for one in shown:
        extra = {
            n: v
            for n, v in forbidden_values(one.world).items()
            if n not in one.form.fields
        }
        with time_machine.travel(timezone.now(), tick=False):
            if outcome(one, one.data) != outcome(one, extra | one.data):
                changed.append(one.name)

    assert changed == []


# Buttons that no page shows here: they follow an action, an empty session, or an
# invitation that nobody has yet.
BUTTONS_NOT_SHOWN = {
    "accounts:invitation_create_athlete",
    "training:session_delete",
    "accounts:membership_restore",
    "assessments:assessment_restore",
    "exercises:custom_exercise_restore",
    "training:plan_item_restore",
    "training:set_restore",
}


def accepts_post(client: Client, world, name: str) -> bool:
    url = reverse(name, args=ROWS[name].arguments(world))
    return "POST" in client.options(url).get("Allow", "")


def test_every_form_is_tested(world):
    sent = set()
    for role in ROLES:
        with rolled_back():
            sent |= {one.name for one in senders(role, deepcopy(world))}
    client = client_for(world, "coach")

    there = {name for name in ROWS if accepts_post(client, world, name)}

    assert there - sent == BUTTONS_NOT_SHOWN
