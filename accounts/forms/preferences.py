"""Forms for a user's preferences."""

from collections import defaultdict
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from hipflex.forms.conflicts import EditMixin
from hipflex.forms.layout import Segmented

REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)
UNIVERSAL = "UTC"


@cache
def time_zones() -> list[tuple[str, Any]]:
    """Return the time zones named after a city, by region and sorted by city."""
    cities: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for zone in sorted(available_timezones()):
        region, _slash, city = zone.partition("/")
        if city:
            parts = city.replace("_", " ").split("/")
            cities[region].append((zone, ", ".join(reversed(parts))))
    by_city = {region: sorted(cities[region], key=_city) for region in REGIONS}
    return [(UNIVERSAL, UNIVERSAL), *by_city.items()]


def _city(choice: tuple[str, str]) -> str:
    return choice[1]


class PreferencesForm(EditMixin, forms.ModelForm):
    """Edit name, units, theme and time zone."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zones,
        help_text=_(
            "Sets when your day and week begin. Type the first letters to find it."
        ),
    )

    class Meta:
        model = User
        fields = ["display_name", "weight_unit", "length_unit", "theme", "time_zone"]
        widgets = {
            "display_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "weight_unit": forms.RadioSelect,
            "length_unit": forms.RadioSelect,
            "theme": forms.RadioSelect,
        }

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            "display_name",
            Segmented("weight_unit"),
            Segmented("length_unit"),
            Segmented("theme"),
            "time_zone",
        )
        return helper


class ThemeForm(forms.Form):
    """Choose the theme, on a page of its own."""

    theme = forms.ChoiceField(choices=User.Theme.choices)
