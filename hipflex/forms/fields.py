"""Form fields for numbers as people type them: comma or point, spaces, any digits."""

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

# Twelve digits are more than any measure here; the rest is not read at all.
PLAIN_NUMBER = re.compile(r"[+-]?(\d{1,12}(\.\d{0,6})?|\.\d{1,6})")
LONGEST_READ = 40
LONGEST_ECHO = 20
# As a browser's own picker of a moment wants it.
MOMENT = "%Y-%m-%dT%H:%M"
SIGNS = str.maketrans({"−": "-", "–": "-", "٫": ".", ",": "."})


def plain(number: Decimal | float) -> str:
    """A number as one writes it: no exponent, no trailing zeros, a real minus."""
    text = f"{Decimal(str(number)):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


class MeasureField(forms.DecimalField):
    """A decimal number in a range; empty is None when not required.

    `unit` is named in messages. Refuses exponents, NaN and texts, and says what was
    typed, what is allowed and, where a factor of ten or a sign explains it, a guess.
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
        # Not handed on: the messages are this class's own. Steppers read the two.
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
            raise ValidationError(self._too_fine(value), code="too_fine")
        if value < self.min_value:
            raise ValidationError(self._below(value), code="min_value")
        if value > self.max_value:
            raise ValidationError(self._above(value), code="max_value")

    def prepare_value(self, value: Any) -> Any:
        is_number = isinstance(value, (Decimal, int, float))
        return plain(value).replace("−", "-") if is_number else value

    def _read(self, text: str) -> Decimal | None:
        if len(text) > LONGEST_READ and len(text.strip()) > LONGEST_READ:
            raise ValidationError(_("That's too long to be a number."), code="invalid")
        typed = unicodedata.normalize("NFKC", text).translate(SIGNS)
        compact = "".join(typed.split())
        if not compact:
            return None
        if not PLAIN_NUMBER.fullmatch(compact):
            raise ValidationError(self._not_a_number(text), code="invalid")
        return Decimal(compact)

    def _not_a_number(self, text: str) -> str:
        shown = text.strip()
        if len(shown) > LONGEST_ECHO:
            shown = shown[:LONGEST_ECHO] + "…"
        words = _("“%(typed)s” isn't a number. Enter one from %(low)s to %(high)s.")
        limits = {"low": self._say(self.min_value), "high": self._say(self.max_value)}
        return words % ({"typed": shown} | limits)

    def _too_fine(self, value: Decimal) -> str:
        near = plain(round(value, self.decimal_places))
        words = _("%(typed)s has too many decimal places. Did you mean %(guess)s?")
        return words % {"typed": plain(value), "guess": near}

    def _below(self, value: Decimal) -> str:
        words = _("%(typed)s is too low; the minimum is %(limit)s.")
        limits = {"typed": self._say(value), "limit": self._say(self.min_value)}
        return words % limits + self._guess(-value if value < 0 else value * 10)

    def _above(self, value: Decimal) -> str:
        words = _("%(typed)s is too high; the maximum is %(limit)s.")
        limits = {"typed": self._say(value), "limit": self._say(self.max_value)}
        return words % limits + self._guess(value / 10)

    def _guess(self, value: Decimal) -> str:
        fits = self.min_value <= value <= self.max_value
        if not fits or round(value, self.decimal_places) != value:
            return ""
        return " " + _("Did you mean %(guess)s?") % {"guess": plain(value)}

    def _say(self, value: Decimal | float) -> str:
        gap = "" if self.unit == "°" else " "
        return f"{plain(value)}{gap}{self.unit}".strip()


class CountField(MeasureField):
    """A whole number in a range, as an int."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(decimal_places=0, **kwargs)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number)

    def _too_fine(self, value: Decimal) -> str:
        words = _("%(typed)s is not a whole number.")
        return words % {"typed": plain(value)}


class MomentField(forms.DateTimeField):
    """A day and a time, also in the two nights when the clock is changed."""

    def __init__(self, **kwargs: Any) -> None:
        picker = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
        super().__init__(**kwargs | {"widget": picker})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """What is shown has no seconds, and one of the names that come twice."""
        return super().has_changed(initial, data) and data != self.shown(initial)

    def shown(self, moment: datetime | None) -> str:
        return f"{timezone.localtime(moment):{MOMENT}}" if moment else ""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
        return self._in_that_night(value)

    def _in_that_night(self, text: str) -> datetime:
        """The first of two moments of this name; some names have none."""
        named = parse_datetime(text.strip())
        if named is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        moment = timezone.make_aware(named).astimezone(UTC)
        there = timezone.make_naive(moment)
        if there != named:
            words = _("The clocks went forward that night. Did you mean %(guess)s?")
            raise ValidationError(words % {"guess": f"{there:%H:%M}"}, code="skipped")
        return moment
