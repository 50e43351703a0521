"""Every form of the site, sent what no one should send."""

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
from tests.exercises.custom_exercises.form_data import make_demands, typed
from tests.pages import PAGES
from tests.posted import CHOSEN, HANDS_OFF, Data, Field, Form, Page, encoded
from tests.sign_in import PASSWORD, session_of
from tests.stored import numbers_given_again, rows, stored, undone
from tests.test_access import ROWS

pytestmark = [pytest.mark.slow, pytest.mark.uncounted, pytest.mark.django_db]

ROLES = [role for role in PAGES if role != "owner"]
ABOUT_ATHLETES = ("/athletes/", "/sessions/", "/sets/", "/tests/", "/plans/")
LIKE_ATHLETES = {"mate", "coach", "physio"}
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
    for name, value in typed(
        name="Hop", load_kinds="bodyweight", main="iliopsoas"
    ).items()
    if name != "key" and isinstance(value, str)
}
# What people type where an empty form is refused.
TEST_FORM = {name: value for name, value in submitted_data().items() if name != "key"}
TYPED: dict[str, dict[str, str]] = {
    "accounts:squad_create": {"name": "Jumpers"},
    "accounts:athlete_create": {"name": "Finn", "agreed": "on"},
    "assessments:assessment_create": TEST_FORM,
    "exercises:exercise_create": OWN,
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
# Needs a device or a code that no page shows.
NEVER_RIGHT = {
    "account_login",
    "accounts:invitation_enter",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
# Of the lifts of a sheet, which are many and alike, one of each kind.
ALIKE = re.compile(r"[LR]-\w+-\d-")
OF_EACH = re.compile(r"L-(upright|lean15)-1-")


def name_of(form: Form) -> str:
    return resolve(form.path).view_name


class Sender(NamedTuple):
    """A form with the client that was given it."""

    world: SimpleNamespace
    client: Client
    form: Form
    before: list[tuple[str, str]]

    @property
    def name(self) -> str:
        return name_of(self.form)

    @property
    def data(self) -> dict:
        said = TYPED.get(self.name, {}) if self.is_main else {}
        return self.form.data | {name: (value,) for name, value in said.items()}

    @property
    def is_main(self) -> bool:
        """Not a button beside it with the same address."""
        return TYPED.get(self.name, {}).keys() <= self.form.fields.keys()

    @property
    def own_fields(self) -> list[Field]:
        return [
            one
            for one in self.form.fields.values()
            if one.name != "csrfmiddlewaretoken" and one.kind != "button"
            and (not ALIKE.match(one.name) or OF_EACH.match(one.name))
        ]  # fmt: skip

    @contextmanager
    def as_before(self) -> Iterator[None]:
        """Whatever the site does to the cookies meanwhile."""
        cookies = self.client.cookies.copy()
        yield
        self.client.cookies = cookies

    def send(self, data: Data, *, query: str = ""):
        cache.clear()
        joint = "&" if "?" in self.form.action else "?"
        return self.client.generic(
            "POST",
            f"{self.form.action}{joint}{query}" if query else self.form.action,
            encoded(data),
            content_type="application/x-www-form-urlencoded",
        )


def senders(role: str, world: SimpleNamespace) -> Iterator[Sender]:
    """Every form that a role is shown, once."""
    make_demands()
    client = session_of(world, role)
    client.raise_request_exception = False
    seen = set()
    for url in pages_of(role, world):
        page = Page(client.get(url).text, url)
        shown = {(name_of(one), *one.fields): one for one in page.posted}
        new = [one for place, one in shown.items() if place not in seen]
        before = stored() if new else []
        yield from (Sender(world, client, one, before) for one in new)
        seen |= shown.keys()


@pytest.fixture(scope="module", params=ROLES)
def shown(kept_world, request) -> Iterator[list[Sender]]:
    """What each of the roles may send."""
    with undone():
        yield list(senders(request.param, deepcopy(kept_world)))


def pages_of(role: str, world) -> list[str]:
    """Without those whose forms are the athlete's as well."""
    before = PAGES["athlete"](world) if role in LIKE_ATHLETES else []
    same = {url for url in before if url.startswith(ABOUT_ATHLETES)}
    return [url for url in PAGES[role](world) if url not in same]


def trials(sender: Sender) -> Iterator[Data]:
    """Each field in turn with every eighth nonsense; in a long form many at once."""
    if len(sender.own_fields) > LONG:
        yield from mixtures(sender.own_fields)
        return
    for place, one in enumerate(sender.own_fields):
        some = nonsense_for(one)[place % EVERY :: EVERY]
        yield from ({one.name: values} for values in some)


def mixtures(fields: list[Field]) -> Iterator[Data]:
    """Each field another nonsense each time."""
    for turn in range(MIXTURES):
        yield {
            one.name: nonsense[(turn + place) % len(nonsense)]
            for place, one in enumerate(fields)
            if (nonsense := nonsense_for(one))
        }


def nonsense_for(field: Field) -> list[tuple[str | bytes, ...]]:
    is_chosen = field.kind in (*CHOSEN, "hidden")
    return list((UNKNOWN if is_chosen else NONSENSE).values())


def fault_of(sender: Sender, said: Data) -> str:
    """What is wrong with the answer to one nonsense; empty when nothing is."""
    with undone(), sender.as_before():
        response = sender.send(sender.data | said)
        is_changed = response.status_code >= 400 and stored() != sender.before
    if response.status_code not in ANSWERS:
        return f"answered {response.status_code}"
    if is_changed:
        return f"stored at {response.status_code}"
    if response.status_code != 422:
        return ""
    return fault_in(Page(response.text, sender.form.action), sender.form, said)


def fault_in(page: Page, form: Form, said: Data) -> str:
    """A page of refusal names the fault and shows what was typed."""
    again = [one.fields for one in page.posted if one.path == form.path]
    shown = next((one for one in again if said.keys() <= one.keys()), None)
    if shown is None:
        return "no form to go on with"
    if not page.alerts.strip():
        return "no word at the top"
    silent = [name for name in said if page.is_silent_about(shown[name])]
    lost = [name for name in said if not is_kept(shown[name], said[name][-1])]
    return f"silent {silent}, lost {lost}" if silent or lost else ""


def is_kept(shown: Field, value: str | bytes) -> bool:
    if shown.kind in (*CHOSEN, *HANDS_OFF, "password"):
        return True
    text = value if isinstance(value, str) else value.decode(errors="replace")
    return shown.sent == (text,)


def test_nonsense_is_refused_with_words_and_stores_nothing(shown):
    faults = [
        (one.name, fault, {name: str(values)[:40] for name, values in said.items()})
        for one in shown
        for said in trials(one)
        if (fault := fault_of(one, said))
    ]

    assert faults == []


def test_form_as_typed_is_accepted(shown):
    refused = []
    for one in shown:
        with undone(), one.as_before():
            status = one.send(one.data).status_code
        if status not in (302, 303) and one.name not in NEVER_RIGHT:
            refused.append((one.name, status))

    assert refused == []


def smuggled(world) -> dict[str, tuple[str]]:
    """What a row has and no form asks for, with values of another's."""
    other = world.stranger
    squad, athlete = other.staff_posts.get().squad_id, world.mate.athlete.pk
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
    """Where a form leads and all rows that are there afterwards."""
    with numbers_given_again(), undone(), sender.as_before():
        response = sender.send(data)
        return response.status_code, response.get("Location"), rows()


def test_what_the_form_does_not_ask_changes_nothing(shown):
    changed = []
    for one in shown:
        extra = {
            n: v for n, v in smuggled(one.world).items() if n not in one.form.fields
        }
        with time_machine.travel(timezone.now(), tick=False):
            if outcome(one, one.data) != outcome(one, extra | one.data):
                changed.append(one.name)

    assert changed == []


# Buttons without a field, on no page of this world: after something was done, where
# nothing was logged, or where nobody was invited.
NOT_SHOWN = {
    "accounts:invitation_create_athlete",
    "training:session_delete",
    "accounts:membership_restore",
    "assessments:assessment_restore",
    "exercises:exercise_restore",
    "training:plan_item_restore",
    "training:set_restore",
}


def takes_posts(client: Client, world, name: str) -> bool:
    url = reverse(name, args=ROWS[name].arguments(world))
    return "POST" in client.options(url).get("Allow", "")


def test_every_form_is_sent_by_somebody(world):
    sent = set()
    for role in ROLES:
        with undone():
            sent |= {one.name for one in senders(role, deepcopy(world))}
    client = session_of(world, "coach")

    there = {name for name in ROWS if takes_posts(client, world, name)}

    assert there - sent == NOT_SHOWN
