import uuid

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from hipflex.forms.unsaved_input import MAX_FIELDS, submitted_values
from tests.database_rows import row_digests
from tests.factories import make_athlete, make_user


def test_each_filled_in_field_is_told_with_its_value():
    data = QueryDict("hold_s=2&L-upright-1-lift=9,0&note=+&kit=band&kit=cuff")

    assert submitted_values(data) == [
        ("Hold, seconds", "2"),
        ("L upright 1 lift", "9,0"),
        ("Kit", "band, cuff"),
    ]


@pytest.mark.parametrize(
    "name",
    (
        "csrfmiddlewaretoken",
        "version",
        "password1",
        "oldpassword",
        "code",
        "credential",
    ),
)
def test_hidden_and_secret_fields_are_left_out(name):
    assert submitted_values(QueryDict(f"{name}=x&key={uuid.uuid4()}&note=Good")) == [
        ("Note", "Good")
    ]


def test_at_most_a_hundred_fields_are_listed():
    data = QueryDict("&".join(f"field-{number}=x" for number in range(MAX_FIELDS + 1)))

    assert len(submitted_values(data)) == MAX_FIELDS


def test_form_of_what_is_gone_comes_back_with_what_was_typed(db):
    client = Client()
    client.force_login(make_user())
    url = reverse("accounts:athlete_edit", args=[make_athlete().pk])

    response = client.post(url, {"name": "<b>Maja</b> M."})

    assert response.status_code == 404
    assert "<dd>&lt;b&gt;Maja&lt;/b&gt; M.</dd>" in response.text


def test_form_sent_to_no_page_is_not_repeated(client, db):
    """Nobody checked where it comes from."""
    response = client.post("/nothing-here/", {"note": "Call this number"})

    assert response.status_code == 404
    assert "Call this number" not in response.text


def test_form_sent_after_the_session_ended_comes_back_with_what_was_typed(client, db):
    url = reverse("training:session_start", args=[make_athlete().pk])
    before = row_digests()

    response = client.post(url, {"key": uuid.uuid4(), "note": "Long and good"})

    assert row_digests() == before
    assert response.status_code == 403
    assert "Nothing was saved" in response.text
    assert "<dd>Long and good</dd>" in response.text
    assert f'href="{reverse("account_login")}?next={url}"' in response.text


def test_empty_form_of_someone_signed_out_leads_to_sign_in(client, db):
    url = reverse("training:plan_end", args=[1])

    response = client.post(url)

    assert response.status_code == 302
    assert response.url == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("origin", ("http://testserver", "https://evil.example", None))
def test_form_with_an_old_token_comes_back_if_it_is_ours(db, origin):
    client = Client(enforce_csrf_checks=True)
    headers = {"origin": origin} if origin else {}

    response = client.post(
        reverse("accounts:preferences"), {"display_name": "Maja"}, headers=headers
    )

    assert response.status_code == 403
    assert ("<dd>Maja</dd>" in response.text) is (origin == "http://testserver")
