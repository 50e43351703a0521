"""The vertical axis of the progress charts: where values are drawn, and its grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from hipflex.svg import number, tag, text

TOP: Final = 18
# More grid lines than this would be crowded.
MAX_STEPS: Final = 4


@dataclass(frozen=True)
class ValueAxis:
    """Values from 0, drawn at `floor`, to `maximum`, drawn at the top of the chart."""

    floor: float
    maximum: float

    def y(self, value: float) -> float:
        return self.floor - value * (self.floor - TOP) / self.maximum

    def grid(
        self, *, left: float, right: float, steps: Sequence[int]
    ) -> list[SafeString]:
        """Draw the grid lines with their numbers, in the first fitting step."""
        fitting = (step for step in steps if self.maximum / step <= MAX_STEPS)
        ticks = range(0, int(self.maximum) + 1, next(fitting, steps[-1]))
        lines = [
            tag("path", cls="g", d=f"M{left} {number(self.y(tick))}H{number(right)}")
            for tick in ticks
        ]
        numbers = [
            text("t", (left - 8, self.y(tick) + 4.5), str(tick), anchor="end")
            for tick in ticks
        ]
        return lines + numbers
