"""The form fields of a set. The database checks the same ranges."""

from django import forms
from django.utils.translation import gettext_lazy

from hipflex.forms.fields import CountField, MeasureField
from hipflex.forms.replay import KeyField
from hipflex.sides import Side
from training.log.fields import DefaultChoiceField, ScaleField
from training.models import SetLog
from training.models.set_log import RECORDED_FIELDS


class SetFields(forms.ModelForm):
    """All fields of a set, for any exercise."""

    key = KeyField()
    number = CountField(label=gettext_lazy("Set"), min_value=1, max_value=50)
    side = forms.ChoiceField(
        label=gettext_lazy("Side"),
        choices=Side.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a side: left or right."),
            "invalid_choice": gettext_lazy("Choose a side: left or right."),
        },
    )
    reps = CountField(label=gettext_lazy("Reps"), max_value=200)
    hold_s = MeasureField(label=gettext_lazy("Hold, seconds"), max_value=600, unit="s")
    distance_m = MeasureField(
        label=gettext_lazy("Distance, metres"), max_value=1000, unit="m"
    )
    lean_deg = CountField(
        label=gettext_lazy("Lean, degrees"), max_value=60, unit="°", required=False
    )
    load_kind = DefaultChoiceField(
        label=gettext_lazy("Load"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a load from the list.")},
    )
    load_value = MeasureField(
        label=gettext_lazy("Load amount"),
        max_value=500,
        decimal_places=2,
        required=False,
    )
    load_unit = DefaultChoiceField(
        label=gettext_lazy("Unit"),
        choices=SetLog.LoadUnit,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose kg or lb.")},
        widget=forms.RadioSelect,
    )
    band_level = CountField(
        label=gettext_lazy("Band, 1 to 6"), min_value=1, max_value=6, required=False
    )
    effort = ScaleField(low=1, high=10, label=gettext_lazy("Effort, 1 to 10"))
    pain = ScaleField(low=0, high=10, label=gettext_lazy("Pain, 0 to 10"))
    faults = forms.MultipleChoiceField(
        label=gettext_lazy("Faults seen"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )

    class Meta:
        model = SetLog
        fields = RECORDED_FIELDS
