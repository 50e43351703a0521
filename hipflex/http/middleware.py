"""What every request passes through, beside Django's own."""

import re
import uuid
import zoneinfo
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

import brotli  # type: ignore[import-untyped]
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from hipflex.forms.unsaved_input import typed_in
from hipflex.http.logs import request_id as current_request_id

# A figure opened by itself may load and run nothing.
NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'"

# What a 304 may carry (RFC 9110, 15.4.5), and the number of the request.
NOT_MODIFIED_HEADERS: Final = {
    *("cache-control", "content-location", "date", "etag", "expires"),
    *("last-modified", "vary", "x-request-id"),
}

BROTLI: Final = re.compile(r"\bbr\b")
LEAST_PRESSED: Final = 200

GetResponse = Callable[[HttpRequest], HttpResponse]

# What is not named, as the motion sensors and passkeys, is the site's own alone.
PERMISSIONS = (
    "camera=(), geolocation=(), magnetometer=(), microphone=(), payment=(), usb=()"
)


def request_id(get_response: GetResponse) -> GetResponse:
    """A person who reports an error can name the log line."""

    def middleware(request: HttpRequest) -> HttpResponse:
        current_request_id.set(uuid.uuid4().hex[:12])
        response = get_response(request)
        response["X-Request-ID"] = current_request_id.get()
        return response

    return middleware


def no_body_for_head(get_response: GetResponse) -> GetResponse:
    """Django leaves the body of HEAD to the server; gunicorn warns of each it drops."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Content-Length stays: it says what GET would send.
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response

    return middleware


class SteadyGZipMiddleware(GZipMiddleware):
    """The same bytes each time: without the noise that hides how long a secret is."""

    max_random_bytes = 0


def zipped(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponseBase]:
    """What is public holds no secret, and any cache may compare it."""
    steady = SteadyGZipMiddleware(get_response)
    noisy = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "public" not in response.get("Cache-Control", ""):
            return noisy.process_response(request, response)
        if BROTLI.search(request.headers.get("Accept-Encoding", "")):
            return _pressed(response, _quickly if request.GET else _well)
        return steady.process_response(request, response)

    return middleware


def _pressed(response: HttpResponse, press: Callable[[bytes], bytes]) -> HttpResponse:
    """A third smaller than zipped; without noise, so for public answers alone."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(response.content) < LEAST_PRESSED or response.has_header("Content-Encoding"):
        return response
    response.content = press(response.content)
    response["Content-Length"] = str(len(response.content))
    response["Content-Encoding"] = "br"
    if "ETag" in response:
        response["ETag"] = f"W/{response['ETag'].removeprefix('W/')}"
    return response


def _quickly(text: bytes) -> bytes:
    """In milliseconds, for addresses without number."""
    pressed: bytes = brotli.compress(text, quality=6)
    return pressed


@lru_cache(maxsize=100)
def _well(text: bytes) -> bytes:
    """In tenths of a second, so remembered, and for addresses that can be counted."""
    pressed: bytes = brotli.compress(text, quality=11)
    return pressed


def bare_not_modified(get_response: GetResponse) -> GetResponse:
    """Send a 304 without the headers that depend on a content type.

    It has none, and a browser merges whatever it carries into the page it has stored:
    a policy meant for pictures would take the styles from a page that is reloaded.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            for name in [*response.headers]:
                if name.lower() not in NOT_MODIFIED_HEADERS:
                    del response[name]
        return response

    return middleware


def more_security_headers(get_response: GetResponse) -> GetResponse:
    """Pages get every policy; a picture or a script needs only a short one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.setdefault("Permissions-Policy", PERMISSIONS)
        else:
            response.setdefault("Content-Security-Policy", NOTHING_ALLOWED)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def personal_time_zone(get_response: GetResponse) -> GetResponse:
    """Days and weeks follow the zone of the person who looks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
            return get_response(request)

    return middleware


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks who it is; a form that comes too late for that shows what was typed."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        answer: HttpResponseBase | None = super().process_view(request, *view)
        if answer is None or not typed_in(request.POST):
            return answer
        context = {"sign_in": answer["Location"]}
        return render(request, "403_signed_out.html", context, status=403)


def refused_forms(get_response: GetResponse) -> GetResponse:
    """A form that comes back with complaints is 422, on the sign-in pages as well."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.OK and _holds_refused_form(response):
            response.status_code = HTTPStatus.UNPROCESSABLE_CONTENT
        return response

    return middleware


def _holds_refused_form(response: HttpResponse) -> bool:
    context = getattr(response, "context_data", None) or {}
    forms = (value for value in context.values() if isinstance(value, BaseForm))
    return any(form.is_bound and form.errors for form in forms)


def no_store_for_people(get_response: GetResponse) -> GetResponse:
    """Pages about a person are kept by no cache; what says "private" knows why."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_private = response.get("Cache-Control", "").startswith("private")
        if request.user.is_authenticated and not is_private:
            add_never_cache_headers(response)
        return response

    return middleware
