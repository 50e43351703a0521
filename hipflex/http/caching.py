"""Cache pages that are the same for every visitor; answer 304 where nothing changed.

A request without cookies gets a page that depends on three things alone: its address,
the release, and a version of the database rows that it shows. A digest of these is the
page's ETag, so a browser that asks again is answered 304 without rendering the page.

How old can a page be that is called unchanged? A process trusts the version that it
has read for `TRUSTED_S`, and a cache need not ask for `CACHE_S`: together five and a
half minutes after a change, whoever made it, in whichever process. A page is labelled
with the version read just before it is rendered. So a label is never too new, and one
that is too old (a change came in between) ends at the next request. The release of a
process is fixed when it starts.
"""

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language
from django.views.decorators.http import conditional_page

from hipflex.http.release import release

# Long enough for a visit to the library, short enough for a corrected exercise.
CACHE_S: Final = 300
TRUSTED_S: Final = 30

View = Callable[..., HttpResponse]


class VersionDigest:
    """A digest of the rows that pages show, remembered for `TRUSTED_S`."""

    def __init__(self, query: Callable[[], str]) -> None:
        self.query = query
        self.forget()

    def forget(self) -> None:
        self._last_read = ("", float("-inf"))

    @property
    def remembered(self) -> str | None:
        """The digest last read; None where that was too long ago."""
        digest, read_at = self._last_read
        return digest if time.monotonic() - read_at < TRUSTED_S else None

    def read(self) -> str:
        read_at = time.monotonic()
        digest = self.query()
        self._last_read = (digest, read_at)
        return digest


# For pages that show no rows of the database.
RELEASE_ONLY: Final = VersionDigest(str)


def cache_for_visitors(version: VersionDigest) -> Callable[[View], View]:
    """Let any cache store the page of a request without cookies that sets none."""

    def decorator(view: View) -> View:
        personal_view = conditional_page(view)

        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # In development templates change while the process runs.
            if request.COOKIES or settings.DEBUG:
                return personal_view(request, *args, **kwargs)
            etag = _etag(request, version.remembered)
            if not _is_unchanged(request, etag):
                etag = _etag(request, version.read())
            if _is_unchanged(request, etag):
                return _cacheable(HttpResponseNotModified(), etag)
            response = view(request, *args, **kwargs)
            if not _is_for_everyone(request, response):
                return response
            return _cacheable(response, etag)

        return wrapped

    return decorator


def _etag(request: HttpRequest, digest: str | None) -> str:
    """Return the ETag of the page at this address; empty where `digest` is None."""
    if digest is None:
        return ""
    parts = (release(), digest, get_language() or "", request.build_absolute_uri())
    return f'"{hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]}"'


def _is_unchanged(request: HttpRequest, etag: str) -> bool:
    """Whether the client has this page; compression makes an ETag weak."""
    client_etags = parse_etags(request.headers.get("If-None-Match", ""))
    return etag in {client_etag.removeprefix("W/") for client_etag in client_etags}


def _is_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    # A form's CSRF token is one visitor's: nobody else could send the form.
    has_csrf_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    return response.status_code == 200 and not has_csrf_token


def _cacheable(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=CACHE_S)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
