import uuid

import pytest
from django.urls import reverse

from accounts.models import Squad, Staff
from tests.edits import as_shown, version_in
from tests.factories import make_squad, make_staff, make_user

KEY = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"


@pytest.mark.parametrize("who", ("coach", "maja", None))
def test_coach_start_is_public(client, request, db, who):
    if who:
        client.force_login(request.getfixturevalue(who))

    response = client.get(reverse("accounts:coach_start"))

    assert response.status_code == 200


def test_squad_create_makes_the_head(client, newcomer):
    client.force_login(newcomer)
    page = client.get(reverse("accounts:squad_create"))
    key = page.context["form"]["key"].value()

    response = client.post(
        reverse("accounts:squad_create"), {"key": key, "name": " Sprinters "}
    )

    squad = Squad.objects.get()
    assert response["Location"] == squad.get_absolute_url()
    assert (squad.name, squad.key) == ("Sprinters", uuid.UUID(key))
    assert squad.staff.get().user == newcomer
    assert squad.staff.get().role == "head"


def test_squad_create_sent_twice_is_one_squad(client, newcomer):
    client.force_login(newcomer)
    data = {"key": KEY, "name": "Sprinters"}

    answers = [client.post(reverse("accounts:squad_create"), data) for _ in "ab"]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Squad.objects.count(), Staff.objects.count()) == (1, 1)


def test_squad_create_with_other_content_is_refused(client, newcomer):
    client.force_login(newcomer)
    url = reverse("accounts:squad_create")
    client.post(url, {"key": KEY, "name": "Sprinters"})

    response = client.post(url, {"key": KEY, "name": "Hurdlers"})

    assert response.status_code == 409
    assert 'value="Hurdlers"' in response.text
    assert [squad.name for squad in Squad.objects.all()] == ["Sprinters"]


def test_squad_create_hides_squads_of_others(client, newcomer, squad):
    client.force_login(newcomer)

    response = client.post(
        reverse("accounts:squad_create"), {"key": str(squad.key), "name": squad.name}
    )

    assert response.status_code == 404
    assert not newcomer.staff_roles.exists()


@pytest.mark.parametrize(
    ("name", "message"),
    (
        ("", "Fill this in."),
        ("x" * 10_000, "Use at most 80 characters"),
        ("a\x00b", "This contains a character"),
    ),
)
def test_refused_squad_is_not_made(client, newcomer, name, message):
    client.force_login(newcomer)

    response = client.post(reverse("accounts:squad_create"), {"key": KEY, "name": name})

    assert response.status_code == 422
    assert message in response.context["form"].errors["name"][0]
    assert not Squad.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    (
        ("coach", 200),
        ("colleague", 404),
        ("physio", 404),
        ("maja", 404),
        ("stranger", 404),
    ),
)
def test_squad_edit_is_for_heads(client, request, squad, who, status):
    client.force_login(request.getfixturevalue(who))
    url = reverse("accounts:squad_edit", args=[squad.pk])

    page = client.get(url)
    typed = {"name": "Taken", "version": version_in(page)}

    assert page.status_code == status
    assert client.post(url, typed).status_code in (302, 404)
    squad.refresh_from_db()
    assert (squad.name == "Taken") is (status == 200)


def test_refused_name_leaves_the_squad(client, coach, squad):
    client.force_login(coach)

    url = reverse("accounts:squad_edit", args=[squad.pk])

    response = client.post(url, as_shown(client, url))

    assert response.status_code == 422
    assert "Sprint squad</a>" in response.text


def test_second_edit_of_a_squad_shows_both_names(client, coach, squad):
    client.force_login(coach)
    url = reverse("accounts:squad_edit", args=[squad.pk])
    shown = as_shown(client, url, name="Sprint")
    client.post(url, shown | {"name": "Juniors"})

    refused = client.post(url, shown)
    again = client.post(url, {"name": "Sprint", "version": version_in(refused)})

    assert refused.status_code == 409
    assert "Currently saved: Juniors" in refused.text
    assert "Juniors</a>" in refused.text
    assert again.status_code == 302
    squad.refresh_from_db()
    assert squad.name == "Sprint"


@pytest.mark.parametrize("staff_count", (1, 3))
def test_squad_edit_query_count(
    client, coach, squad, staff_count, django_assert_num_queries
):
    for _ in range(staff_count - 1):
        make_staff(user=make_user(), squad=squad, role="coach")
    client.force_login(coach)

    # A savepoint and its end, session, user, squad, staff, invitations.
    with django_assert_num_queries(7):
        response = client.get(reverse("accounts:squad_edit", args=[squad.pk]))

    assert len(response.context["staff"]) == staff_count


