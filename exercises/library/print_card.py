"""How an exercise's card fits on one side of paper. Plain values in and out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

# Characters that fit on a line of one of the two columns.
WIDTH: Final = 46
# Lines of the longer column -> how large the card is written.
FITS: Final = ((11, "large"), (13, "roomy"), (16, "usual"), (22, "dense"))
# Lines that the lines and the box on the right take up.
BOXED: Final = 2
SMALLEST: Final = "tiny"


@dataclass(frozen=True)
class Card:
    """The words of a card: set-up and steps on the left, what goes wrong on the right.

    What to say stands below the shorter of the two.
    """

    setup: Sequence[str]
    steps: Sequence[str]
    cues: Sequence[str]
    faults: Sequence[str]
    safety: Sequence[str]

    @property
    def says_left(self) -> bool:
        return self._left <= self._right + BOXED

    @property
    def fit(self) -> str:
        """The largest size in which all words have room."""
        said = _lines([" ".join(self.cues)] if self.cues else [])
        left, right = (said, 0) if self.says_left else (0, said)
        longest = max(self._left + left, self._right + right)
        return next((name for most, name in FITS if longest <= most), SMALLEST)

    @property
    def _left(self) -> int:
        return _lines(self.setup) + _lines(self.steps)

    @property
    def _right(self) -> int:
        return _lines(self.faults) + _lines(self.safety)


def _lines(section: Iterable[str]) -> int:
    """A heading over the section, and each text from a line of its own."""
    lines = sum(ceil(len(text) / WIDTH) for text in section)
    return lines + 2 if lines else 0
