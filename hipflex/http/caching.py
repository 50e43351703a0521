"""Pages that are the same for every visitor may be kept, and need not be sent twice.

Who brings no cookie is given a page that follows from three things alone: its address,
the release, and the rows of the library. A digest of these is the page's tag; so a
browser that asks again with the tag is told that nothing changed, and nothing is drawn.

How old can a page be that is called unchanged? A process trusts what it knows of the
rows for `TRUSTED_S`, and a cache need not ask for `KEPT_S`: together five and a half
minutes after a change, whoever made it, in whichever process. What is drawn anew is
labelled by the rows as they were just before; so a label is never too new, and one that
is too old (a change came in between) ends at the next question. A release is known by
its processes from their start.
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

# Long enough for a way through the library, short enough for a corrected exercise.
KEPT_S: Final = 300
TRUSTED_S: Final = 30

View = Callable[..., HttpResponse]


class Rows:
    """What pages are drawn from, as a digest: a query, and remembered for a while."""

    def __init__(self, ask: Callable[[], str]) -> None:
        self.ask = ask
        self.forget()

    def forget(self) -> None:
        self._known = ("", float("-inf"))

    @property
    def remembered(self) -> str | None:
        digest, asked_at = self._known
        return digest if time.monotonic() - asked_at < TRUSTED_S else None

    def read(self) -> str:
        asked_at = time.monotonic()
        digest = self.ask()
        self._known = (digest, asked_at)
        return digest


# For pages that ask the database for nothing.
NO_ROWS: Final = Rows(str)


def kept_for_visitors(rows: Rows) -> Callable[[View], View]:
    """Any cache may keep the page for whoever brings no cookie, and gets none."""

    def decorator(view: View) -> View:
        for_somebody = conditional_page(view)

        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # Templates change under a process that is used for development.
            if request.COOKIES or settings.DEBUG:
                return for_somebody(request, *args, **kwargs)
            tag = _tag(request, rows.remembered)
            if not _is_held(request, tag):
                tag = _tag(request, rows.read())
            if _is_held(request, tag):
                return _kept(HttpResponseNotModified(), tag)
            return _labelled(request, view(request, *args, **kwargs), tag)

        return wrapped

    return decorator


def _tag(request: HttpRequest, digest: str | None) -> str:
    """Of what stands at the address; empty while the rows are not known."""
    if digest is None:
        return ""
    parts = (release(), digest, get_language() or "", request.build_absolute_uri())
    return f'"{hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]}"'


def _is_held(request: HttpRequest, tag: str) -> bool:
    """Whether the client has this very page, zipped on its way or not."""
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return tag in {one.removeprefix("W/") for one in held}


def _labelled(request: HttpRequest, response: HttpResponse, tag: str) -> HttpResponse:
    # A form's token is one visitor's own: another could not send the form.
    has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    is_for_all = response.status_code == 200 and not has_token
    return _kept(response, tag) if is_for_all else response


def _kept(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    patch_cache_control(response, public=True, max_age=KEPT_S)
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    return response
