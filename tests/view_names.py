"""The names of all views, read from the URLconf."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# The sign-in pages and the admin come from packages that test them.
LIBRARY_NAMESPACES = ("admin:",)
LIBRARY_PREFIXES = ("account_", "mfa_", "usersessions_")

# Views that work without signing in, each with its reason.
PUBLIC_VIEWS = {
    "home",  # the front door
    "privacy",  # read before signing up
    "components",  # answers 404 to everyone but staff
    "healthz",  # for monitoring
    "readyz",  # for monitoring
    "robots",  # for search engines
    "sitemap",
    "exercises:exercise_list",  # the library is open
    "exercises:exercise_detail",
    "exercises:print_card",  # its print version
    "exercises:print_card_pdf",
    "exercises:compare",
    "exercises:evidence",
    "exercises:running_form",  # how to film and what to look for
    "exercises:standing_drill",  # articles of the library
    "exercises:pike_progression",
    "exercises:stretches",
    "assessments:protocol",  # how the test is done
    "accounts:coach_start",  # what coaches can do
    "accounts:theme_set",  # light or dark, in a cookie
    "accounts:more",  # the phone's menu
    "accounts:invitation_enter",  # people enter a code before they sign in
    "accounts:invitation_accept",
}


def named_views(resolver: URLResolver | None = None, namespace: str = "") -> Iterator:
    """Yield each view's name, with its namespace, and its function."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry.callback
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from named_views(entry, namespace + inner)


def is_our_view(name: str) -> bool:
    return not name.startswith(LIBRARY_NAMESPACES + LIBRARY_PREFIXES)


OUR_VIEWS = frozenset(name for name, view in named_views() if is_our_view(name))
