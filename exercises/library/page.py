"""The library page: what was found, what each filter would give, and the ways out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from exercises.choices import Family
from exercises.library.filters import Facet, Item, Label, LibraryFilter

# A heading's arrow from easier to harder says something from three cards on.
ENOUGH_FOR_ORDER = 3
WIDEST = 4


@dataclass(frozen=True)
class Choice:
    """One answer to a filter, with how many exercises ticking it would show."""

    value: str
    label: Label
    count: int
    is_chosen: bool


class Shelf(NamedTuple):
    """One family of the library."""

    family: Family
    exercises: list[Item]

    @property
    def width(self) -> int:
        return min(len(self.exercises), WIDEST)

    @property
    def shows_order(self) -> bool:
        return len(self.exercises) >= ENOUGH_FOR_ORDER


@dataclass(frozen=True)
class WayOut:
    """One filter that could be dropped, and how many exercises that would show."""

    label: str
    query: str
    count: int


@dataclass(frozen=True)
class FacetChoices:
    facet: Facet
    choices: list[Choice]

    @property
    def chosen(self) -> list[Label]:
        return [choice.label for choice in self.choices if choice.is_chosen]


@dataclass(frozen=True)
class Library:
    exercises: Sequence[Item]
    asked: LibraryFilter
    facets: Iterable[Facet]

    @cached_property
    def found(self) -> list[Item]:
        return self._passing(self.asked)

    def _passing(self, asked: LibraryFilter) -> list[Item]:
        return [item for item in self.exercises if asked.passes(item)]

    @property
    def shelves(self) -> Iterator[Shelf]:
        common = [item for item in self.found if item.squad_id is None]
        for family in Family:
            if items := [item for item in common if item.family == family]:
                yield Shelf(family, items)

    @property
    def own(self) -> list[Item]:
        """What squads have added for themselves."""
        return [item for item in self.found if item.squad_id is not None]

    @cached_property
    def questions(self) -> dict[str, FacetChoices]:
        return {
            facet.name: FacetChoices(facet, [*self._choices(facet)])
            for facet in self.facets
        }

    def _choices(self, facet: Facet) -> Iterator[Choice]:
        others = self._passing(self.asked.without(facet))
        chosen = self.asked.of(facet)
        for value, label in facet.options.items():
            trial = facet.trial(value, chosen)
            count = sum(facet.fits(item, trial) for item in others)
            yield Choice(value, label, count, value in chosen)

    @property
    def ways_out(self) -> Iterator[WayOut]:
        """For a page that found nothing: every filter there is to drop."""
        if self.asked.text:
            yield self._way_out(_("“%(text)s”") % {"text": self.asked.text}, None)
        for facet in self.asked.chosen:
            labels = self.questions[facet.name].chosen
            yield self._way_out(", ".join(f"“{label}”" for label in labels), facet)

    def _way_out(self, label: str, dropped: Facet | None) -> WayOut:
        asked = self.asked.without(dropped)
        return WayOut(label, asked.query, len(self._passing(asked)))
