from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Athlete, Membership
from tests.factories import (
    make_plan,
    make_squad,
    make_staff,
    make_user,
)
from tests.training.squad_board.squad_rows import make_member, make_test, make_training

LIST = reverse("training:squad_list")


def board_of(squad, **query):
    return reverse("training:squad_detail", args=[squad.pk], query=query)


def alerts(response):
    return [
        (row.alert.names, row.message, row.action, row.url)
        for row in response.context["alerts"]
    ]


def shown(response):
    return [row.status.name for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("who", "status"),
    (("coach", 200), ("physio", 200), ("athlete", 404), ("stranger", 404)),
)
def test_squad_detail_access(client, request, squad, who, status):
    make_member(squad, name="Finn")
    user = request.getfixturevalue(who)
    client.force_login(getattr(user, "user", user))

    response = client.get(board_of(squad))

    assert response.status_code == status
    assert (b"Finn" in response.content) is (status == 200)


def test_squad_detail_without_login_leads_to_it(client, squad):
    response = client.get(board_of(squad))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("role", "may"),
    (
        ("head", {"squad_edit", "athlete_create", "test_hub", "assessment_create"}),
        ("coach", {"athlete_create", "test_hub", "assessment_create"}),
        ("physio", set()),
    ),
)
def test_squad_detail_offers_what_the_role_allows(client, squad, athlete, role, may):
    user = make_user()
    make_staff(user=user, squad=squad, role=role)
    client.force_login(user)

    page = client.get(board_of(squad)).content.decode()

    test = reverse("assessments:assessment_create", args=[athlete.pk])
    ways = {
        "squad_edit": reverse("accounts:squad_edit", args=[squad.pk]),
        "athlete_create": reverse("accounts:athlete_create", args=[squad.pk]),
        "test_hub": f"{reverse('assessments:test_hub')}?squad={squad.pk}",
        "assessment_create": test,
    }
    assert {name for name, url in ways.items() if f'href="{url}"' in page} == may
    assert f'href="{athlete.get_absolute_url()}"' in page


def test_squad_detail_shows_who_needs_the_coach(client, coach, squad):
    finn = make_member(squad, name="Finn")
    session = make_training(finn, hours_ago=20, pain=5)
    make_test(finn, days_ago=9)
    ayse = make_member(squad, name="Ayşe")
    make_training(ayse)
    make_test(ayse, days_ago=40, left=5, right=9)
    latest = make_test(ayse, days_ago=5, left=5, right=9)
    emil = make_member(squad, name="Emil", joined=timedelta(days=60))
    make_training(emil, hours_ago=24 * 40)
    make_test(emil, days_ago=1)
    levi = make_member(squad, name="Levi")
    client.force_login(coach)

    found = alerts(client.get(board_of(squad)))

    assert [(names, action, url) for names, _text, action, url in found] == [
        ("Finn", "See session", session.get_absolute_url()),
        ("Ayşe", "See result", latest.get_absolute_url()),
        ("Emil", "See training", reverse("training:history", args=[emil.pk])),
        ("Levi", "Test", reverse("assessments:assessment_create", args=[levi.pk])),
    ]
    assert [text for _names, text, *_link in found][2:] == [
        "No session for 40 days.",
        "Not tested yet.",
    ]


@pytest.mark.parametrize(
    ("who", "names"), (("coach", ("Levi", "Mia")), ("physio", ("Levi",)))
)
def test_alert_of_several_or_for_a_physio_leads_to_the_list(
    client, request, squad, who, names
):
    user = request.getfixturevalue(who)
    for name in names:
        make_training(make_member(squad, name=name))
    client.force_login(user)

    [(_names, _text, action, url)] = alerts(client.get(board_of(squad)))

    assert (action, url) == ("Show these athletes", "?show=due#everyone")


def test_row_shows_test_training_and_pain(client, coach, squad):
    maja = make_member(squad, name="Maja")
    make_plan(athlete=maja, per_week_low=3)
    make_test(maja, days_ago=2, left=5, right=9)
    for hours_ago in (1, 2):
        make_training(maja, hours_ago=hours_ago, pain=2)
    client.force_login(coach)

    [row] = client.get(board_of(squad)).context["rows"]

    assert (row.level, row.left, row.right, row.difference) == (
        "Building",
        "5.0",
        "9.0",
        "+4.0",
    )
    assert row.has_side_difference
    assert (row.pain, row.pain_tone) == (2, "warn")
    assert (row.days_since_test, row.is_test_due) == (2, False)
    assert sum(row.status.weeks) == 2
    assert row.status.planned_per_week == 3
    assert row.status.lean_deg == 0


def test_row_of_a_newcomer_is_empty_and_due(client, coach, squad):
    make_member(squad, name="Levi")
    client.force_login(coach)

    response = client.get(board_of(squad))

    [row] = response.context["rows"]
    assert (row.level, row.left, row.difference, row.pain) == ("", "", "", None)
    assert (row.days_since_test, row.is_test_due) == (None, True)
    assert not row.has_side_difference
    assert b"Not tested" in response.content


