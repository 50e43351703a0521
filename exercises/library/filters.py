"""The filters of the library page, parsed from the query string and back into it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises import choices
from exercises.search import MAX_QUERY_LENGTH, tidy

TEXT = "q"
# The choice of no equipment at all.
NO_EQUIPMENT = "nothing"
# How many unknown values get a notice, and how many characters of each.
MAX_NOTICES = 3
MAX_NAME_LENGTH = 30


class Item(Protocol):
    """The attributes of an exercise that filters read."""

    @property
    def squad_id(self) -> int | None: ...
    @property
    def family(self) -> str: ...
    @property
    def position(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def laterality(self) -> str: ...
    @property
    def above_90(self) -> str: ...
    @property
    def dose_basis(self) -> str: ...
    @property
    def found(self) -> bool: ...
    @property
    def requirements(self) -> Collection[Mapping[str, Collection[str]]]: ...


Label = str | Promise


@dataclass(frozen=True, eq=False)
class Facet:
    """One filter with its options; an item passes if it fits one chosen option."""

    name: str
    label: Label
    options: Mapping[str, Label]
    fits: Callable[[Item, frozenset[str]], bool]
    # Equipment adds up: two pieces allow an exercise that needs both.
    adds_up: bool = False

    def with_option(self, value: str, chosen: frozenset[str]) -> frozenset[str]:
        """Return the options to count for the option `value`."""
        return chosen | {value} if self.adds_up else frozenset({value})


def _any_of(attribute: str) -> Callable[[Item, frozenset[str]], bool]:
    return lambda item, chosen: getattr(item, attribute) in chosen


def _is_equipped(item: Item, equipment: frozenset[str]) -> bool:
    return all(equipment.intersection(each["met_by"]) for each in item.requirements)


def _above_level(item: Item, chosen: frozenset[str]) -> bool:
    return item.above_90 != choices.Above90.NONE


def facets(equipment: Mapping[str, Label]) -> tuple[Facet, ...]:
    """Return all filters; `equipment` is the names by slug that can be ticked."""
    return (
        Facet(
            "kit",
            gettext_lazy("What equipment do you have?"),
            {NO_EQUIPMENT: gettext_lazy("Nothing"), **equipment},
            _is_equipped,
            adds_up=True,
        ),
        _choice_facet("level", gettext_lazy("Level"), choices.Level),
        Facet(
            "side",
            gettext_lazy("Sides"),
            {"each": choices.Laterality.UNILATERAL.label},
            lambda item, chosen: item.laterality == choices.Laterality.UNILATERAL,
        ),
        Facet(
            "above",
            gettext_lazy("Range"),
            {"90": gettext_lazy("Above 90°")},
            _above_level,
        ),
        Facet(
            "dose",
            gettext_lazy("Dose"),
            {"article": gettext_lazy("Dose from the article")},
            _any_of("dose_basis"),
        ),
        _choice_facet("position", gettext_lazy("Position"), choices.Position),
        _choice_facet("family", gettext_lazy("Family"), choices.Family),
    )


def _choice_facet(name: str, label: Label, values: type[TextChoices]) -> Facet:
    return Facet(name, label, dict(values.choices), _any_of(name))


@dataclass(frozen=True)
class LibraryFilter:
    """The search text and the options chosen; `chosen` has only facets with some."""

    text: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def passes(self, item: Item) -> bool:
        found = not self.text or item.found
        return found and all(
            facet.fits(item, options) for facet, options in self.chosen.items()
        )

    def of(self, facet: Facet) -> frozenset[str]:
        return self.chosen.get(facet, frozenset())

    def without(self, dropped: Facet | None) -> Self:
        """Return the filter without one facet, or without the text if it is None."""
        if dropped is None:
            return replace(self, text="")
        chosen = {
            facet: options for facet, options in self.chosen.items() if facet != dropped
        }
        return replace(self, chosen=chosen)

    @property
    def query(self) -> str:
        """Return the query string, the same for equal filters."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [
            (facet.name, value)
            for facet, options in self.chosen.items()
            for value in facet.options
            if value in options
        ]
        return f"?{urlencode(pairs)}"

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen)


def parse(
    parameters: Mapping[str, list[str]], known: Iterable[Facet]
) -> tuple[LibraryFilter, list[str]]:
    """Return the filter of a query string, and notices about its unusable values."""
    query = tidy(" ".join(parameters.get(TEXT, [])[:1]))
    text = query[:MAX_QUERY_LENGTH].strip()
    notices = []
    if text != query:
        notices.append(
            _("We only searched for the first %(count)s characters.")
            % {"count": MAX_QUERY_LENGTH}
        )
    chosen: dict[Facet, frozenset[str]] = {}
    unknown: list[str] = []
    for facet in known:
        values = [value for value in parameters.get(facet.name, []) if value]
        unknown += [value for value in values if value not in facet.options]
        if usable := frozenset(values) & facet.options.keys():
            chosen[facet] = frozenset(usable)
    notices += _unknown_notices(unknown)
    return LibraryFilter(text, chosen), notices


def _unknown_notices(values: list[str]) -> list[str]:
    names = [tidy(value)[:MAX_NAME_LENGTH] for value in dict.fromkeys(values)][
        :MAX_NOTICES
    ]
    return [
        _("“%(name)s” isn't a filter here, so we ignored it.") % {"name": name}
        for name in names
    ]
