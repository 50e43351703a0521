"""What search engines are told: which pages there are, and where they need not go."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap, views
from django.db.transaction import non_atomic_requests
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from exercises.library.version import LIBRARY
from exercises.models import Exercise
from hipflex.http.caching import NO_ROWS, kept_for_visitors

PAGES: Final = (
    "home",
    "exercises:exercise_list",
    "assessments:protocol",
    "exercises:evidence",
    "exercises:standing_drill",
    "exercises:pike_progression",
    "exercises:stretches",
    "exercises:running_form",
    "exercises:compare",
    "accounts:coach_start",
    "privacy",
)
# Beginnings of addresses that ask for an account, or say nothing without one.
PRIVATE: Final = (
    *("/account/", "/athletes/", "/components/", "/exercises/add/", "/exercises/own/"),
    *("/figures/", "/healthz", "/join/"),
    *("/memberships/", "/invitations/", "/more/", "/owner/", "/plans/"),
    *("/preferences/", "/progress/", "/readyz", "/sessions/", "/sets/", "/squads/"),
    *("/staff/", "/start/", "/tests/", "/theme/", "/today/", "/train/"),
)


class PageSitemap(Sitemap):
    """Pages by their address name. None knows when it last changed."""

    def items(self) -> Sequence[str]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class ExerciseSitemap(Sitemap):
    """The library's own: what squads add is theirs."""

    def items(self) -> Sequence[Exercise]:
        return list(Exercise.objects.library().in_progression_order().for_cards())


SITEMAPS: Final[dict[str, Any]] = {"pages": PageSitemap, "exercises": ExerciseSitemap}


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors(LIBRARY)
def sitemap(request: HttpRequest) -> HttpResponse:
    return views.sitemap(request, SITEMAPS)


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors(NO_ROWS)
def robots(request: HttpRequest) -> HttpResponse:
    there = request.build_absolute_uri(reverse("sitemap"))
    barred = (f"Disallow: {beginning}" for beginning in PRIVATE)
    lines = ["User-agent: *", *barred, "", f"Sitemap: {there}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
