"""Template tag for the figures that stand in a page."""

from django import template
from django.utils.safestring import SafeString

from exercises.figures.thumbnail import NEUTRAL, drawing, shapes

register = template.Library()


@register.simple_tag
def figure_shapes() -> SafeString:
    """Once in every page with small figures: what they are put together from."""
    return shapes()


@register.simple_tag
def neutral_figure() -> SafeString:
    """Stands for an exercise whose picture the reader may not see."""
    return drawing(NEUTRAL)
