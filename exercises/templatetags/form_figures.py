"""Template filter: where the drawing of a position is, if it is drawn."""

from django import template

from exercises import form_figures

register = template.Library()


@register.filter
def figure_path(name: str) -> str:
    return form_figures.figure_path(name)
