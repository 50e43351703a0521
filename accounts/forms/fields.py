"""Form fields for body measurements."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from accounts.units import CM_PER_INCH, TENTH, from_cm, to_cm
from hipflex.forms.fields import MeasureField


class LengthField(MeasureField):
    """A body length, entered in centimetres or inches; its value is in cm."""

    def __init__(self, *, low_cm: int, high_cm: int, unit: str, **kwargs: Any) -> None:
        inch = CM_PER_INCH if unit == "in" else Decimal(1)
        # Rounded inwards, so that the database accepts what the form allows.
        low = (low_cm / inch).quantize(TENTH, ROUND_CEILING)
        high = (high_cm / inch).quantize(TENTH, ROUND_FLOOR)
        super().__init__(min_value=low, max_value=high, unit=unit, **kwargs)

    def clean(self, value: Any) -> Any:
        length = super().clean(value)
        return None if length is None else to_cm(length, self.unit)

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(self._in_unit(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self._in_unit(initial), data)

    def _in_unit(self, value: Any) -> Any:
        return from_cm(value, self.unit) if isinstance(value, Decimal) else value
