import pytest
from django.urls import reverse

from tests.accounts.conftest import PASSWORD
from tests.accounts.test_two_steps import switch_on
from tests.edits import as_shown
from tests.factories import make_invitation

LOGGER = "hipflex.security"


@pytest.fixture
def lines(caplog):
    caplog.set_level("INFO", logger=LOGGER)

    def read():
        return [r.getMessage() for r in caplog.records if r.name == LOGGER]

    return read


@pytest.mark.parametrize(
    ("password", "line"),
    ((PASSWORD, "event=login_ok user="), ("x", "event=login_failed")),
)
def test_login_is_logged(client, member, lines, password, line):
    client.post(reverse("account_login"), {"login": member.email, "password": password})

    assert [text.startswith(line) for text in lines()] == [True]


def test_role_change_is_logged(client, coach, squad, physio, lines):
    client.force_login(coach)
    staff_member = physio.staff_roles.get()

    url = reverse("accounts:staff_edit", args=[staff_member.pk])
    client.post(url, as_shown(client, url, role="coach"))

    line = f"event=role_changed by={coach.pk} user={physio.pk} role=coach"
    assert lines() == [line]


def test_accepted_invitation_is_logged(client, squad, coach, newcomer, lines):
    invitation = make_invitation(squad=squad, created_by=coach)
    client.force_login(newcomer)

    client.post(invitation.get_absolute_url())

    facts = f"user={newcomer.pk} invitation={invitation.pk}"
    assert lines() == [f"event=invitation_accepted {facts}"]


def test_withdrawn_consent_leaves_a_line(client, coach, athlete, lines):
    client.force_login(coach)

    client.post(reverse("accounts:consent_withdraw", args=[athlete.pk]))

    facts = f"by={coach.pk} athlete={athlete.pk}"
    assert lines() == [f"event=consent_withdrawn {facts}"]


def test_athlete_removed_leaves_a_line(client, coach, athlete, lines):
    membership = athlete.memberships.get()
    client.force_login(coach)

    client.post(reverse("accounts:membership_end", args=[membership.pk]))

    facts = f"by={coach.pk} membership={membership.pk}"
    assert lines() == [f"event=athlete_left_squad {facts}"]


def test_lines_name_nobody(transactional_db, client, signed_in, member, lines):
    switch_on(signed_in)
    signed_in.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": member.email, "password": "x"})
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": "000000"})

    text = "\n".join(lines())
    assert "event=authenticator_added" in text
    assert "event=second_factor_failed" in text
    assert member.email not in text
    assert "Mia" not in text
