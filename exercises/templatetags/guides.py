"""Template tags: the ladder of reading pages."""

from typing import Any

from django import template
from django.template import Context

from exercises.evidence import guides

register = template.Library()


@register.inclusion_tag("exercises/evidence/guide_nav.html", takes_context=True)
def guide_nav(context: Context) -> dict[str, Any]:
    """All reading pages in the order of the ladder, the present one marked."""
    match = context["request"].resolver_match
    return {"guides": guides.GUIDES, "here": match.view_name if match else ""}


@register.simple_tag
def guide_of(slug: str) -> guides.Guide | None:
    return guides.guide_of(slug)


@register.simple_tag
def pike_gate(slug: str) -> guides.Gate | None:
    """What opens this rung of the pike ladder."""
    return next((gate for gate in guides.PIKE_GATES if gate.exercise == slug), None)
