import logging
from datetime import UTC, datetime

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from hipflex.http.logs import RequestIdFilter, request_id
from hipflex.http.middleware import compress, personal_time_zone


def test_every_response_has_a_request_id(client):
    answers = [client.get(reverse("healthz")) for _ in range(2)]

    ids = [answer["X-Request-ID"] for answer in answers]
    assert ids[0] != ids[1]
    assert all(len(name) == 12 for name in ids)


@pytest.fixture
def sent(db):
    """Status, headers and body as a server gets them: the test client drops bodies."""

    def ask(method, path, headers=None):
        environ = RequestFactory().generic(method, path, headers=headers).environ
        started = []
        body = WSGIHandler()(environ, lambda *words: started.extend(words))
        status, headers = started
        return status, dict(headers), b"".join(body)

    return ask


def test_head_has_the_length_and_no_body(sent):
    whole_status, whole, body = sent("GET", reverse("healthz"))
    status, headers, nothing = sent("HEAD", reverse("healthz"))

    assert (body, nothing) == (b"alive\n", b"")
    assert status == whole_status
    assert headers["Content-Length"] == whole["Content-Length"] == "6"


def test_head_of_a_static_file_has_no_body(sent):
    status, _, body = sent("HEAD", "/static/favicon.svg")

    assert (status, body) == ("200 OK", b"")


def test_log_lines_carry_the_request_id():
    record = logging.makeLogRecord({})
    token = request_id.set("abc123")

    RequestIdFilter().filter(record)
    request_id.reset(token)

    assert record.request_id == "abc123"


@pytest.mark.parametrize(
    ("header", "value"),
    (
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ),
)
def test_security_headers(client, header, value):
    assert client.get(reverse("healthz"))[header] == value


def test_policies_allow_only_what_is_used(client, db):
    response = client.get(reverse("account_login"))

    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    # The lean is measured with the phone: what is not named stays the site's own.
    assert "accelerometer" not in response["Permissions-Policy"]


DEPENDS_ON_CONTENT = {"Content-Security-Policy", "Permissions-Policy", "Content-Type"}


@pytest.mark.parametrize("path", ("/", "/robots.txt", "/static/favicon.svg"))
def test_not_modified_leaves_the_policies_of_the_stored_answer(sent, path):
    _, first, _ = sent("HEAD", path)
    held = {"if-none-match": first["ETag"]}
    status, headers, body = sent("GET", path, headers=held)

    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == first["ETag"]
    assert "X-Request-ID" in headers
    assert not DEPENDS_ON_CONTENT & {*headers}


def test_other_content_than_pages_can_load_nothing(client):
    response = client.get(reverse("healthz"))

    policy = "default-src 'none'; frame-ancestors 'none'"
    assert response["Content-Security-Policy"] == policy
    assert "Permissions-Policy" not in response


def test_pages_of_people_are_not_stored(client, athlete):
    client.force_login(athlete.user)

    assert "no-store" in client.get(reverse("home"))["Cache-Control"]


def test_time_is_shown_in_the_zone_of_the_user(athlete):
    athlete.user.time_zone = "Asia/Tokyo"
    request = RequestFactory().get("/")
    request.user = athlete.user
    evening = datetime(2026, 11, 22, 20, tzinfo=UTC)

    def view(request):
        return HttpResponse(f"{timezone.localtime(evening):%d %H}")

    assert personal_time_zone(view)(request).content == b"23 05"


def response_to(accepted, content="word " * 200, path="/", **headers):
    """What becomes of a view's answer for a browser that takes `accepted`."""
    request = RequestFactory().get(path, headers={"accept-encoding": accepted})
    return compress(lambda _request: HttpResponse(content, headers=headers))(request)


@pytest.mark.parametrize("path", ("/", "/?q=knee"))
def test_public_response_is_compressed_with_brotli_if_accepted(path):
    public = {"Cache-Control": "public", "ETag": '"a"'}

    compressed, again = (
        response_to("gzip, br", path=path, **public) for _visit in range(2)
    )

    assert brotli.decompress(compressed.content).decode() == "word " * 200
    assert compressed.content == again.content
    assert compressed["Content-Length"] == str(len(compressed.content))
    assert (compressed["Content-Encoding"], compressed["ETag"]) == ("br", 'W/"a"')
    assert compressed["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "headers", "encoding"),
    (
        ("gzip", {"Cache-Control": "public"}, "gzip"),
        ("", {"Cache-Control": "public"}, None),
        ("brotli", {"Cache-Control": "public"}, None),
        # A secret is hidden by noise, which only gzip has room for.
        ("gzip, br", {"Cache-Control": "no-store"}, "gzip"),
        ("gzip, br", {}, "gzip"),
        ("br", {"Cache-Control": "public", "Content-Encoding": "zstd"}, "zstd"),
        ("br", {"Cache-Control": "public"}, "br"),
    ),
)
def test_encoding_depends_on_accept_encoding_and_cache_control(
    accepted, headers, encoding
):
    answer = response_to(accepted, **headers)

    assert answer.get("Content-Encoding") == encoding


def test_short_response_is_not_compressed():
    answer = response_to("br", "alive", **{"Cache-Control": "public"})

    assert answer.content == b"alive"
    assert answer["Vary"] == "Accept-Encoding"
