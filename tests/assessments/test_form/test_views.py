import uuid

import pytest
from django.urls import reverse

from assessments.models import Assessment, Trial
from tests.assessments.test_form.form_data import create_url, submitted_data
from tests.factories import make_assessment, make_athlete, make_trial

pytestmark = pytest.mark.django_db


def edit_url(test):
    return reverse("assessments:assessment_edit", args=[test.pk])


def test_coach_records_the_test_of_the_example(client, coach, athlete):
    client.force_login(coach)

    response = client.post(create_url(athlete), submitted_data(), follow=True)

    result = response.context["result"]
    assert (result.level, result.level.label) == (3, "Upright standard")
    assert "Test saved." in response.text
    test = Assessment.objects.get()
    assert (test.tester, test.squad.name) == (coach, "Sprint squad")


@pytest.mark.parametrize(
    ("who", "status"),
    (("athlete", 200), ("coach", 200), ("physio", 404), ("stranger", 404)),
)
def test_form_access(client, athlete, request, who, status):
    user = request.getfixturevalue(who)
    test = make_assessment(athlete=athlete)
    client.force_login(athlete.user if who == "athlete" else user)

    assert client.get(create_url(athlete)).status_code == status
    assert client.get(edit_url(test)).status_code == status


@pytest.mark.parametrize("who", ("physio", "stranger"))
def test_form_of_somebody_without_the_right_is_not_written(
    client, athlete, request, who
):
    client.force_login(request.getfixturevalue(who))

    response = client.post(create_url(athlete), submitted_data())

    assert response.status_code == 404
    assert not Assessment.objects.exists()


def test_form_asks_a_visitor_to_sign_in(client, athlete):
    response = client.get(create_url(athlete))

    assert response.url.startswith(reverse("account_login"))


def test_rejected_form_keeps_submitted_values(client, coach, athlete):
    client.force_login(coach)
    typed = {
        "L-upright-1-lift": "abc",
        "R-lean15-1-result": "failed",
        "note": "Tired today.",
        "R-upright-1-faults": ["slouch"],
    }

    response = client.post(create_url(athlete), submitted_data(**typed))

    assert response.status_code == 422
    assert not Assessment.objects.exists()
    assert 'value="abc"' in response.text
    assert "Tired today." in response.text
    assert "isn&#x27;t a number" in response.text
    slouch = 'name="R-upright-1-faults" value="slouch" id="id_R-upright-1-faults_0"'
    assert f"{slouch} checked" in response.text


def test_form_of_an_unfit_athlete_shows_where_to_turn(client, coach, athlete):
    client.force_login(coach)

    response = client.post(create_url(athlete), submitted_data(pain_before="5"))

    assert response.status_code == 422
    assert '<details class="more" open>' in response.text


def test_same_form_twice_is_one_test(client, coach, athlete):
    client.force_login(coach)
    data = submitted_data()

    answers = [client.post(create_url(athlete), data) for _time in range(2)]

    test = Assessment.objects.get()
    assert [answer.url for answer in answers] == [test.get_absolute_url()] * 2
    assert Trial.objects.count() == 10
    assert not test.revisions.exists()


@pytest.mark.parametrize("changes", ({"R-upright-1-lift": "9.5"}, {"note": "Other."}))
def test_same_key_with_other_values_is_refused(client, coach, athlete, changes):
    client.force_login(coach)
    data = submitted_data()
    client.post(create_url(athlete), data)

    response = client.post(create_url(athlete), data | changes)

    assert response.status_code == 409
    # Sent again it is a test of its own, and the page says so.
    assert "Save and show result" in response.text
    assert "edit test" not in response.text
    assert "has already been saved with other values" in response.text
    assert 'value="9.5"' in response.text or "Other." in response.text
    assert response.context["form"]["key"].value() != data["key"]
    assert Assessment.objects.get().note == ""


def test_key_of_somebody_elses_test_is_unknown(client, coach, athlete):
    other = make_assessment(athlete=make_athlete())
    client.force_login(coach)

    response = client.post(create_url(athlete), submitted_data(key=str(other.pk)))

    assert response.status_code == 404
    assert not Assessment.objects.filter(athlete=athlete).exists()


def test_fields_that_are_not_asked_change_nothing(client, coach, athlete):
    other = make_athlete()
    client.force_login(coach)
    smuggled = {"athlete": str(other.pk), "tester_name": "Eve", "squad": "999"}

    client.post(create_url(athlete), submitted_data() | smuggled)

    test = Assessment.objects.get()
    assert (test.athlete, test.tester_name) == (athlete, "Jonas")


def saved(client, athlete):
    client.post(create_url(athlete), submitted_data())
    return Assessment.objects.get()


def test_edit_changes_the_test(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)

    page = client.get(edit_url(test))
    data = submitted_data(version="1", note="Read again.")
    response = client.post(edit_url(test), data)

    assert page.context["form"]["version"].value() == 1
    assert response.url == test.get_absolute_url()
    test.refresh_from_db()
    assert (test.note, test.version) == ("Read again.", 2)
    assert test.revisions.get().edited_by == coach


def test_edit_sent_twice_is_one_revision(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)
    data = submitted_data(version="1", note="Read again.")

    answers = [client.post(edit_url(test), data) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert test.revisions.count() == 1


def test_edit_refuses_nonsense(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)

    data = submitted_data(version="1", **{"R-upright-1-lift": "400"})
    response = client.post(edit_url(test), data)

    assert response.status_code == 422
    assert 'value="400"' in response.text
    assert not test.revisions.exists()


def test_second_of_two_editors_sees_both_values(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)
    client.post(edit_url(test), submitted_data(version="1", note="Mine."))
    data = submitted_data(version="1", note="Theirs.")

    response = client.post(edit_url(test), data)

    test.refresh_from_db()
    assert response.status_code == 409
    assert (test.note, test.version) == ("Mine.", 2)
    assert "Currently saved: Mine." in response.text
    assert "Theirs." in response.text

    again = client.post(edit_url(test), data | {"version": "2"})

    test.refresh_from_db()
    assert (again.status_code, test.note) == (302, "Theirs.")


def test_deleted_test_cannot_be_edited(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)
    test.delete_by(coach)

    assert client.get(edit_url(test)).status_code == 404


def test_new_form_shows_the_test_before(client, coach, athlete):
    client.force_login(coach)
    test = saved(client, athlete)

    response = client.get(create_url(athlete))

    assert "5 January 2026:" in response.text
    assert "L 8.0, R 9.0 cm," in response.text
    assert response.context["form"]["first_side"].value() == "L"
    test.delete_by(coach)
    assert "First test" in client.get(create_url(athlete)).text


@pytest.mark.parametrize("earlier", (1, 3))
def test_form_query_count(
    client, coach, athlete, earlier, django_assert_max_num_queries
):
    for _test in range(earlier):
        make_trial(assessment=make_assessment(athlete=athlete))
    client.force_login(coach)

    with django_assert_max_num_queries(9):
        assert client.get(create_url(athlete)).status_code == 200


def test_save_query_count(client, coach, athlete, django_assert_max_num_queries):
    client.force_login(coach)

    with django_assert_max_num_queries(14):
        client.post(create_url(athlete), submitted_data(key=str(uuid.uuid4())))
