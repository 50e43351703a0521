import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token

from hipflex.http import caching, release
from hipflex.http.caching import NO_ROWS, Rows, kept_for_visitors


@kept_for_visitors(NO_ROWS)
def page(request):
    return HttpResponse("page")


@kept_for_visitors(NO_ROWS)
def page_with_form(request):
    return HttpResponse(get_token(request))


@kept_for_visitors(NO_ROWS)
def missing(request):
    return HttpResponse("gone", status=404)


class Stored:
    """Rows that count how often they are asked for, and a page that shows them."""

    def __init__(self):
        self.content, self.asked, self.drawn = "before", 0, 0
        self.rows = Rows(self.ask)
        self.view = kept_for_visitors(self.rows)(self.draw)

    def ask(self):
        self.asked += 1
        return self.content

    def draw(self, request):
        self.drawn += 1
        return HttpResponse(self.content)


@pytest.fixture
def stored():
    return Stored()


def again(rf, response, path="/", **more):
    """The same question of somebody who has the answer."""
    return rf.get(path, headers={"if-none-match": response["ETag"]} | more)


def test_page_without_cookies_may_be_kept(rf):
    response = page(rf.get("/"))

    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Vary"] == "Accept-Encoding, Cookie"


def test_unchanged_page_is_not_sent_again(rf):
    first = page(rf.get("/"))

    response = page(again(rf, first))

    assert response.status_code == 304
    assert response.content == b""
    for name in ("ETag", "Cache-Control", "Vary"):
        assert response[name] == first[name]


def test_page_that_was_zipped_on_its_way_is_recognised(rf):
    first = page(rf.get("/"))
    first["ETag"] = f'W/{first["ETag"]}, "other"'

    assert page(again(rf, first)).status_code == 304


@pytest.mark.parametrize("held", ("*", '"other"', "nonsense", ""))
def test_any_other_tag_gets_the_page(rf, held):
    response = page(rf.get("/", headers={"if-none-match": held}))

    assert response.content == b"page"


@pytest.mark.parametrize("view", (page_with_form, missing))
def test_form_or_failure_is_not_kept(rf, view):
    response = view(rf.get("/"))

    assert "Cache-Control" not in response
    assert "ETag" not in response


def test_page_for_somebody_is_not_kept(rf):
    request = rf.get("/")
    request.COOKIES["session"] = "x"

    assert "Cache-Control" not in page(request)


def test_tag_of_visitors_is_not_the_tag_of_somebody(rf):
    request = again(rf, page(rf.get("/")))
    request.COOKIES["theme"] = "dark"

    assert page(request).content == b"page"


@pytest.mark.parametrize("path", ("/other/", "/?side=left"))
def test_tag_belongs_to_an_address(rf, path):
    first = page(rf.get("/"))

    assert page(again(rf, first, path)).content == b"page"


def test_tag_belongs_to_a_release(rf, monkeypatch):
    first = page(rf.get("/"))
    monkeypatch.setattr(caching, "release", lambda: "next")

    assert page(again(rf, first)).content == b"page"


def test_templates_under_development_are_always_drawn(rf, settings):
    settings.DEBUG = True
    before = page(rf.get("/"))

    assert "Cache-Control" not in before
    assert before["ETag"] != "W/"


def test_who_has_the_page_costs_neither_drawing_nor_asking(rf, stored):
    first = stored.view(rf.get("/"))

    answers = [stored.view(again(rf, first)).status_code for _ in range(3)]

    assert answers == [304] * 3
    assert (stored.asked, stored.drawn) == (1, 1)


def test_process_that_knows_nothing_yet_asks_and_draws_nothing(rf, stored):
    first = stored.view(rf.get("/"))
    stored.rows.forget()

    response = stored.view(again(rf, first))

    assert response.status_code == 304
    assert (stored.asked, stored.drawn) == (2, 1)


def test_change_is_seen_once_the_memory_is_old(rf, stored, monkeypatch):
    first = stored.view(rf.get("/"))
    stored.content = "after"

    trusted = stored.view(again(rf, first))
    monkeypatch.setattr(caching, "TRUSTED_S", 0)
    response = stored.view(again(rf, first))

    assert trusted.status_code == 304
    assert response.content == b"after"
    assert stored.view(again(rf, response)).status_code == 304


def test_what_is_drawn_is_labelled_by_the_rows_of_that_moment(rf, stored):
    """Not by what the process remembers: else a change taken back is never seen."""
    first = stored.view(rf.get("/"))
    stored.content = "after"
    changed = stored.view(rf.get("/"))
    stored.content = "before"
    stored.rows.forget()

    response = stored.view(again(rf, changed))

    assert response.content == b"before"
    assert response["ETag"] == first["ETag"]


def test_release_is_one_word_that_a_file_changes(tmp_path, settings):
    (tmp_path / "templates").mkdir()
    (tmp_path / "requirements.txt").write_text("Django\n")
    settings.BASE_DIR = settings.STATIC_ROOT = tmp_path

    def digest():
        release.release.cache_clear()
        return release.release()

    try:
        digests = [digest(), digest()]
        for name in ("templates/home.html", "templates/home.pyc", "staticfiles.json"):
            (tmp_path / name).write_text("{}")
            digests.append(digest())
    finally:
        release.release.cache_clear()

    assert digests[0] == digests[1] != digests[2] == digests[3] != digests[4]