def test_row_marks_a_test_that_is_due(client, coach, squad):
    make_test(make_member(squad, name="Carla"), days_ago=30)
    client.force_login(coach)

    assert b"30 days ago, due" in client.get(board_of(squad)).content


def test_strong_pain_is_marked(client, coach, squad):
    make_training(make_member(squad, name="Finn"), pain=4)
    client.force_login(coach)

    [row] = client.get(board_of(squad)).context["rows"]

    assert (row.pain, row.pain_tone) == (4, "bad")


@pytest.mark.parametrize(
    ("query", "names"),
    (
        ({}, ["Ayşe", "Finn", "Levi"]),
        ({"show": "due"}, ["Levi"]),
        ({"show": "pain"}, ["Finn"]),
        ({"show": "level-3"}, ["Ayşe", "Finn"]),
        ({"show": "quiet"}, []),
        ({"show": "nonsense"}, ["Ayşe", "Finn", "Levi"]),
        ({"q": "ayse"}, ["Ayşe"]),
        ({"q": "i", "show": "due"}, ["Levi"]),
        ({"q": "🦵" * 10_000}, []),
    ),
)
def test_filters_live_in_the_address(client, coach, squad, query, names):
    for name, pain in (("Ayşe", 0), ("Finn", 5)):
        athlete = make_member(squad, name=name)
        make_test(athlete, days_ago=3)
        make_training(athlete, pain=pain)
    make_member(squad, name="Levi")
    client.force_login(coach)

    response = client.get(board_of(squad, **query))

    assert shown(response) == names
    assert (b"No athletes match." in response.content) is (not names)


def test_chips_count_the_whole_squad_and_name_levels_that_occur(client, coach, squad):
    make_test(make_member(squad, name="Ayşe"), days_ago=3)
    make_member(squad, name="Levi")
    client.force_login(coach)

    found = client.get(board_of(squad, show="level-5", q="levi")).context["filters"]

    assert [(chip.label, chip.count, chip.is_on) for chip in found] == [
        ("All", 2, False),
        ("Test due", 1, False),
        ("Pain", 0, False),
        ("No session for 14 days", 0, False),
        ("Not tested", 1, False),
        ("Upright standard", 1, False),
        ("Above standard", 0, True),
    ]


def test_squad_detail_is_bounded(client, coach, squad, monkeypatch):
    monkeypatch.setattr("training.squad_board.statuses.MAX_ATHLETES", 2)
    monkeypatch.setattr("training.squad_board.views.MAX_ATHLETES", 2)
    for name in ("Ben", "Alma", "Carla", "Dario"):
        make_member(squad, name=name)
    client.force_login(coach)

    response = client.get(board_of(squad))

    assert shown(response) == ["Alma", "Ben"]
    assert (
        b"Only the first 2 athletes are shown, in alphabetical order."
        in response.content
    )


@pytest.mark.parametrize(("who", "may_add"), (("coach", True), ("physio", False)))
def test_squad_without_athletes_says_how_to_begin(client, request, squad, who, may_add):
    user = request.getfixturevalue(who)
    client.force_login(user)

    response = client.get(board_of(squad))

    assert b"No athletes yet" in response.content
    assert (b"Add the first athlete" in response.content) is may_add


def test_board_without_alerts_says_that_nobody_needs_the_coach(
    client, coach, squad, athlete
):
    make_test(athlete, days_ago=1)
    make_training(athlete)
    client.force_login(coach)

    response = client.get(board_of(squad))

    assert b"Nobody today: no pain, no long breaks, no tests due." in response.content


@pytest.mark.parametrize(("is_demo", "tags"), ((True, 1), (False, 0)))
def test_demo_squad_says_that_it_is_one(client, coach, is_demo, tags):
    squad = make_squad(head=coach, name="Runners", is_demo=is_demo)
    client.force_login(coach)

    for url in (board_of(squad), LIST):
        assert client.get(url).content.count(b">Demo</span>") == tags


@pytest.mark.parametrize("athlete_count", (1, 3))
def test_squad_detail_query_count(
    client, coach, squad, athlete_count, django_assert_num_queries
):
    for number in range(athlete_count):
        athlete = make_member(squad, name=f"Athlete {number}")
        for days_ago in (1, 30, 60, 90):
            make_test(athlete, days_ago=days_ago)
        for hours_ago in (1, 50):
            make_training(athlete, hours_ago=hours_ago)
    client.force_login(coach)
    client.get(LIST)

    with django_assert_num_queries(9):
        response = client.get(board_of(squad))

    assert len(response.context["rows"]) == athlete_count


def test_reading_the_board_changes_nothing(client, coach, squad, athlete):
    client.force_login(coach)

    response = client.post(board_of(squad))

    assert response.status_code == 405
    assert Athlete.objects.count() == Membership.objects.count() == 1
