"""The form fields of a custom exercise, with the ranges of the database."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from exercises import choices
from exercises.custom_exercises.line_fields import FaultsField, LineField, LinesField
from exercises.custom_exercises.picture_field import PictureField
from exercises.models import Exercise
from exercises.models.constraints import MAX_SUMMARY_LENGTH
from exercises.models.exercise import MAX_ALT_LENGTH
from hipflex.forms.fields import CountField

MAX_NAME_LENGTH: Final = 80
FROM_LIST: Final = {"invalid_choice": _("Choose one from the list.")}
FROM_LISTS: Final[dict[str, Any]] = {
    "invalid_choice": _("Choose from the list."),
    "invalid_list": _("Choose from the list."),
}


def count(label: Any, low: int, high: int, unit: str = "", **kwargs: Any) -> Any:
    return CountField(label=label, min_value=low, max_value=high, unit=unit, **kwargs)


def one_of(label: Any, choices: Any, *, radio: bool = False) -> forms.ChoiceField:
    """Return a field with a select box, or with `radio` buttons for a few choices."""
    widget = forms.RadioSelect if radio else forms.Select
    messages = FROM_LIST | {"required": FROM_LIST["invalid_choice"]}
    return forms.ChoiceField(
        label=label, choices=choices.choices, widget=widget, error_messages=messages
    )


def several(label: Any, *, required: Any = None) -> Any:
    """Return a field with checkboxes; `required` is the message if none is ticked."""
    return forms.MultipleChoiceField(
        label=label,
        required=required is not None,
        widget=forms.CheckboxSelectMultiple,
        error_messages={**FROM_LISTS, "required": required or ""},
    )


class CustomExerciseFields(forms.ModelForm):
    """The fields alone; the forms check how they fit together."""

    name = LineField(label=_("Name"), max_length=MAX_NAME_LENGTH)
    summary = LineField(
        label=_("In a sentence"),
        max_length=MAX_SUMMARY_LENGTH,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say in a sentence what is done.")},
    )
    family = one_of(_("Family"), choices.Family)
    position = one_of(_("Position"), choices.Position)
    laterality = one_of(_("Sides"), choices.Laterality, radio=True)
    level = one_of(_("Level"), choices.Level, radio=True)
    above_90 = one_of(_("Above 90°?"), choices.Above90)
    hip_start_deg = count(
        _("Trunk to thigh at the start"), *choices.HIP_DEG, "°", required=False
    )
    hip_end_deg = count(
        _("Trunk to thigh at the end"), *choices.HIP_DEG, "°", required=False
    )
    mode = one_of(_("What is counted"), choices.Mode)
    by_side = forms.BooleanField(label=_("Left and right apart"), required=False)
    with_lean = forms.BooleanField(
        label=_("Ask for the lean of the trunk"), required=False
    )
    load_kinds = several(
        _("Load"), required=_("Choose one load or more: bodyweight is one.")
    )
    sets = count(_("Sets"), 1, 10)
    reps_low = count(_("Repetitions, at least"), 1, 100, required=False)
    reps_high = count(_("Repetitions, at most"), 1, 100, required=False)
    hold_low_s = count(_("Hold in seconds, at least"), 0, 600, "s", required=False)
    hold_high_s = count(_("Hold in seconds, at most"), 0, 600, "s", required=False)
    distance_m = count(_("Distance in metres"), 1, 1000, "m", required=False)
    up_s = count(_("Seconds up"), 0, 60, "s")
    down_s = count(_("Seconds down"), 0, 60, "s")
    rest_s = count(_("Rest in seconds"), 0, 600, "s")
    per_week_low = count(_("Days a week, at least"), 1, 7)
    per_week_high = count(_("Days a week, at most"), 1, 7)
    required = several(_("What it needs"))
    optional = several(_("If you like"))
    primary = several(_("Main muscles"), required=_("Choose one main muscle or more."))
    secondary = several(_("Helpers"))
    setup = LinesField(
        label=_("Set up"),
        help_text=_("One thing a line."),
        error_messages={"required": _("Say how to set it up.")},
    )
    steps = LinesField(
        label=_("Do it"),
        rows=6,
        help_text=_("One step a line; they are numbered for you."),
        error_messages={"required": _("Say how it is done, step by step.")},
    )
    cues = LinesField(
        label=_("Say it"),
        required=False,
        help_text=_("Short words to call out, one a line."),
    )
    faults = FaultsField(
        label=_("If you see this, do that"),
        required=False,
        help_text=_("One a line, with a colon. The trunk tips back: sit tall."),
    )
    safety = LinesField(
        label=_("Keep it safe"), required=False, help_text=_("One thing a line.")
    )
    picture = PictureField(
        label=_("Picture"),
        help_text=_("JPEG, PNG or WebP up to 5 MB. Place and time in it are left out."),
    )
    picture_alt = LineField(
        label=_("What the picture shows"),
        max_length=MAX_ALT_LENGTH,
        required=False,
        help_text=_("For those who do not see it."),
    )

    class Meta:
        model = Exercise
        fields = [
            *("name", "summary", "family", "position", "laterality", "level"),
            *("above_90", "hip_start_deg", "hip_end_deg", "mode", "load_kinds"),
            *("sets", "reps_low", "reps_high", "hold_low_s", "hold_high_s"),
            *("distance_m", "up_s", "down_s", "rest_s"),
            *("per_week_low", "per_week_high"),
            *("setup", "steps", "cues", "faults", "safety", "picture_alt"),
        ]
