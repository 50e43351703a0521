"""Template tags for the guides: pages about a few exercises each."""

from typing import Any

from django import template
from django.template import Context

from exercises.evidence import guides

register = template.Library()


@register.inclusion_tag("exercises/evidence/guide_nav.html", takes_context=True)
def guide_nav(context: Context) -> dict[str, Any]:
    """Show links to all guides in reading order, the current one marked."""
    match = context["request"].resolver_match
    return {"guides": guides.GUIDES, "here": match.view_name if match else ""}


@register.simple_tag
def guide_of(slug: str) -> guides.Guide | None:
    return guides.guide_of(slug)


@register.simple_tag
def entry_criterion(slug: str) -> guides.EntryCriterion | None:
    """Return when an exercise of the pike progression can start; None if no rule."""
    criteria = guides.PIKE_ENTRY_CRITERIA
    return next((each for each in criteria if each.exercise == slug), None)
