"""The context of every page: navigation, and the light or dark theme."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# How many items fit beside the menu in the bottom bar of a phone.
BAR_LENGTH = 4
FORCED_THEMES = ("light", "dark")


class NavItem(NamedTuple):
    """An item of the navigation, with every page whose name starts with `section`."""

    label: str | Promise
    icon: str
    view: str
    section: str


class NavLink(NamedTuple):
    """A navigation item on one page; `current` is the value of aria-current."""

    label: str | Promise
    icon: str
    url: str
    current: str


LIBRARY = NavItem(_("Library"), "library", "exercises:exercise_list", "exercises:ex")
EVIDENCE = NavItem(_("Evidence"), "book", "exercises:evidence", "exercises:evi")
PROTOCOL = NavItem(_("Test"), "test", "assessments:protocol", "assessments:")
COACHES = NavItem(_("For coaches"), "squad", "accounts:coach_start", "accounts:coach")
TODAY = NavItem(_("Today"), "today", "training:today", "training:se")
PROGRESS = NavItem(_("Progress"), "progress", "training:progress", "training:prog")
TEST = NavItem(_("Test"), "test", "assessments:test_hub", "assessments:")
SQUAD = NavItem(_("Squad"), "squad", "training:squad_list", "training:squad")
PLANS = NavItem(_("Plans"), "cal", "training:plan_list", "training:plan")
MORE = NavItem(_("Menu"), "more", "accounts:more", "accounts:more")

VISITOR_ITEMS = (LIBRARY, PROTOCOL, EVIDENCE, COACHES)
# By whether the user trains, and whether they coach.
ITEMS = {
    (True, True): (TODAY, SQUAD, TEST, LIBRARY, PROGRESS, PLANS),
    (True, False): (TODAY, LIBRARY, PROGRESS, TEST),
    (False, True): (SQUAD, TEST, LIBRARY, PLANS),
    (False, False): VISITOR_ITEMS,
}


def _user(request: HttpRequest) -> Any:
    # An error page may be rendered before the authentication middleware has run.
    return getattr(request, "user", AnonymousUser())


def _nav_items(user: Any) -> tuple[NavItem, ...]:
    if not user.is_authenticated:
        return VISITOR_ITEMS
    return ITEMS[user.is_athlete, user.is_coach]


def _links(items: Iterable[NavItem], view_name: str) -> list[NavLink]:
    return [
        NavLink(item.label, item.icon, reverse(item.view), _current(item, view_name))
        for item in items
    ]


def _current(item: NavItem, view_name: str) -> str:
    if view_name == item.view:
        return "page"
    return "true" if view_name.startswith(item.section) else ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the links of the top bar and of the bottom bar on phones."""
    match = request.resolver_match
    view_name = match.view_name if match else ""
    items = _nav_items(_user(request))
    bar = (*items[:BAR_LENGTH], MORE)
    return {"nav": _links(items, view_name), "nav_bar": _links(bar, view_name)}


def theme(request: HttpRequest) -> dict[str, str]:
    """Return the chosen theme; empty where the device decides."""
    user = _user(request)
    chosen = user.theme if user.is_authenticated else request.COOKIES.get("theme")
    return {"theme": chosen if chosen in FORCED_THEMES else ""}
