"""The sections of the long form about a squad's own exercise."""

from typing import Any, Final, NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hipflex.layout import Chips, Segmented, Stepper


class Part(NamedTuple):
    """One section of the page."""

    id: str
    title: Promise
    helper: FormHelper


def _two(*rows: Any) -> Div:
    return Div(*rows, css_class="two")


def _part(name: str, title: Promise, *rows: Any) -> Part:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*rows)
    return Part(name, title, helper)


DOSE: Final = (
    *("sets", "rest_s", "reps_low", "reps_high", "hold_low_s", "hold_high_s"),
    *("up_s", "down_s", "per_week_low", "per_week_high", "distance_m"),
)


def parts(*picture: str) -> list[Part]:
    """In the order in which one thinks of them; `picture` names the fields of it."""
    return [
        _part(
            "what",
            _("What it is"),
            *("name", "summary"),
            _two("family", "position"),
            *(Segmented("laterality"), Segmented("level")),
        ),
        _part("how", _("How it is done"), "setup", "steps", "cues", "faults", "safety"),
        _part("picture-part", _("Picture"), *picture),
        _part(
            "counted",
            _("What a set puts down"),
            *("mode", "by_side", "with_lean", Chips("load_kinds")),
        ),
        _part("dose", _("Dose"), _two(*map(Stepper, DOSE))),
        _part(
            "range",
            _("Range"),
            "above_90",
            _two(*(Stepper(f"hip_{end}_deg", step="5") for end in ("start", "end"))),
        ),
        _part("kit", _("Kit"), Chips("needed"), Chips("optional")),
        _part("muscles", _("Muscles"), Chips("main"), Chips("helpers")),
    ]
