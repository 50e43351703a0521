"""What every page is given: where one can go, and light or dark."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A phone's bar has room for these and for the menu.
BAR_LENGTH = 4
FORCED_THEMES = ("light", "dark")


class Place(NamedTuple):
    """A place in the navigation; pages named `section…` belong to it."""

    label: str | Promise
    icon: str
    view: str
    section: str


class Link(NamedTuple):
    """A place as one page shows it; `current` is a value of aria-current."""

    label: str | Promise
    icon: str
    url: str
    current: str


LIBRARY = Place(_("Library"), "library", "exercises:exercise_list", "exercises:ex")
EVIDENCE = Place(_("Evidence"), "book", "exercises:evidence", "exercises:evi")
PROTOCOL = Place(_("Test"), "test", "assessments:protocol", "assessments:")
COACHES = Place(_("For coaches"), "squad", "accounts:coach_start", "accounts:coach")
TODAY = Place(_("Today"), "today", "training:today", "training:se")
PROGRESS = Place(_("Progress"), "progress", "training:progress", "training:prog")
TEST = Place(_("Test"), "test", "assessments:test_hub", "assessments:")
SQUAD = Place(_("Squad"), "squad", "training:squad_list", "training:squad")
PLANS = Place(_("Plans"), "cal", "training:plan_list", "training:plan")
MORE = Place(_("Menu"), "more", "accounts:more", "accounts:more")

PLACES_OF_VISITORS = (LIBRARY, PROTOCOL, EVIDENCE, COACHES)
# Keyed by: trains, coaches.
PLACES = {
    (True, True): (TODAY, SQUAD, TEST, LIBRARY, PROGRESS, PLANS),
    (True, False): (TODAY, LIBRARY, PROGRESS, TEST),
    (False, True): (SQUAD, TEST, LIBRARY, PLANS),
    (False, False): PLACES_OF_VISITORS,
}


def _user(request: HttpRequest) -> Any:
    # An error page may be drawn before anyone has been asked who is there.
    return getattr(request, "user", AnonymousUser())


def _places(user: Any) -> tuple[Place, ...]:
    if not user.is_authenticated:
        return PLACES_OF_VISITORS
    return PLACES[user.is_athlete, user.is_coach]


def _links(places: Iterable[Place], view_name: str) -> list[Link]:
    return [
        Link(place.label, place.icon, reverse(place.view), _current(place, view_name))
        for place in places
    ]


def _current(place: Place, view_name: str) -> str:
    if view_name == place.view:
        return "page"
    return "true" if view_name.startswith(place.section) else ""


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Links of the top bar, of a phone's bottom bar, and to the rest."""
    match = request.resolver_match
    view_name = match.view_name if match else ""
    places = _places(_user(request))
    bar = (*places[:BAR_LENGTH], MORE)
    return {"nav": _links(places, view_name), "nav_bar": _links(bar, view_name)}


def theme(request: HttpRequest) -> dict[str, str]:
    """The chosen theme, empty where the device decides."""
    user = _user(request)
    chosen = user.theme if user.is_authenticated else request.COOKIES.get("theme")
    return {"theme": chosen if chosen in FORCED_THEMES else ""}