@pytest.mark.parametrize(
    ("who", "status"),
    (("coach", 302), ("colleague", 404), ("physio", 404), ("stranger", 404)),
)
def test_role_is_changed_by_heads_only(client, request, squad, physio, who, status):
    staff_member = physio.staff_roles.get()
    client.force_login(request.getfixturevalue(who))
    url = reverse("accounts:staff_edit", args=[staff_member.pk])

    response = client.post(url, as_shown(client, url, role="coach"))

    staff_member.refresh_from_db()
    assert response.status_code == status
    assert staff_member.role == ("coach" if status == 302 else "physio")


def test_staff_edit_shows_the_role(client, coach, physio):
    client.force_login(coach)
    staff_member = physio.staff_roles.get()

    response = client.get(reverse("accounts:staff_edit", args=[staff_member.pk]))

    assert response.context["form"]["role"].value() == "physio"


@pytest.mark.parametrize("role", ("boss", ""))
def test_unknown_role_is_refused(client, coach, physio, role):
    client.force_login(coach)
    staff_member = physio.staff_roles.get()

    url = reverse("accounts:staff_edit", args=[staff_member.pk])
    response = client.post(url, as_shown(client, url, role=role))

    staff_member.refresh_from_db()
    assert response.status_code == 422
    assert staff_member.role == "physio"


def test_second_edit_of_a_role_shows_both_values(client, coach, physio):
    client.force_login(coach)
    staff_member = physio.staff_roles.get()
    url = reverse("accounts:staff_edit", args=[staff_member.pk])
    shown = as_shown(client, url, role="head")
    client.post(url, shown | {"role": "coach"})

    refused = client.post(url, shown)
    again = client.post(url, shown | {"version": version_in(refused)})

    assert refused.status_code == 409
    assert "Currently saved: Coach" in refused.text
    assert again.status_code == 302
    staff_member.refresh_from_db()
    assert staff_member.role == "head"


def test_last_head_stays_head(client, coach, squad):
    staff_member = coach.staff_roles.get()
    client.force_login(coach)

    url = reverse("accounts:staff_edit", args=[staff_member.pk])
    response = client.post(url, as_shown(client, url, role="coach"))

    staff_member.refresh_from_db()
    assert response.status_code == 422
    assert "needs at least one head coach" in response.text
    assert staff_member.role == "head"


def test_one_of_two_heads_may_step_down(client, coach, squad):
    make_staff(user=make_user(), squad=squad)
    staff_member = coach.staff_roles.get()
    client.force_login(coach)

    url = reverse("accounts:staff_edit", args=[staff_member.pk])
    response = client.post(url, as_shown(client, url, role="coach"))

    staff_member.refresh_from_db()
    assert staff_member.role == "coach"
    assert response["Location"] == squad.get_absolute_url()


@pytest.mark.parametrize(
    ("who", "status"),
    (
        ("coach", 302),
        ("physio", 302),
        ("colleague", 404),
        ("maja", 404),
        ("stranger", 404),
    ),
)
def test_staff_go_by_themselves_or_by_a_head(
    client, request, squad, physio, who, status
):
    staff_member = physio.staff_roles.get()
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse("accounts:staff_remove", args=[staff_member.pk]))

    assert response.status_code == status
    assert physio.staff_roles.exists() is (status == 404)


def test_taking_someone_off_twice_leads_to_the_same_page(client, coach, physio):
    client.force_login(coach)
    url = reverse("accounts:staff_remove", args=[physio.staff_roles.get().pk])

    first, second = client.post(url), client.post(url)

    assert (second.status_code, second.url) == (302, first.url)


def test_last_head_cannot_leave(client, coach, squad):
    client.force_login(coach)

    response = client.post(
        reverse("accounts:staff_remove", args=[coach.staff_roles.get().pk]),
        follow=True,
    )

    assert "needs at least one head coach" in response.text
    assert coach.staff_roles.exists()


def test_head_of_elsewhere_removes_nobody_here(client, physio):
    client.force_login(make_squad(head=make_user()).staff.get().user)

    response = client.post(
        reverse("accounts:staff_remove", args=[physio.staff_roles.get().pk])
    )

    assert response.status_code == 404
    assert physio.staff_roles.exists()
