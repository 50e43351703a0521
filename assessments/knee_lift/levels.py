"""The levels of the seated knee-lift test and their plain words."""

from enum import IntEnum
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Level(IntEnum):
    NOT_TESTED = 0
    STARTING_POINT = 1
    BUILDING = 2
    UPRIGHT_STANDARD = 3
    LEAN_STANDARD = 4
    BEYOND = 5

    @property
    def label(self) -> str:
        return str(LABELS[self])

    @property
    def words(self) -> str:
        """What the level means for one knee."""
        return str(WORDS[self])


LABELS: Final = {
    Level.NOT_TESTED: gettext_lazy("Not tested"),
    Level.STARTING_POINT: gettext_lazy("Starting point"),
    Level.BUILDING: gettext_lazy("Building"),
    Level.UPRIGHT_STANDARD: gettext_lazy("Upright standard"),
    Level.LEAN_STANDARD: gettext_lazy("Lean standard"),
    Level.BEYOND: gettext_lazy("Above standard"),
}

WORDS: Final = {
    Level.NOT_TESTED: gettext_lazy("This test gave no level."),
    Level.STARTING_POINT: gettext_lazy(
        "With a still trunk, the knee rises less than 2.5 cm."
    ),
    Level.BUILDING: gettext_lazy(
        "With a still trunk, the knee rises 2.5 cm or more, but not yet to the "
        "article's mark of several inches (7.5 cm, our convention)."
    ),
    Level.UPRIGHT_STANDARD: gettext_lazy(
        "The knee rises 7.5 cm or more with a still trunk."
    ),
    Level.LEAN_STANDARD: gettext_lazy(
        "With a still trunk, the knee rises 7.5 cm or more, and at a 45° lean the foot "
        "clears the block: both of the article's marks."
    ),
    Level.BEYOND: gettext_lazy(
        "The knee rises 7.5 cm or more, both upright and at a 45° lean. The article "
        "has no name for this level: our convention."
    ),
}


def side_words(level: Level, *, range_limited_at: int | None, lean_tried: bool) -> str:
    """A side's level in a sentence or two. A limit of range is not one of strength."""
    if level == Level.NOT_TESTED:
        return level.words
    if range_limited_at is not None:
        limit = _("The hip ran out of range at a %(lean)s° lean.")
        return f"{level.words} {limit % {'lean': range_limited_at}}"
    if level == Level.UPRIGHT_STANDARD:
        return f"{level.words} {_lean_to_come(lean_tried=lean_tried)}"
    return level.words


def _lean_to_come(*, lean_tried: bool) -> str:
    if lean_tried:
        return _("At a 45° lean, the foot does not clear the block yet.")
    return _("The lean was not tried.")
