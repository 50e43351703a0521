"""Form widgets that more than one app uses."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict


class DecimalInput(forms.TextInput):
    """A number with a decimal keypad on phones; accepts a decimal comma."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        keypad = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(keypad | (attrs or {}))

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.replace(",", ".") if isinstance(value, str) else value
