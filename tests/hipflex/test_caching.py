import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token

from hipflex.caching import kept_for_visitors


@kept_for_visitors
def page(request):
    return HttpResponse("page")


@kept_for_visitors
def page_with_form(request):
    return HttpResponse(get_token(request))


@kept_for_visitors
def missing(request):
    return HttpResponse("gone", status=404)


def test_page_without_cookies_may_be_kept(rf):
    response = page(rf.get("/"))

    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Vary"] == "Cookie"


def test_unchanged_page_is_not_sent_again(rf):
    etag = page(rf.get("/"))["ETag"]

    response = page(rf.get("/", headers={"if-none-match": etag}))

    assert response.status_code == 304
    assert response.content == b""


@pytest.mark.parametrize("view", (page_with_form, missing))
def test_form_or_failure_is_not_kept(rf, view):
    assert "Cache-Control" not in view(rf.get("/"))


def test_page_for_somebody_is_not_kept(rf):
    request = rf.get("/")
    request.COOKIES["session"] = "x"

    assert "Cache-Control" not in page(request)
