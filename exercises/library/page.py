"""The library page: what was found, the count of each option, and suggestions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from exercises.choices import Family
from exercises.library.filters import Facet, Item, Label, LibraryFilter

# With fewer cards, an arrow from easier to harder tells nothing.
MIN_FOR_ORDER = 3
MAX_COLUMNS = 4


@dataclass(frozen=True)
class FacetOption:
    """One option of a filter, with how many exercises choosing it would show."""

    value: str
    label: Label
    count: int
    is_chosen: bool


class FamilyGroup(NamedTuple):
    """One family of the library with its exercises."""

    family: Family
    exercises: list[Item]

    @property
    def width(self) -> int:
        return min(len(self.exercises), MAX_COLUMNS)

    @property
    def shows_order(self) -> bool:
        return len(self.exercises) >= MIN_FOR_ORDER


@dataclass(frozen=True)
class FilterSuggestion:
    """A filter that could be dropped, and how many exercises that would show."""

    label: str
    query: str
    count: int


@dataclass(frozen=True)
class FacetOptions:
    facet: Facet
    options: list[FacetOption]

    @property
    def chosen(self) -> list[Label]:
        return [option.label for option in self.options if option.is_chosen]


@dataclass(frozen=True)
class Library:
    exercises: Sequence[Item]
    selection: LibraryFilter
    facets: Iterable[Facet]

    @cached_property
    def found(self) -> list[Item]:
        return self._passing(self.selection)

    def _passing(self, selection: LibraryFilter) -> list[Item]:
        return [item for item in self.exercises if selection.passes(item)]

    @property
    def families(self) -> Iterator[FamilyGroup]:
        library = [item for item in self.found if item.squad_id is None]
        for family in Family:
            if items := [item for item in library if item.family == family]:
                yield FamilyGroup(family, items)

    @property
    def custom(self) -> list[Item]:
        """Return the custom exercises that were found."""
        return [item for item in self.found if item.squad_id is not None]

    @cached_property
    def filters(self) -> dict[str, FacetOptions]:
        return {
            facet.name: FacetOptions(facet, [*self._options(facet)])
            for facet in self.facets
        }

    def _options(self, facet: Facet) -> Iterator[FacetOption]:
        others = self._passing(self.selection.without(facet))
        chosen = self.selection.of(facet)
        for value, label in facet.options.items():
            options = facet.with_option(value, chosen)
            count = sum(facet.fits(item, options) for item in others)
            yield FacetOption(value, label, count, value in chosen)

    @property
    def filter_suggestions(self) -> Iterator[FilterSuggestion]:
        """Yield each filter to drop, for a page without results."""
        if text := self.selection.text:
            yield self._suggestion(_("“%(text)s”") % {"text": text}, None)
        for facet in self.selection.chosen:
            labels = self.filters[facet.name].chosen
            yield self._suggestion(", ".join(f"“{label}”" for label in labels), facet)

    def _suggestion(self, label: str, dropped: Facet | None) -> FilterSuggestion:
        selection = self.selection.without(dropped)
        count = len(self._passing(selection))
        return FilterSuggestion(label, selection.query, count)
