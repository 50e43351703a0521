"""Form fields for numbers with comma or point, spaces, and digits of any script."""

import re
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hipflex.forms.widgets import DecimalInput

# Twelve digits are more than any measure here has.
PLAIN_NUMBER = re.compile(r"[+-]?(\d{1,12}(\.\d{0,6})?|\.\d{1,6})")
MAX_READ_LENGTH = 40
MAX_ECHO_LENGTH = 20
# The format of <input type="datetime-local">.
PICKER_FORMAT = "%Y-%m-%dT%H:%M"
SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", ",": "."})


def plain(number: Decimal | float) -> str:
    """Return a number as text without exponent or trailing zeros, with a real minus."""
    text = f"{Decimal(str(number)):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


class MeasureField(forms.DecimalField):
    """A decimal number in a range; empty is None where it is not required.

    `unit` appears in messages. Exponents, NaN and texts are refused. A message gives
    the value, the limits and, where a factor of ten or a sign explains it, a guess.
    """

    widget = DecimalInput
    default_error_messages = {"required": gettext_lazy("Enter a number.")}

    def __init__(
        self,
        *,
        min_value: Decimal | float = 0,
        max_value: Decimal | float = 1000,
        decimal_places: int = 1,
        unit: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        # Not passed to super(): the messages are ours. Steppers read these two.
        self.min_value: Any = min_value
        self.max_value: Any = max_value
        self.decimal_places: int = decimal_places
        self.unit = unit

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._read(value)
        return super().to_python(value)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value in self.empty_values:
            return
        if round(value, self.decimal_places) != value:
            raise ValidationError(
                self._decimals_message(value), code="too_many_decimals"
            )
        if value < self.min_value:
            raise ValidationError(self._min_message(value), code="min_value")
        if value > self.max_value:
            raise ValidationError(self._max_message(value), code="max_value")

    def prepare_value(self, value: Any) -> Any:
        is_number = isinstance(value, (Decimal, int, float))
        return plain(value).replace("−", "-") if is_number else value

    def _read(self, text: str) -> Decimal | None:
        if len(text) > MAX_READ_LENGTH and len(text.strip()) > MAX_READ_LENGTH:
            raise ValidationError(_("That's too long to be a number."), code="invalid")
        text_in_ascii = unicodedata.normalize("NFKC", text).translate(SIGNS)
        compact = "".join(text_in_ascii.split())
        if not compact:
            return None
        if not PLAIN_NUMBER.fullmatch(compact):
            raise ValidationError(self._invalid_message(text), code="invalid")
        return Decimal(compact)

    def _invalid_message(self, text: str) -> str:
        shown = text.strip()
        if len(shown) > MAX_ECHO_LENGTH:
            shown = shown[:MAX_ECHO_LENGTH] + "…"
        message = _("“%(typed)s” isn't a number. Enter one from %(low)s to %(high)s.")
        limits = {
            "low": self._with_unit(self.min_value),
            "high": self._with_unit(self.max_value),
        }
        return message % ({"typed": shown} | limits)

    def _decimals_message(self, value: Decimal) -> str:
        near = plain(round(value, self.decimal_places))
        message = _("%(typed)s has too many decimal places. Did you mean %(guess)s?")
        return message % {"typed": plain(value), "guess": near}

    def _min_message(self, value: Decimal) -> str:
        message = _("%(typed)s is too low; the minimum is %(limit)s.")
        limits = {
            "typed": self._with_unit(value),
            "limit": self._with_unit(self.min_value),
        }
        return message % limits + self._guess(-value if value < 0 else value * 10)

    def _max_message(self, value: Decimal) -> str:
        message = _("%(typed)s is too high; the maximum is %(limit)s.")
        limits = {
            "typed": self._with_unit(value),
            "limit": self._with_unit(self.max_value),
        }
        return message % limits + self._guess(value / 10)

    def _guess(self, value: Decimal) -> str:
        fits = self.min_value <= value <= self.max_value
        if not fits or round(value, self.decimal_places) != value:
            return ""
        return " " + _("Did you mean %(guess)s?") % {"guess": plain(value)}

    def _with_unit(self, value: Decimal | float) -> str:
        gap = "" if self.unit == "°" else " "
        return f"{plain(value)}{gap}{self.unit}".strip()


class CountField(MeasureField):
    """A whole number in a range, as an int."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(decimal_places=0, **kwargs)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number)

    def _decimals_message(self, value: Decimal) -> str:
        message = _("%(typed)s is not a whole number.")
        return message % {"typed": plain(value)}


class MomentField(forms.DateTimeField):
    """A day and a time, also in the two nights when the clocks change."""

    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateTimeInput({"type": "datetime-local"}, format=PICKER_FORMAT)
        super().__init__(**kwargs | {"widget": picker})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as shown: without seconds, and an hour that comes twice is one."""
        return super().has_changed(initial, data) and data != self.shown(initial)

    def shown(self, moment: datetime | None) -> str:
        return f"{timezone.localtime(moment):{PICKER_FORMAT}}" if moment else ""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
        return self._at_clock_change(value)

    def _at_clock_change(self, text: str) -> datetime:
        """Return the first of two moments with this local time.

        ValidationError where the clocks were put forward over it.
        """
        local = parse_datetime(text.strip())
        if local is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        moment = timezone.make_aware(local).astimezone(UTC)
        existing = timezone.make_naive(moment)
        if existing != local:
            message = _("The clocks went forward that night. Did you mean %(guess)s?")
            raise ValidationError(
                message % {"guess": f"{existing:%H:%M}"}, code="skipped"
            )
        return moment
