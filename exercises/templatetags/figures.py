"""Template tags and filters for the figures that stand in a page."""

from django import template
from django.utils.safestring import SafeString

from exercises.figures import exercise_figures
from exercises.figures.thumbnail import NEUTRAL, drawing, shapes

register = template.Library()
register.filter("thumbnail", exercise_figures.thumbnail)
register.filter("start_and_end", exercise_figures.start_and_end)
register.filter("muscle_map", exercise_figures.muscle_map)
register.filter("load_figures", exercise_figures.load_figures)
register.filter("drawn_faults", exercise_figures.drawn_faults)


@register.simple_tag
def figure_shapes() -> SafeString:
    """Return the shapes that small figures refer to; once in a page that has any."""
    return shapes()


@register.simple_tag
def neutral_figure() -> SafeString:
    """Return the figure for an exercise whose picture the reader cannot see."""
    return drawing(NEUTRAL)
