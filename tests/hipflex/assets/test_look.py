import pytest
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import ResolverMatch, reverse

from hipflex import views
from hipflex.context_processors import navigation, theme
from hipflex.templatetags.hipflex import undo_url
from tests.factories import make_user

VISITOR = ["Library", "Test", "Evidence", "For coaches"]


def request_by(user=None, *, path="/", view_name="home", cookies=None):
    request = RequestFactory().get(path)
    request.resolver_match = ResolverMatch(views.home, (), {}, url_name=view_name)
    request.COOKIES.update(cookies or {})
    if user:
        request.user = user
    return request


def user_who(*, trains=False, coaches=False, **fields):
    user = make_user(**fields)
    user.own_athlete_id = 1 if trains else None
    user.has_staff_role = coaches
    return user


@pytest.mark.parametrize("name", ("home", "privacy"))
def test_page_is_open_to_visitors(client, db, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert "Training information, not medical advice." in response.text
    assert "data-bs-theme" not in response.text


def test_home_counts_the_exercises_it_promises(client, db, settings):
    figures = list((settings.BASE_DIR / "static/figures").glob("*-start.svg"))

    response = client.get(reverse("home"))

    assert f"See {len(figures)} exercises" in response.text


@pytest.mark.parametrize(
    ("staff", "debug", "status"),
    ((False, False, 404), (True, False, 200), (False, True, 200)),
)
@pytest.mark.django_db
def test_components_are_for_builders(client, settings, staff, debug, status):
    settings.DEBUG = debug
    client.force_login(make_user(is_staff=staff))

    assert client.get(reverse("components")).status_code == status


def test_unknown_address_offers_the_library(client, db):
    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "Page not found" in response.text
    assert 'type="search"' in response.text


def test_stale_form_says_that_nothing_was_saved(rf):
    response = views.csrf_failure(rf.post("/"), reason="token")

    assert response.status_code == 403
    assert "Nothing was saved." in response.text


@pytest.mark.parametrize("charset", ("utf-7", "utf-8"))
def test_unreadable_form_says_that_nothing_was_saved(db, settings, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32

    response = client.post("/join/", "a=1&" * 501, content_type=kind)

    assert response.status_code == 400
    assert "Nothing was saved" in response.text


def test_server_error_asks_the_database_nothing(rf):
    response = views.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Sorry, something went wrong" in response.text
    assert "give this number to the site owner" in response.text


def test_server_error_says_when_the_database_is_away(rf):
    def lose_the_database():
        raise OperationalError

    try:
        lose_the_database()
    except OperationalError:
        response = views.server_error(rf.get("/"))

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Back in a moment" in response.text


def test_forbidden_page_names_a_way_on(rf):
    page = render_to_string("403.html", request=request_by())

    assert "You don't have access to this page" in page


@pytest.mark.parametrize(
    ("roles", "labels"),
    (
        ({}, VISITOR),
        ({"trains": True}, ["Today", "Library", "Progress", "Test"]),
        ({"coaches": True}, ["Squad", "Test", "Library", "Plans"]),
        (
            {"trains": True, "coaches": True},
            ["Today", "Squad", "Test", "Library", "Progress", "Plans"],
        ),
    ),
)
def test_navigation_follows_what_the_user_does(db, roles, labels):
    links = navigation(request_by(user_who(**roles)))

    assert [str(link.label) for link in links["nav"]] == labels
    bar = [str(link.label) for link in links["nav_bar"]]
    assert bar == [*labels[:4], "Menu"]


def test_navigation_of_visitors_and_of_early_errors():
    request = request_by()
    request.resolver_match = None

    links = navigation(request)["nav"]

    assert [str(link.label) for link in links] == VISITOR
    assert {link.current for link in links} == {""}


@pytest.mark.parametrize(
    ("view_name", "current"),
    (
        ("exercises:exercise_list", "page"),
        ("exercises:exercise_detail", "true"),
        ("exercises:evidence", ""),
    ),
)
def test_navigation_marks_where_one_is(view_name, current):
    library = navigation(request_by(view_name=view_name))["nav"][0]

    assert library.current == current


@pytest.mark.parametrize(
    ("cookie", "shown"),
    (("auto", ""), ("dark", "dark"), ("light", "light"), ('"><script>', "")),
)
def test_theme_of_a_visitor_comes_from_the_cookie(cookie, shown):
    request = request_by(cookies={"theme": cookie})

    assert theme(request) == {"theme": shown}


def test_theme_of_a_user_comes_from_the_account(db):
    user = user_who(theme="light")

    assert theme(request_by(user, cookies={"theme": "dark"}))["theme"] == "light"


@pytest.mark.parametrize(
    ("tags", "url"),
    ((None, ""), ("", ""), ("other", ""), ("undo:/sets/7/undo/", "/sets/7/undo/")),
)
def test_message_may_carry_an_undo(tags, url):
    assert undo_url(Message(25, "Set logged.", extra_tags=tags)) == url


def test_messages_show_undo_as_a_form(rf):
    undo = Message(25, "Set logged.", extra_tags="undo:/sets/7/undo/")
    refused = Message(40, "Finish your open session first.")

    page = render_to_string(
        "includes/messages.html", {"messages": [undo, refused]}, rf.get("/")
    )

    assert page.count("data-toast") == 1
    assert '<form method="post" action="/sets/7/undo/">' in page


@pytest.mark.parametrize(
    ("number", "there", "missing"),
    ((1, "Older", "Newer"), (2, "Page 2 of 3", "nothing"), (3, "Newer", "Older")),
)
def test_pagination_goes_both_ways(rf, number, there, missing):
    page = Paginator(range(30), 10).page(number)

    html = render_to_string(
        "includes/pagination.html", {"page": page}, rf.get("/", {"q": "band"})
    )

    assert there in html
    assert missing not in html
    assert "q=band" in html


def test_pagination_of_one_page_is_nothing(rf):
    page = Paginator(range(3), 10).page(1)

    html = render_to_string("includes/pagination.html", {"page": page}, rf.get("/"))

    assert html.strip() == ""
