"""Which exercises a visitor asked for, read from the address and back into it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exercises import choices
from exercises.library.search import TEXT_LIMIT, tidy

TEXT = "q"
# "Nothing": a kit without anything in it.
NO_KIT = "nothing"
# How many unknown values a notice names, and how much of each.
NAMED = 3
NAMED_LENGTH = 30


class Item(Protocol):
    """What a filter asks of an exercise; each need says what it can be met `by`."""

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
    def needs(self) -> Collection[Mapping[str, Collection[str]]]: ...


Label = str | Promise


@dataclass(frozen=True, eq=False)
class Facet:
    """One question with its possible answers; an item passes if any answer fits."""

    name: str
    label: Label
    options: Mapping[str, Label]
    fits: Callable[[Item, frozenset[str]], bool]
    # Equipment adds up: two things allow what needs both. All else is either-or.
    adds_up: bool = False

    def trial(self, value: str, chosen: frozenset[str]) -> frozenset[str]:
        """What would be chosen if `value` were ticked, as its count says."""
        return chosen | {value} if self.adds_up else frozenset({value})


def _any_of(attribute: str) -> Callable[[Item, frozenset[str]], bool]:
    return lambda item, chosen: getattr(item, attribute) in chosen


def _can_be_done(item: Item, kit: frozenset[str]) -> bool:
    return all(kit.intersection(need["by"]) for need in item.needs)


def _above_level(item: Item, chosen: frozenset[str]) -> bool:
    return item.above_90 != choices.Above90.NONE


def facets(kit: Mapping[str, Label]) -> tuple[Facet, ...]:
    """Every question the library answers; `kit` is what one may have."""
    return (
        Facet(
            "kit",
            gettext_lazy("What equipment do you have?"),
            {NO_KIT: gettext_lazy("Nothing"), **kit},
            _can_be_done,
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
    """What was asked for; facets that ask nothing are not in `chosen`."""

    text: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def passes(self, item: Item) -> bool:
        found = not self.text or item.found
        return found and all(
            facet.fits(item, asked) for facet, asked in self.chosen.items()
        )

    def of(self, facet: Facet) -> frozenset[str]:
        return self.chosen.get(facet, frozenset())

    def without(self, dropped: Facet | None) -> Self:
        """The same without one facet, or without the text."""
        if dropped is None:
            return replace(self, text="")
        left = {
            facet: asked for facet, asked in self.chosen.items() if facet != dropped
        }
        return replace(self, chosen=left)

    @property
    def query(self) -> str:
        """For the address: always the same for the same question."""
        pairs = [(TEXT, self.text)] if self.text else []
        pairs += [
            (facet.name, value)
            for facet, asked in self.chosen.items()
            for value in facet.options
            if value in asked
        ]
        return f"?{urlencode(pairs)}"

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen)


def parse(
    parameters: Mapping[str, list[str]], known: Iterable[Facet]
) -> tuple[LibraryFilter, list[str]]:
    """The filter in the address, and what to tell of that could not be used."""
    typed = tidy(" ".join(parameters.get(TEXT, [])[:1]))
    text = typed[:TEXT_LIMIT].strip()
    notices = []
    if text != typed:
        notices.append(
            _("We only searched for the first %(count)s characters.")
            % {"count": TEXT_LIMIT}
        )
    chosen: dict[Facet, frozenset[str]] = {}
    unknown: list[str] = []
    for facet in known:
        asked = [value for value in parameters.get(facet.name, []) if value]
        unknown += [value for value in asked if value not in facet.options]
        if usable := frozenset(asked) & facet.options.keys():
            chosen[facet] = frozenset(usable)
    notices += _unknown_notices(unknown)
    return LibraryFilter(text, chosen), notices


def _unknown_notices(values: list[str]) -> list[str]:
    names = [tidy(value)[:NAMED_LENGTH] for value in dict.fromkeys(values)][:NAMED]
    return [
        _("“%(name)s” isn't a filter here, so we ignored it.") % {"name": name}
        for name in names
    ]
