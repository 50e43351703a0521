"""The middleware of this product, beside Django's own."""

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

from hipflex.forms.unsaved_input import submitted_values
from hipflex.http.logs import request_id as current_request_id

# A figure opened by itself may load and run nothing.
NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'"

# What a 304 may carry (RFC 9110, 15.4.5).
NOT_MODIFIED_HEADERS: Final = {
    *("cache-control", "content-location", "date", "etag", "expires"),
    *("last-modified", "vary"),
}

BROTLI: Final = re.compile(r"\bbr\b")
MIN_COMPRESSED_BYTES: Final = 200

GetResponse = Callable[[HttpRequest], HttpResponse]

# Features that are not listed, such as motion sensors, work for this site alone.
PERMISSIONS = (
    "camera=(), geolocation=(), magnetometer=(), microphone=(), payment=(), usb=()"
)


def request_id(get_response: GetResponse) -> GetResponse:
    """Give each request an id, so that a reported error can be found in the log."""

    def middleware(request: HttpRequest) -> HttpResponse:
        current_request_id.set(uuid.uuid4().hex[:12])
        response = get_response(request)
        response["X-Request-ID"] = current_request_id.get()
        return response

    return middleware


def no_body_for_head(get_response: GetResponse) -> GetResponse:
    """Drop the body of a response to HEAD: gunicorn warns of each one it drops."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Content-Length stays: it is that of the response to GET.
        if request.method == "HEAD" and not response.streaming:
            response.content = b""
        return response

    return middleware


class DeterministicGZipMiddleware(GZipMiddleware):
    """Compress to the same bytes each time, without the padding against BREACH."""

    max_random_bytes = 0


def compress(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponseBase]:
    """Compress public responses well, and personal ones with random padding.

    Public responses contain no secret whose length compression could reveal, and the
    same bytes let a cache compare them.
    """
    deterministic = DeterministicGZipMiddleware(get_response)
    padded = GZipMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if "public" not in response.get("Cache-Control", ""):
            return padded.process_response(request, response)
        if BROTLI.search(request.headers.get("Accept-Encoding", "")):
            compress_bytes = _brotli_fast if request.GET else _brotli_best
            return _with_brotli(response, compress_bytes)
        return deterministic.process_response(request, response)

    return middleware


def _with_brotli(
    response: HttpResponse, compress_bytes: Callable[[bytes], bytes]
) -> HttpResponse:
    """Compress a public response with Brotli, a quarter smaller than with gzip."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(response.content) < MIN_COMPRESSED_BYTES or response.has_header(
        "Content-Encoding"
    ):
        return response
    response.content = compress_bytes(response.content)
    response["Content-Length"] = str(len(response.content))
    response["Content-Encoding"] = "br"
    if "ETag" in response:
        response["ETag"] = f"W/{response['ETag'].removeprefix('W/')}"
    return response


def _brotli_fast(content: bytes) -> bytes:
    """Compress within milliseconds, for the many addresses with a query."""
    compressed: bytes = brotli.compress(content, quality=6)
    return compressed


@lru_cache(maxsize=100)
def _brotli_best(content: bytes) -> bytes:
    """Compress within tenths of a second, remembered for the few fixed addresses."""
    compressed: bytes = brotli.compress(content, quality=11)
    return compressed


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
    """Send pages every policy; pictures and scripts need only a short one."""

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
    """Show days and weeks in the time zone of the signed-in user."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with timezone.override(zoneinfo.ZoneInfo(request.user.time_zone)):
            return get_response(request)

    return middleware


class SignInMiddleware(LoginRequiredMiddleware):
    """Redirect to sign-in; a form sent after the session ended is shown again."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        response: HttpResponseBase | None = super().process_view(request, *view)
        if response is None or not submitted_values(request.POST):
            return response
        context = {"sign_in": response["Location"]}
        return render(request, "403_signed_out.html", context, status=403)


def unprocessable_forms(get_response: GetResponse) -> GetResponse:
    """Answer 422 instead of 200 where allauth shows a form with errors again."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == HTTPStatus.OK and _has_form_errors(response):
            response.status_code = HTTPStatus.UNPROCESSABLE_CONTENT
        return response

    return middleware


def _has_form_errors(response: HttpResponse) -> bool:
    context = getattr(response, "context_data", None) or {}
    forms = (value for value in context.values() if isinstance(value, BaseForm))
    return any(form.is_bound and form.errors for form in forms)


def no_store_for_people(get_response: GetResponse) -> GetResponse:
    """Forbid caches to store pages of signed-in users; "private" is a view's choice."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_private = response.get("Cache-Control", "").startswith("private")
        if request.user.is_authenticated and not is_private:
            add_never_cache_headers(response)
        return response

    return middleware
