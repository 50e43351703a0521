from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.models import (
    Athlete,
    Consent,
    Invitation,
    Membership,
    Squad,
)
from accounts.models.invitation import CODE_ALPHABET, CODE_LENGTH, new_code
from tests.factories import (
    DAY,
    MORNING,
    make_athlete,
    make_invitation,
    make_membership,
    make_squad,
    make_staff,
    make_user,
)


def make_consent(**fields):
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    return Consent.objects.create(**{"given_by": "self"} | fields)


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"name": ""}, "accounts_athlete_has_a_name"),
        ({"name": "  "}, "accounts_athlete_has_a_name"),
        ({"stature_cm": 109}, "accounts_athlete_stature_110_to_220_cm"),
        ({"stature_cm": 221}, "accounts_athlete_stature_110_to_220_cm"),
        ({"thigh_cm": 24}, "accounts_athlete_thigh_25_to_60_cm"),
        ({"thigh_cm": 61}, "accounts_athlete_thigh_25_to_60_cm"),
        ({"birth_year": 1899}, "accounts_athlete_birth_year_plausible"),
        ({"birth_year": 2101}, "accounts_athlete_birth_year_plausible"),
    ),
)
def test_database_refuses_broken_athlete(db, broken, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        make_athlete(**broken)


def test_database_allows_athlete_without_measures(db):
    athlete = make_athlete(stature_cm=None, thigh_cm=None, birth_year=None)

    assert Athlete.objects.filter(pk=athlete.pk).exists()


def test_two_athletes_cannot_share_an_account(athlete):
    with pytest.raises(IntegrityError, match="user_id"):
        make_athlete(user=athlete.user)


def test_athlete_outlives_the_account(athlete):
    athlete.user.delete()

    athlete.refresh_from_db()
    assert athlete.user is None


@pytest.mark.parametrize(
    ("birth_year", "minor"), ((2008, True), (2007, False), (None, False))
)
def test_may_be_minor_until_the_year_after_the_eighteenth(birth_year, minor):
    athlete = Athlete(name="Maja", birth_year=birth_year)

    assert athlete.may_be_minor(date(2026, 11, 22)) is minor


def test_in_squad_lists_present_members(squad):
    for name, left_on in (("Nils", None), ("Ayşe", None), ("Gone", DAY)):
        athlete = make_athlete(name=name)
        make_membership(athlete=athlete, squad=squad, left_on=left_on)
    make_membership(athlete=make_athlete(name="Elsewhere"), squad=make_squad())

    members = Athlete.objects.in_squad(squad)

    assert {athlete.name for athlete in members} == {"Ayşe", "Nils"}


def test_withdraw_consent_ends_every_membership_and_keeps_the_record(athlete):
    consent = make_consent(athlete=athlete)
    make_membership(athlete=athlete, squad=make_squad())

    athlete.withdraw_consent(DAY + timedelta(days=1))

    consent.refresh_from_db()
    assert consent.withdrawn_at is not None
    assert not Membership.objects.current().exists()
    assert Membership.objects.filter(athlete=athlete).count() == 2
    assert not Consent.objects.active().exists()


@pytest.mark.parametrize("name", ("", "  "))
def test_database_refuses_empty_squad_name(db, name):
    with pytest.raises(IntegrityError, match="accounts_squad_has_a_name"):
        make_squad(name=name)


@pytest.mark.parametrize(
    ("joined_on", "left_on"),
    (
        (DAY.replace(year=1999), None),
        (DAY, DAY.replace(year=2101)),
    ),
)
def test_database_refuses_membership_in_another_century(squad, joined_on, left_on):
    span = {"joined_on": joined_on, "left_on": left_on}

    with pytest.raises(IntegrityError, match="accounts_membership_year_from_2000"):
        make_membership(athlete=make_athlete(), squad=squad, **span)


@pytest.mark.parametrize(
    ("role", "leads", "writes"),
    (("head", True, True), ("coach", False, True), ("physio", False, False)),
)
def test_squads_by_post(db, role, leads, writes):
    user, squad = make_user(), make_squad()
    make_staff(user=user, squad=squad, role=role)
    make_squad(head=make_user())

    assert list(Squad.objects.visible_to(user)) == [squad]
    assert list(Squad.objects.led_by(user)) == [squad] * leads
    assert list(Squad.objects.editable_by(user)) == [squad] * writes


def test_database_refuses_a_second_post_in_a_squad(coach, squad):
    with pytest.raises(IntegrityError, match="accounts_staff_one_role_per_squad"):
        make_staff(user=coach, squad=squad, role="physio")


def test_database_refuses_an_unknown_role(squad):
    with pytest.raises(IntegrityError, match="accounts_staff_role_known"):
        make_staff(user=make_user(), squad=squad, role="boss")


def test_database_refuses_a_second_open_membership(athlete, squad):
    with pytest.raises(IntegrityError, match="accounts_membership_one_open_per_squad"):
        make_membership(athlete=athlete, squad=squad)


def test_athlete_may_come_back_to_a_squad(squad):
    athlete = make_athlete()
    make_membership(athlete=athlete, squad=squad, left_on=DAY)

    make_membership(athlete=athlete, squad=squad)

    assert athlete.memberships.count() == 2


def test_database_refuses_membership_that_ends_before_it_starts(squad):
    with pytest.raises(IntegrityError, match="accounts_membership_ends_after_it_start"):
        make_membership(
            athlete=make_athlete(), squad=squad, left_on=DAY - timedelta(days=1)
        )


@pytest.mark.parametrize(
    "broken",
    (
        {"given_by": "guardian"},
        {"given_by": "self", "guardian_email": "parent@example.org"},
        {"given_by": "nobody"},
    ),
)
def test_database_refuses_consent_without_a_matching_address(db, broken):
    with pytest.raises(IntegrityError, match="accounts_consent_guardian_has_an_addres"):
        make_consent(**broken)


def test_database_refuses_a_second_active_consent(db):
    athlete = make_consent().athlete

    with pytest.raises(IntegrityError, match="accounts_consent_one_active_per_athlete"):
        make_consent(athlete=athlete)


def test_database_refuses_consent_that_ends_before_it_starts(db):
    with pytest.raises(IntegrityError, match="accounts_consent_ends_after_it_starts"):
        make_consent(given_at=MORNING, withdrawn_at=MORNING - timedelta(days=1))


@pytest.mark.parametrize("role", ("", "coach"))
def test_database_refuses_invitation_for_both_or_nobody(squad, role):
    guest = make_athlete() if role else None

    with pytest.raises(IntegrityError, match="accounts_invitation_for_athlete_or_sta"):
        make_invitation(squad=squad, athlete=guest, role=role)


def test_open_invitations_are_neither_accepted_nor_over(squad):
    now = timezone.now()
    waiting = make_invitation(squad=squad)
    make_invitation(squad=squad, accepted_at=now)
    make_invitation(squad=squad, expires_at=now - timedelta(minutes=1))

    assert list(Invitation.objects.open()) == [waiting]


def test_invitation_is_open_for_two_weeks(squad):
    invitation = make_invitation(squad=squad)

    days = (invitation.expires_at - timezone.now()).total_seconds() / 86400
    assert round(days, 2) == 14


def test_codes_can_be_read_aloud():
    codes = {new_code() for _ in range(100)}

    assert len(codes) == 100
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert set("".join(codes)) <= set(CODE_ALPHABET) - set("01OIL")


def test_rows_name_themselves_and_their_pages(athlete, squad, coach):
    invitation = make_invitation(squad=squad, code="23456789AB")
    membership, post = athlete.memberships.get(), coach.staff_roles.get()

    assert str(athlete) == "Maja"
    assert str(squad) == "Sprint squad"
    assert str(membership) == f"Athlete {athlete.pk} in squad {squad.pk}"
    assert str(post) == f"Head coach {coach.pk} of squad {squad.pk}"
    assert str(make_consent(athlete=athlete)) == f"Consent of athlete {athlete.pk}"
    assert str(invitation) == f"Invitation to squad {squad.pk}"
    assert athlete.get_absolute_url() == f"/athletes/{athlete.pk}/"
    assert squad.get_absolute_url() == f"/squads/{squad.pk}/"
    assert invitation.get_absolute_url() == "/join/23456789AB/"


def test_database_refuses_an_invitation_to_an_unknown_role(squad):
    with pytest.raises(IntegrityError, match="accounts_invitation_role_known"):
        make_invitation(squad=squad, role="king")


@pytest.mark.parametrize("code", ("", "23456789A", "23456789abc", "0123456789"))
def test_database_refuses_a_code_that_cannot_be_read_aloud(squad, code):
    with pytest.raises(IntegrityError, match="invitation_code_can_be_read_aloud"):
        make_invitation(squad=squad, code=code[:CODE_LENGTH])


def test_database_refuses_an_invitation_accepted_at_no_time(squad):
    with pytest.raises(IntegrityError, match="accounts_invitation_accepted_at_a_time"):
        make_invitation(squad=squad, accepted_by=make_user())


@pytest.mark.parametrize(
    ("broken", "constraint"),
    (
        ({"text_version": ""}, "names_its_text"),
        ({"given_by": "nobody"}, "guardian_has_an_address"),
        ({"given_by": "guardian"}, "guardian_has_an_address"),
        ({"given_by": "guardian", "guardian_email": " "}, "guardian_has_an_address"),
        ({"guardian_email": "mum@example.org"}, "guardian_has_an_address"),
    ),
)
def test_database_refuses_broken_consent(db, broken, constraint):
    with pytest.raises(IntegrityError, match=f"accounts_consent_{constraint}"):
        make_consent(**broken)


def test_same_consent_again_is_the_one_that_stands(athlete):
    athlete.record_consent("mum@example.org")
    athlete.record_consent("mum@example.org")

    assert athlete.consents.count() == 1


def test_ended_membership_is_not_ended_again_for_who_did_not_end_it(coach, athlete):
    membership = athlete.memberships.get()
    membership.end(membership.joined_on)

    assert not Membership.objects.endable_by(coach)
    assert Membership.objects.endable_by(coach, ended=[membership.pk]).exists()
