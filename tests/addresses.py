"""Every address of the project, walked from the URLconf."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Theirs: sign-in pages and the admin have tests of their own upstream.
THEIR_NAMESPACES = ("admin:",)
THEIR_PREFIXES = ("account_", "mfa_", "usersessions_")

# Each name here is a page that strangers may open. Say why.
PUBLIC_VIEWS = {
    "home",  # the front door
    "privacy",  # read before signing up
    "components",  # answers 404 to all but staff
    "healthz",  # asked by machines
    "readyz",  # asked by machines
    "robots",  # asked by search engines
    "sitemap",
    "exercises:exercise_list",  # the library is open
    "exercises:exercise_detail",
    "exercises:print_card",  # the same on paper
    "exercises:print_card_pdf",
    "exercises:compare",
    "exercises:evidence",
    "exercises:running_form",  # how to film and what to look for
    "exercises:standing_drill",  # reading pages of the library
    "exercises:pike_progression",
    "exercises:stretches",
    "assessments:protocol",  # how the test is done
    "accounts:coach_start",  # what coaches get
    "accounts:theme_set",  # light or dark, in a cookie
    "accounts:more",  # the phone's menu
    "accounts:invitation_enter",  # a code is typed before signing in
    "accounts:invitation_accept",
}


def named_views(resolver: URLResolver | None = None, namespace: str = "") -> Iterator:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry.callback
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from named_views(entry, namespace + inner)


def is_ours(name: str) -> bool:
    return not name.startswith(THEIR_NAMESPACES + THEIR_PREFIXES)


OURS = frozenset(name for name, view in named_views() if is_ours(name))
