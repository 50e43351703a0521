import pytest
from django.urls import reverse

from tests.factories import (
    MORNING,
    make_assessment,
    make_athlete,
    make_trial,
)

pytestmark = pytest.mark.django_db


def list_url(athlete):
    return reverse("assessments:assessment_list", args=[athlete.pk])


@pytest.mark.parametrize(
    ("who", "status", "may_test"),
    (
        ("athlete", 200, True),
        ("coach", 200, True),
        ("physio", 200, False),
        ("stranger", 404, None),
    ),
)
def test_list_access(client, athlete, request, who, status, may_test):
    user = request.getfixturevalue(who)
    make_trial(assessment=make_assessment(athlete=athlete))
    client.force_login(athlete.user if who == "athlete" else user)

    response = client.get(list_url(athlete))

    assert response.status_code == status
    if may_test is not None:
        assert ("New test" in response.text) is may_test


def test_list_shows_each_test(client, coach, athlete):
    test = make_assessment(athlete=athlete)
    make_trial(assessment=test, side="L", lift_value=8)
    make_trial(assessment=test, side="R", lift_value=9)
    make_assessment(athlete=athlete, deleted_at=MORNING)
    make_assessment(athlete=make_athlete())
    client.force_login(coach)

    response = client.get(list_url(athlete))

    assert len(response.context["scored_tests"]) == 1
    for words in ("5 Jan 2026", "R − L +1.0 cm", "Lean L 0°, R 0°", "Upright standard"):
        assert words in response.text
    assert 'id="side-L"' in response.text


@pytest.mark.parametrize(("who", "way_on"), (("coach", True), ("physio", False)))
def test_empty_list_offers_the_first_test(client, athlete, request, who, way_on):
    client.force_login(request.getfixturevalue(who))

    response = client.get(list_url(athlete))

    assert "No test yet" in response.text
    assert ("Record a test" in response.text) is way_on


def test_own_empty_list_speaks_to_the_athlete(client, athlete):
    client.force_login(athlete.user)

    response = client.get(list_url(athlete))

    assert "Your tests" in response.text
    assert "Test yourself" in response.text


@pytest.mark.parametrize("count", (1, 3))
def test_list_query_count(client, coach, athlete, count, django_assert_num_queries):
    for _test in range(count):
        make_trial(assessment=make_assessment(athlete=athlete))
    client.force_login(coach)

    # session, user, athlete, count, tests, trials, may test, and a savepoint's two
    with django_assert_num_queries(9):
        client.get(list_url(athlete))


def test_list_has_pages(client, coach, athlete):
    for _test in range(13):
        make_assessment(athlete=athlete)
    client.force_login(coach)

    response = client.get(list_url(athlete), {"page": "2"})

    assert len(response.context["scored_tests"]) == 1
    assert "Page 2 of 2" in response.text
