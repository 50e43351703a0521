"""Template filter that links the sources in a text to the evidence page."""

from django import template
from django.utils.safestring import SafeString

from exercises.evidence import citations

register = template.Library()


@register.filter
def linked(text: object) -> SafeString:
    """Return the text, lazy or not, with links from the article and the studies."""
    return citations.linked(str(text))
