import uuid

import pytest
from django import forms
from django.db import IntegrityError
from django.http import Http404, HttpResponse, QueryDict

from accounts.models import Athlete
from hipflex.forms.replay import (
    KeyField,
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)
from tests.factories import make_athlete, make_session
from training.models import Session

KEY = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"


class NameForm(forms.ModelForm):
    """Any form that creates."""

    key = KeyField()

    class Meta:
        model = Athlete
        fields = ["name"]


def test_find_existing_finds_own_row(athlete):
    session = make_session(athlete=athlete)

    found = find_existing(Session.objects.all(), {"key": str(session.pk)})

    assert found == session


def test_find_existing_finds_row_by_its_key_column(athlete):
    data = {"key": str(athlete.key)}

    assert find_existing(Athlete.objects.all(), data, field="key") == athlete


def test_find_existing_hides_rows_of_others(athlete, stranger):
    session = make_session(athlete=athlete)
    own = Session.objects.editable_by(stranger)

    with pytest.raises(Http404):
        find_existing(own, {"key": str(session.pk)})


@pytest.mark.parametrize("key", (KEY, "", "abc", "x" * 10_000, None))
@pytest.mark.django_db
def test_find_existing_ignores_new_or_damaged_keys(key):
    assert find_existing(Session.objects.all(), {"key": key}) is None


@pytest.mark.parametrize(("name", "replay"), (("Maja", True), ("Mia", False)))
def test_replay_has_the_same_content(athlete, name, replay):
    form = NameForm({"name": name, "key": KEY}, instance=athlete)

    assert is_replay(form) is replay


def test_changed_resend_keeps_the_values_under_a_new_key(athlete):
    data = QueryDict(f"name=Mia&key={KEY}")

    form = reject_changed_resend(NameForm(data, instance=athlete))

    assert form["name"].value() == "Mia"
    assert form["key"].value() not in ("", KEY)
    assert "already been saved with other values" in form.non_field_errors()[0]


@pytest.mark.django_db
def test_damaged_key_is_refused_and_replaced():
    form = NameForm({"name": "Mia", "key": "abc"})

    assert form.errors["key"] == [
        "Something went wrong with this form. Check your entries and send it again."
    ]
    assert uuid.UUID(form["key"].value())


def test_each_form_has_its_own_key():
    assert NameForm()["key"].value() != NameForm()["key"].value()


@pytest.mark.django_db
def test_raced_view_runs_again_without_its_first_writes(rf):
    runs = []

    @retry_after_race
    def view(request):
        runs.append(request)
        make_athlete(name=f"Run {len(runs)}")
        if len(runs) == 1:
            raise IntegrityError
        return HttpResponse()

    view(rf.post("/"))

    assert [athlete.name for athlete in Athlete.objects.all()] == ["Run 2"]


@pytest.mark.parametrize("status", (409, 422))
@pytest.mark.django_db
def test_form_refused_because_of_its_own_row_is_run_again(rf, status):
    answers = [HttpResponse(status=status), HttpResponse(status=302)]
    view = retry_after_race(lambda request: answers.pop(0))

    assert view(rf.post("/")).status_code == 302


@pytest.mark.django_db
def test_view_that_fails_twice_fails(rf):
    @retry_after_race
    def view(request):
        raise IntegrityError

    with pytest.raises(IntegrityError):
        view(rf.post("/"))
