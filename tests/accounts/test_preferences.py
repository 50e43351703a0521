import pytest
from django.urls import reverse

from accounts.forms.preferences import time_zones
from accounts.models import Athlete, User
from accounts.views.athlete import athlete_start
from tests.edits import as_shown, version_in

URL = "/preferences/"
GOOD = {
    "display_name": "Jonas B.",
    "weight_unit": "lb",
    "length_unit": "in",
    "theme": "dark",
    "time_zone": "Europe/Berlin",
}


@pytest.mark.parametrize(
    ("who", "target"),
    (
        ("maja", "training:today"),
        ("coach", "training:squad_list"),
        ("stranger", "training:today"),
    ),
)
def test_start_redirects_by_role(client, request, squad, who, target):
    client.force_login(request.getfixturevalue(who))

    response = client.get(reverse("accounts:start"))

    assert response["Location"] == reverse(target)


def test_start_offers_both_roles_to_new_users(client, newcomer):
    client.force_login(newcomer)

    response = client.get(reverse("accounts:start"))

    assert response.status_code == 200
    assert reverse("accounts:squad_create") in response.text


def test_athlete_start_makes_one_record_with_consent(client, newcomer):
    client.force_login(newcomer)

    for _again in range(2):
        response = client.post(reverse("accounts:athlete_start"))

    athlete = Athlete.objects.get(user=newcomer)
    assert response["Location"] == reverse("training:today")
    assert athlete.name == "Nora"
    assert athlete.consents.active().get().given_by == "self"


def test_two_starts_at_once_make_one_record(rf, newcomer):
    request = rf.post("/")
    request.user = newcomer  # As read before the other start was saved.
    Athlete.objects.create_for(User.objects.get(pk=newcomer.pk))

    response = athlete_start(request)

    assert response["Location"] == reverse("training:today")
    assert Athlete.objects.filter(user=newcomer).count() == 1


@pytest.mark.parametrize("who", ("maja", "coach", "stranger", "newcomer", None))
def test_menu_is_for_everyone(client, request, db, who):
    if who:
        client.force_login(request.getfixturevalue(who))

    response = client.get(reverse("accounts:more"))

    assert response.status_code == 200
    assert ("Sign out" in response.text) is (who is not None)


def test_preferences_are_saved(client, coach):
    client.force_login(coach)

    response = client.post(URL, as_shown(client, URL, **GOOD))

    coach.refresh_from_db()
    assert response["Location"] == reverse("accounts:preferences")
    assert {name: getattr(coach, name) for name in GOOD} == GOOD


def test_preferences_show_what_is_stored(client, coach):
    coach.time_zone = "America/New_York"
    coach.save()
    client.force_login(coach)

    response = client.get(reverse("accounts:preferences"))

    zone = '<option value="America/New_York" selected>New York</option>'
    assert zone in response.text
    assert '<optgroup label="America">' in response.text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    (
        ("display_name", " ", "Fill this in."),
        ("display_name", "x" * 10_000, "Use at most 80 characters"),
        ("weight_unit", "st", "Choose one of these."),
        ("length_unit", "", "Choose one of these."),
        ("theme", "pink", "Choose one of these."),
        ("time_zone", "Mars/Olympus", "Choose one of these."),
    ),
)
def test_refused_preferences_change_nothing(client, coach, field, value, message):
    client.force_login(coach)

    response = client.post(URL, as_shown(client, URL, **GOOD | {field: value}))

    coach.refresh_from_db()
    assert response.status_code == 422
    assert message in response.context["form"].errors[field][0]
    assert (coach.display_name, coach.theme) == ("Jonas", "auto")
    assert "Your account, Jonas" in response.text


def test_preferences_change_no_other_field(client, coach):
    client.force_login(coach)

    more = {"email": "x@example.org", "is_superuser": "on"}
    client.post(URL, as_shown(client, URL, **GOOD, **more))

    coach.refresh_from_db()
    assert (coach.email, coach.is_superuser) == ("coach@example.org", False)


