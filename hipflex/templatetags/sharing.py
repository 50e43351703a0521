"""Template tags that describe a page to search engines and in link previews."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hipflex.seo import jsonld

register = template.Library()

# The social card of pages without their own.
SITE = "site"


@register.inclusion_tag("includes/about.html", takes_context=True)
def about(
    context: Context, title: str, description: str, card: str = SITE
) -> dict[str, Any]:
    """Return description, canonical address and link preview.

    The address has no query: that is another view of the same page.
    """
    request = context["request"]
    return {
        "title": title,
        "description": description,
        "url": request.build_absolute_uri(request.path),
        "image": card_url(request, card),
    }


@register.simple_tag(takes_context=True)
def site_data(context: Context, description: str) -> SafeString:
    home = context["request"].build_absolute_uri(reverse("home"))
    return jsonld.block(jsonld.site("HipFlex", description, home))


@register.simple_tag(takes_context=True)
def breadcrumb_data(
    context: Context, title: str, *, library: bool = False
) -> SafeString:
    """Return the breadcrumbs of the current page, through the library if wanted."""
    return jsonld.block(breadcrumbs_to(context["request"], title, library=library))


def breadcrumbs_to(request: HttpRequest, title: str, *, library: bool) -> jsonld.Thing:
    between = [(_("Exercise library"), reverse("exercises:exercise_list"))]
    pages = [
        ("HipFlex", reverse("home")),
        *(between if library else []),
        (title, request.path),
    ]
    return jsonld.breadcrumbs(
        (name, request.build_absolute_uri(path)) for name, path in pages
    )


def card_url(request: HttpRequest, card: str) -> str:
    return request.build_absolute_uri(static(f"cards/{card}.png"))
