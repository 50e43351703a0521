"""Template filter: the sources that a text names, as links to the evidence page."""

from django import template
from django.utils.safestring import SafeString

from exercises.evidence import citations

register = template.Library()


@register.filter
def linked(text: object) -> SafeString:
    """A plain text, lazy or not, with the article and the studies it names linked."""
    return citations.linked(str(text))
