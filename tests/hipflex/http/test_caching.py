import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token

from hipflex.http import caching, release
from hipflex.http.caching import RELEASE_ONLY, VersionDigest, cache_for_visitors


@cache_for_visitors(RELEASE_ONLY)
def page(request):
    return HttpResponse("page")


@cache_for_visitors(RELEASE_ONLY)
def page_with_form(request):
    return HttpResponse(get_token(request))


@cache_for_visitors(RELEASE_ONLY)
def missing(request):
    return HttpResponse("gone", status=404)


class Stored:
    """Rows with a version, and a page that shows them; both count their calls."""

    def __init__(self):
        self.content, self.queries, self.renders = "before", 0, 0
        self.version = VersionDigest(self.query)
        self.view = cache_for_visitors(self.version)(self.render)

    def query(self):
        self.queries += 1
        return self.content

    def render(self, request):
        self.renders += 1
        return HttpResponse(self.content)


@pytest.fixture
def stored():
    return Stored()


def again(rf, response, path="/", **more):
    """The same request from a client that has the response."""
    return rf.get(path, headers={"if-none-match": response["ETag"]} | more)


def test_page_without_cookies_is_cacheable(rf):
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


def test_weak_etag_of_a_compressed_page_matches(rf):
    first = page(rf.get("/"))
    first["ETag"] = f'W/{first["ETag"]}, "other"'

    assert page(again(rf, first)).status_code == 304


@pytest.mark.parametrize("held", ("*", '"other"', "nonsense", ""))
def test_other_etag_gets_the_page(rf, held):
    response = page(rf.get("/", headers={"if-none-match": held}))

    assert response.content == b"page"


@pytest.mark.parametrize("view", (page_with_form, missing))
def test_page_with_form_or_error_is_not_cacheable(rf, view):
    response = view(rf.get("/"))

    assert "Cache-Control" not in response
    assert "ETag" not in response


def test_page_for_a_cookie_is_not_cacheable(rf):
    request = rf.get("/")
    request.COOKIES["session"] = "x"

    assert "Cache-Control" not in page(request)


def test_visitors_etag_does_not_match_a_request_with_cookies(rf):
    request = again(rf, page(rf.get("/")))
    request.COOKIES["theme"] = "dark"

    assert page(request).content == b"page"


@pytest.mark.parametrize("path", ("/other/", "/?side=left"))
def test_etag_depends_on_the_address(rf, path):
    first = page(rf.get("/"))

    assert page(again(rf, first, path)).content == b"page"


def test_etag_depends_on_the_release(rf, monkeypatch):
    first = page(rf.get("/"))
    monkeypatch.setattr(caching, "release", lambda: "next")

    assert page(again(rf, first)).content == b"page"


def test_pages_are_always_rendered_in_development(rf, settings):
    settings.DEBUG = True
    before = page(rf.get("/"))

    assert "Cache-Control" not in before
    assert before["ETag"] != "W/"


def test_unchanged_page_is_neither_queried_nor_rendered(rf, stored):
    first = stored.view(rf.get("/"))

    answers = [stored.view(again(rf, first)).status_code for _ in range(3)]

    assert answers == [304] * 3
    assert (stored.queries, stored.renders) == (1, 1)


def test_new_process_queries_the_version_and_renders_nothing(rf, stored):
    first = stored.view(rf.get("/"))
    stored.version.forget()

    response = stored.view(again(rf, first))

    assert response.status_code == 304
    assert (stored.queries, stored.renders) == (2, 1)


def test_change_is_seen_once_the_remembered_version_is_old(rf, stored, monkeypatch):
    first = stored.view(rf.get("/"))
    stored.content = "after"

    trusted = stored.view(again(rf, first))
    monkeypatch.setattr(caching, "TRUSTED_S", 0)
    response = stored.view(again(rf, first))

    assert trusted.status_code == 304
    assert response.content == b"after"
    assert stored.view(again(rf, response)).status_code == 304


def test_rendered_page_has_the_etag_of_the_version_just_read(rf, stored):
    """Not of the remembered one: a change that is undone would never be seen."""
    first = stored.view(rf.get("/"))
    stored.content = "after"
    changed = stored.view(rf.get("/"))
    stored.content = "before"
    stored.version.forget()

    response = stored.view(again(rf, changed))

    assert response.content == b"before"
    assert response["ETag"] == first["ETag"]


def test_release_changes_with_a_file(tmp_path, settings):
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
