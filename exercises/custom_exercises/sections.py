"""The sections of the long form about a squad's own exercise."""

from typing import Any, Final, NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hipflex.forms.layout import Chips, Segmented, Stepper


class Part(NamedTuple):
    """One section of the page; what few need is folded under `more`."""

    id: str
    title: Promise
    helper: FormHelper
    more: Promise | str = ""
    folded: FormHelper | None = None


def _two(*rows: Any) -> Div:
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


def parts(*picture: str) -> list[Part]:
    """In the order in which one thinks of them; `picture` names the fields of it."""
    about = (
        *("name", "summary", "family", "position"),
        *(Segmented("laterality"), Segmented("level")),
    )
    counted = ("mode", "by_side", "with_lean", Chips("load_kinds"))
    bend = (Stepper(f"hip_{end}_deg", step="5") for end in ("start", "end"))
    return [
        Part("what", _("About the exercise"), _bare(*about)),
        Part("how", _("How to do it"), _bare(*TEXTS)),
        Part("picture-part", _("Picture"), _bare(*picture)),
        Part("counted", _("What to log in each set"), _bare(*counted)),
        Part("dose", _("Dose"), _bare(_two(*map(Stepper, DOSE)))),
        Part("range", _("Range"), _bare("above_90", _two(*bend))),
        Part(
            "kit",
            _("Equipment"),
            _bare(Chips("needed")),
            more=_("Optional equipment"),
            folded=_bare(Chips("optional")),
        ),
        Part(
            "muscles",
            _("Muscles"),
            _bare(Chips("main")),
            more=_("Secondary muscles"),
            folded=_bare(Chips("helpers")),
        ),
    ]
