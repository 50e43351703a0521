from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment
from tests.factories import (
    MORNING,
    make_assessment,
    make_athlete,
    make_exercise,
    make_trial,
)

pytestmark = pytest.mark.django_db


def make_tested(athlete, *, days_ago=0, left=8, right=9, **fields):
    taken_at = MORNING - timedelta(days=days_ago)
    test = make_assessment(athlete=athlete, taken_at=taken_at, **fields)
    for side, lift in (("L", left), ("R", right)):
        make_trial(assessment=test, side=side, lift_value=lift)
        make_trial(assessment=test, side=side, lift_value=lift, attempt=2)
    return test


@pytest.mark.parametrize(
    ("who", "status", "may_edit"),
    (
        ("athlete", 200, True),
        ("coach", 200, True),
        ("physio", 200, False),
        ("stranger", 404, None),
    ),
)
def test_result_access(client, athlete, request, who, status, may_edit):
    user = request.getfixturevalue(who)
    test = make_tested(athlete)
    client.force_login(athlete.user if who == "athlete" else user)

    response = client.get(test.get_absolute_url())

    assert response.status_code == status
    if may_edit is not None:
        plan_url = reverse("training:plan_propose", args=[athlete.pk])
        assert response.context["test"].may_edit is may_edit
        assert (plan_url in response.text) is may_edit


def test_result_asks_a_visitor_to_sign_in(client, athlete):
    response = client.get(make_tested(athlete).get_absolute_url())

    assert response.url.startswith(reverse("account_login"))


def test_result_says_it_in_words(client, coach, athlete):
    make_exercise(slug="seated-knee-lift", name="Seated knee lift")
    make_tested(athlete, days_ago=28, left=4, right=6)
    test = make_tested(athlete)
    client.force_login(coach)

    text = client.get(test.get_absolute_url()).text

    for words in (
        "Upright standard.",
        "Next: Seated knee lift.",
        "2 × 8, hold 2 s",
        "R − L = +1.0 cm.",
        "Change larger than measurement error (smallest detectable change: 2.9 cm).",
        "Since 8 December",
        "2 tests with this method",
        "Next test: 2 February 2026 or later.",
    ):
        assert words in text


def test_result_of_an_untested_athlete_shows_where_to_turn(client, coach, athlete):
    test = make_assessment(athlete=athlete, pain_before=5)
    client.force_login(coach)

    text = client.get(test.get_absolute_url()).text

    assert "Not tested." in text
    assert "Pain of 3 or more today: don&#x27;t test today." in text
    assert "Test again once the pain has gone." in text
    assert "Left and right" not in text


def test_result_without_a_lift_that_counts(client, coach, athlete):
    test = make_assessment(athlete=athlete)
    make_trial(assessment=test, result="invalid", compensations=["slouch"])
    client.force_login(coach)

    text = client.get(test.get_absolute_url()).text

    assert "No valid trials yet." in text


@pytest.mark.parametrize(
    ("days", "words"),
    ((7, "can't be compared."), (None, "There's no earlier test with this method")),
)
def test_stopped_test_does_not_deny_the_one_before(client, coach, athlete, days, words):
    if days:
        make_tested(athlete, days_ago=days)
    test = make_assessment(athlete=athlete)
    make_trial(assessment=test, side="R")
    make_trial(assessment=test, lift_value=None, result="stopped", pain=5)
    client.force_login(coach)

    assert words in client.get(test.get_absolute_url()).text


@pytest.mark.parametrize("earlier", (1, 3))
def test_result_query_count(
    client, coach, squad, athlete, earlier, django_assert_max_num_queries
):
    for number in range(1, earlier + 1):
        make_tested(athlete, days_ago=28 * number, squad=squad)
    test = make_tested(athlete, squad=squad)
    client.force_login(coach)

    with django_assert_max_num_queries(10):
        response = client.get(test.get_absolute_url())

    assert len(response.context["result"].earlier) == earlier


def test_delete_hides_a_test_and_restore_brings_it_back(client, coach, athlete):
    test = make_tested(athlete)
    client.force_login(coach)
    restore = reverse("assessments:assessment_restore", args=[test.pk])

    response = client.post(
        reverse("assessments:assessment_delete", args=[test.pk]), follow=True
    )

    assert "Test deleted." in response.text
    assert f'action="{restore}"' in response.text
    assert client.get(test.get_absolute_url()).status_code == 404
    test.refresh_from_db()
    assert test.deleted_by == coach

    response = client.post(restore, follow=True)

    assert "Test restored." in response.text
    assert Assessment.objects.active().get() == test


@pytest.mark.parametrize("action", ("delete", "restore"))
@pytest.mark.parametrize("who", ("physio", "stranger"))
def test_delete_and_restore_are_for_writers(client, athlete, request, action, who):
    test = make_tested(athlete)
    client.force_login(request.getfixturevalue(who))

    response = client.post(reverse(f"assessments:assessment_{action}", args=[test.pk]))

    assert response.status_code == 404
    assert Assessment.objects.active().exists()


def test_result_in_inches_for_who_prefers_them(client, coach, athlete):
    coach.length_unit = "in"
    coach.save(update_fields=["length_unit"])
    test = make_tested(athlete)
    client.force_login(coach)

    assert "3.5 in" in client.get(test.get_absolute_url()).text


def test_result_of_another_squads_athlete_stays_hidden(client, coach):
    test = make_tested(make_athlete())
    client.force_login(coach)

    assert client.get(test.get_absolute_url()).status_code == 404
