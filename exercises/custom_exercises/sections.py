"""The sections of the long form about a custom exercise."""

from typing import Any, Final, NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hipflex.forms.layout import Chips, Segmented, Stepper


class FormSection(NamedTuple):
    """One section of the form; rarely used fields are folded under `more`."""

    id: str
    title: Promise
    helper: FormHelper
    more: Promise | str = ""
    folded: FormHelper | None = None


def _two_columns(*rows: Any) -> Div:
    return Div(*rows, css_class="two")


def _bare(*rows: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*rows)
    return helper


TEXTS: Final = ("setup", "steps", "cues", "faults", "safety")
DOSE: Final = (
    *("sets", "rest_s", "reps_low", "reps_high", "hold_low_s", "hold_high_s"),
    *("up_s", "down_s", "per_week_low", "per_week_high", "distance_m"),
)


def form_sections(*picture: str) -> list[FormSection]:
    """Return all sections in order; `picture` is the names of the picture's fields."""
    about = (
        *("name", "summary", "family", "position"),
        *(Segmented("laterality"), Segmented("level")),
    )
    measures = ("mode", "by_side", "with_lean", Chips("load_kinds"))
    hip_angles = (Stepper(f"hip_{end}_deg", step="5") for end in ("start", "end"))
    return [
        FormSection("what", _("About the exercise"), _bare(*about)),
        FormSection("how", _("How to do it"), _bare(*TEXTS)),
        FormSection("picture-part", _("Picture"), _bare(*picture)),
        FormSection("counted", _("What to log in each set"), _bare(*measures)),
        FormSection("dose", _("Dose"), _bare(_two_columns(*map(Stepper, DOSE)))),
        FormSection("range", _("Range"), _bare("above_90", _two_columns(*hip_angles))),
        FormSection(
            "kit",
            _("Equipment"),
            _bare(Chips("required")),
            more=_("Optional equipment"),
            folded=_bare(Chips("optional")),
        ),
        FormSection(
            "muscles",
            _("Muscles"),
            _bare(Chips("primary")),
            more=_("Secondary muscles"),
            folded=_bare(Chips("secondary")),
        ),
    ]
