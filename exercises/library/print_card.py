"""Fit the texts of an exercise on one printed page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from exercises.models import Exercise

# Characters that fit on a line of one of the two columns.
LINE_WIDTH: Final = 46
# Most lines of the longer column for each font size, largest font first.
FONT_SIZES: Final = ((10, "large"), (12, "roomy"), (16, "usual"), (22, "dense"))
# Height of the frame around the safety notes on the right, in lines.
FRAME_LINES: Final = 2
SMALLEST: Final = "tiny"


@dataclass(frozen=True)
class PrintCard:
    """The texts: set-up and steps in the left column, faults and safety in the right.

    The cues are below the shorter column.
    """

    setup: Sequence[str]
    steps: Sequence[str]
    cues: Sequence[str]
    faults: Sequence[str]
    safety: Sequence[str]

    @property
    def has_cues_left(self) -> bool:
        return self._left <= self._right + FRAME_LINES

    @property
    def fit(self) -> str:
        """Return the name of the largest font size in which all texts fit."""
        cues = _lines([" ".join(self.cues)] if self.cues else [])
        left, right = (cues, 0) if self.has_cues_left else (0, cues)
        longest = max(self._left + left, self._right + right)
        return next(
            (name for max_lines, name in FONT_SIZES if longest <= max_lines), SMALLEST
        )

    @property
    def _left(self) -> int:
        return _lines(self.setup) + _lines(self.steps)

    @property
    def _right(self) -> int:
        return _lines(self.faults) + _lines(self.safety)


def _lines(section: Iterable[str]) -> int:
    """Return the lines of a section with its heading; 0 if it is empty."""
    lines = sum(ceil(len(text) / LINE_WIDTH) for text in section)
    return lines + 2 if lines else 0


def print_card_of(exercise: Exercise) -> PrintCard:
    faults = [fault[half] for fault in exercise.faults for half in ("see", "fix")]
    return PrintCard(
        exercise.setup, exercise.steps, exercise.cues, faults, exercise.safety
    )
