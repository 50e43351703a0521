"""The sitemap and robots.txt, from what each app registers in its `sitemaps.py`."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap, views
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hipflex.http.caching import RELEASE_ONLY, VersionDigest, cache_for_visitors


class AppContent(NamedTuple):
    """What search engines may find in one app, and what they may not.

    `pages` are address names. `private` are beginnings of addresses that need an
    account, or are of no use to a visitor. `version` is the state of the database
    that `sitemap` is drawn from.
    """

    pages: Sequence[str] = ()
    private: Sequence[str] = ()
    sitemap: type[Sitemap] | None = None
    version: VersionDigest = RELEASE_ONLY


_contents: Final[dict[str, AppContent]] = {}


def register(app_label: str, content: AppContent) -> None:
    """Add an app's pages. Called from the `sitemaps.py` of each app at start-up."""
    _contents[app_label] = content


class PageSitemap(Sitemap):
    """Pages by their address name. None knows when it last changed."""

    def items(self) -> Sequence[str]:
        return [page for content in _contents.values() for page in content.pages]

    def location(self, item: str) -> str:
        return reverse(item)


def _sitemaps() -> dict[str, Any]:
    """Return the pages and each app's own sitemap, by section name."""
    own = {label: content.sitemap for label, content in _contents.items()}
    return {"pages": PageSitemap} | {key: value for key, value in own.items() if value}


def _version() -> str:
    return "\n".join(content.version.read() for content in _contents.values())


VERSION: Final = VersionDigest(_version)


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(VERSION)
def sitemap(request: HttpRequest) -> HttpResponse:
    return views.sitemap(request, _sitemaps())


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def robots(request: HttpRequest) -> HttpResponse:
    url = request.build_absolute_uri(reverse("sitemap"))
    private = [prefix for content in _contents.values() for prefix in content.private]
    disallowed = (f"Disallow: {prefix}" for prefix in sorted(private))
    lines = ["User-agent: *", *disallowed, "", f"Sitemap: {url}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
