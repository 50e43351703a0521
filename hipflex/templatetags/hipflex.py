"""Template tags of the look: icons, side chips, level bars, error summaries."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hipflex.forms import unsaved_input
from hipflex.icons import ICONS
from hipflex.sides import SideOrBoth

register = template.Library()

NUMBER_WORDS = (
    gettext_lazy("One thing to fix"),
    gettext_lazy("Two things to fix"),
    gettext_lazy("Three things to fix"),
    gettext_lazy("Four things to fix"),
)


class Problem(NamedTuple):
    """One line of an error summary; `target` is the id of the field, if any."""

    target: str
    label: str
    message: str


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """Return an inline icon, hidden from screen readers unless it has a label."""
    accessible_name = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    shape = mark_safe(ICONS[name])  # noqa: S308  # our own drawing, never input
    return format_html(
        '<svg class="i{}" viewBox="0 0 24 24" {}>{}</svg>',
        f" {css}" if css else "",
        accessible_name,
        shape,
    )


@register.simple_tag
def side(letter: str) -> SafeString:
    """Return the letter chip of a value that has a side."""
    label = _("Both sides") if letter == SideOrBoth.BOTH else SideOrBoth(letter).label
    return format_html(
        '<span class="side {}"><span aria-hidden="true">{}</span>'
        '<span class="visually-hidden">{}</span></span>',
        letter.lower(),
        letter,
        label,
    )


@register.simple_tag
def level_bar(reached: int, of: int = 3) -> SafeString:
    """Return a bar of `of` parts, `reached` of them filled; show a word next to it."""
    parts = format_html_join(
        "", '<i class="{}"></i>', (("on" if i < reached else "",) for i in range(of))
    )
    return format_html('<span class="level-bar" aria-hidden="true">{}</span>', parts)


def _target(field: BoundField) -> str:
    """Return the id of the first control of a field that takes focus."""
    return field.id_for_label or f"{field.auto_id}_0"


def _problems(form: BaseForm) -> list[Problem]:
    whole_form = [Problem("", "", str(message)) for message in form.non_field_errors()]
    hidden = [
        Problem("", "", str(message))
        for field in form.hidden_fields()
        for message in field.errors
    ]
    visible = [
        Problem(_target(field), str(field.label), str(message))
        for field in form.visible_fields()
        for message in field.errors
    ]
    return whole_form + hidden + visible


@register.filter
def undo_url(message: Message) -> str:
    """Return the address an Undo button posts to, from the extra tag `undo:<url>`."""
    kind, _colon, url = (message.extra_tags or "").partition(":")
    return url if kind == "undo" else ""


@register.inclusion_tag("includes/submitted_values.html", takes_context=True)
def submitted_values(context: Context) -> dict[str, Any]:
    """List the submitted values; none where no view was found to check them."""
    request = context["request"]
    is_checked = request.resolver_match is not None
    fields = unsaved_input.submitted_values(request.POST) if is_checked else []
    return {"fields": fields}


@register.inclusion_tag("includes/form_errors.html")
def form_errors(*forms: BaseForm, more: Iterable[BaseForm] = ()) -> dict[str, Any]:
    """Return the summary above a form with errors, with a link to each field."""
    problems = [problem for form in (*forms, *more) for problem in _problems(form)]
    heading = (
        NUMBER_WORDS[len(problems) - 1]
        if 0 < len(problems) <= len(NUMBER_WORDS)
        else _("%(count)d things to fix") % {"count": len(problems)}
    )
    return {"problems": problems, "heading": heading}
