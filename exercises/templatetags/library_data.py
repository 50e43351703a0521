"""Template tags for the structured data of library pages."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from exercises.evidence.page import Evidence
from exercises.library import jsonld
from exercises.library.page import Library
from exercises.models import Exercise
from hipflex.seo.jsonld import block
from hipflex.templatetags.sharing import SITE, breadcrumbs_to, card_url

register = template.Library()


@register.filter
def card(exercise: Exercise) -> str:
    """Return the name of its social card; a custom exercise has the site's."""
    return SITE if exercise.squad_id else exercise.slug


@register.simple_tag(takes_context=True)
def exercise_data(context: Context, exercise: Exercise) -> SafeString:
    request = context["request"]
    image = card_url(request, card(exercise))
    return block(
        jsonld.how_to(exercise, image=image),
        breadcrumbs_to(request, exercise.name, library=True),
    )


@register.simple_tag(takes_context=True)
def library_data(context: Context, library: Library) -> SafeString:
    here = context["request"].build_absolute_uri
    found: list[Any] = library.found
    entries = ((exercise.name, here(exercise.get_absolute_url())) for exercise in found)
    return block(jsonld.item_list(entries))


@register.simple_tag(takes_context=True)
def evidence_data(
    context: Context, evidence: Evidence, title: str, description: str
) -> SafeString:
    return block(
        jsonld.review(title, description, evidence.studies),
        breadcrumbs_to(context["request"], title, library=False),
    )