def test_second_edit_of_preferences_shows_both_values(client, coach):
    client.force_login(coach)
    shown = as_shown(client, URL, **GOOD)
    first = client.post(URL, shown)

    refused = client.post(URL, shown | {"theme": "light"})
    again = client.post(URL, GOOD | {"theme": "light", "version": version_in(refused)})

    assert (first.status_code, refused.status_code) == (302, 409)
    assert "Currently saved: Dark" in refused.text
    assert "Your account, Jonas B." in refused.text
    assert again.status_code == 302
    coach.refresh_from_db()
    assert coach.theme == "light"


def test_second_edit_does_not_overwrite_untouched_preferences(client, coach):
    client.force_login(coach)
    before = {name: getattr(coach, name) for name in GOOD}
    shown = as_shown(client, URL, **before)
    client.post(URL, shown | {"time_zone": "Europe/Berlin"})

    refused = client.post(URL, shown | {"theme": "light"})
    again = client.post(URL, refused.context["form"].data)

    assert refused.status_code == 409
    assert "Currently saved: Berlin" in refused.text
    assert again.status_code == 302
    coach.refresh_from_db()
    assert (coach.theme, coach.time_zone) == ("light", "Europe/Berlin")


def test_time_zones_are_grouped_by_region_and_sorted_by_city():
    groups = dict(time_zones())

    assert ("America/Argentina/Salta", "Salta, Argentina") in groups["America"]
    assert groups["Europe"] == sorted(groups["Europe"], key=lambda zone: zone[1])
    assert groups["UTC"] == "UTC"


@pytest.mark.parametrize("who", ("coach", None))
def test_theme_is_saved_on_the_device(client, request, db, who):
    if who:
        client.force_login(request.getfixturevalue(who))

    response = client.post(
        reverse("accounts:theme_set"), {"theme": "dark", "next": "/privacy/"}
    )

    cookie = response.cookies["theme"]
    assert response["Location"] == "/privacy/"
    assert (cookie.value, cookie["samesite"]) == ("dark", "Lax")
    assert cookie["max-age"] == 365 * 24 * 3600
    assert 'data-bs-theme="dark"' in client.get(reverse("privacy")).text


def test_theme_is_kept_with_the_account(client, coach):
    client.force_login(coach)

    client.post(reverse("accounts:theme_set"), {"theme": "light"})

    coach.refresh_from_db()
    assert coach.theme == "light"


ELSEWHERE = (
    "",
    "\x00",
    "no page",
    "0001-01-01T00:00",
    "javascript:alert(1)",
    "https:evil.example",
    "https://evil.example/",
    "//evil.example",
    r"\\evil.example",
    r"/\evil.example",
)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_theme_leads_nowhere_else(client, db, target):
    response = client.post(
        reverse("accounts:theme_set"), {"theme": "dark", "next": target}
    )

    assert response["Location"] == reverse("home")


def test_theme_page_marks_the_choice_and_leads_back(client, db):
    client.cookies["theme"] = "dark"

    response = client.get(reverse("accounts:theme_set"), {"next": "/privacy/"})

    assert 'value="dark" aria-current="true"' in response.text
    assert 'name="next" value="/privacy/"' in response.text


@pytest.mark.parametrize("name", ("home", "privacy", "exercises:exercise_list"))
def test_public_pages_give_visitors_no_cookie(client, db, name):
    assert not client.get(reverse(name)).cookies


def test_unknown_theme_is_refused(client, db):
    response = client.post(reverse("accounts:theme_set"), {"theme": "pink"})

    assert response.status_code == 400
    assert "theme" not in response.cookies


@pytest.mark.parametrize("name", ("start", "preferences", "squad_create"))
def test_signed_out_people_are_sent_to_sign_in(client, db, name):
    url = reverse(f"accounts:{name}")

    response = client.get(url)

    assert response["Location"] == f"{reverse('account_login')}?next={url}"
