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
        label=_("Summary"),
        max_length=MAX_SUMMARY_LENGTH,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Describe the exercise in one sentence.")},
    )
    family = one_of(_("Family"), choices.Family)
    position = one_of(_("Position"), choices.Position)
    laterality = one_of(_("Sides"), choices.Laterality, radio=True)
    level = one_of(_("Level"), choices.Level, radio=True)
    above_90 = one_of(_("Above 90°?"), choices.Above90)
    hip_start_deg = count(
        _("Trunk-thigh angle at the start"), *choices.HIP_DEG, "°", required=False
    )
    hip_end_deg = count(
        _("Trunk-thigh angle at the end"), *choices.HIP_DEG, "°", required=False
    )
    mode = one_of(_("Measured by"), choices.Mode)
    by_side = forms.BooleanField(
        label=_("Log left and right separately"), required=False
    )
    with_lean = forms.BooleanField(label=_("Log the forward lean"), required=False)
    load_kinds = several(
        _("Load"), required=_("Choose at least one load; bodyweight counts.")
    )
    sets = count(_("Sets"), 1, 10)
    reps_low = count(_("Reps, minimum"), 1, 100, required=False)
    reps_high = count(_("Reps, maximum"), 1, 100, required=False)
    hold_low_s = count(_("Hold in seconds, minimum"), 0, 600, "s", required=False)
    hold_high_s = count(_("Hold in seconds, maximum"), 0, 600, "s", required=False)
    distance_m = count(_("Distance in metres"), 1, 1000, "m", required=False)
    up_s = count(_("Tempo: seconds up"), 0, 60, "s")
    down_s = count(_("Tempo: seconds down"), 0, 60, "s")
    rest_s = count(_("Rest in seconds"), 0, 600, "s")
    per_week_low = count(_("Days a week, minimum"), 1, 7)
    per_week_high = count(_("Days a week, maximum"), 1, 7)
    required = several(_("Required equipment"))
    optional = several(_("Optional equipment"))
    primary = several(
        _("Primary muscles"), required=_("Choose at least one primary muscle.")
    )
    secondary = several(_("Secondary muscles"))
    setup = LinesField(
        label=_("Set-up"),
        help_text=_("One item per line."),
        error_messages={"required": _("Describe how to set it up.")},
    )
    steps = LinesField(
        label=_("Steps"),
        rows=6,
        help_text=_("One step per line; they're numbered for you."),
        error_messages={"required": _("Describe the exercise step by step.")},
    )
    cues = LinesField(
        label=_("Cues"),
        required=False,
        help_text=_("Short cues to call out, one per line."),
    )
    faults = FaultsField(
        label=_("Faults and fixes"),
        required=False,
        help_text=_(
            "One per line, with a colon, for example “The trunk tips back: sit tall”."
        ),
    )
    safety = LinesField(
        label=_("Safety"), required=False, help_text=_("One item per line.")
    )
    picture = PictureField(
        label=_("Picture"),
        help_text=_(
            "JPEG, PNG or WebP, up to 5 MB. We remove the location and time stored in "
            "it."
        ),
    )
    picture_alt = LineField(
        label=_("What the picture shows"),
        max_length=MAX_ALT_LENGTH,
        required=False,
        help_text=_("For people who can't see it."),
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
