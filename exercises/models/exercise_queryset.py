from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any, Final, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat, Greatest, JSONObject
from django.db.models.lookups import GreaterThanOrEqual

from accounts.models import User
from accounts.scoping import squads_editable_by, squads_of
from exercises.library.search import ALIKE, LEAST_ALIKE, SWAPPED, fold, swaps, words
from exercises.models.ownership import Owned

# A library this long would want pages; until then every count is exact.
LONGEST_LIST: Final = 500
CARD_FIELDS = (
    *("squad", "squad__name", "slug", "address", "picture_alt", "version"),
    *("name", "family", "position_in_family", "position", "level"),
    *("laterality", "mode", "sided", "above_90", "dose_basis", "sets", "distance_m"),
    *("reps_low", "reps_high", "hold_low_s", "hold_high_s", "up_s", "down_s"),
    *("rest_s", "per_week_low", "per_week_high", "archived_at"),
)


class LibraryQuerySet[E: models.Model](models.QuerySet[E]):
    """Which exercises, in which order, with what each page shows of them."""

    def library(self) -> Self:
        return self.filter(squad=None)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The library for all, and the custom exercises of the user's squads."""
        return self.filter(Q(squad=None) | Q(squad__in=squads_of(user)))

    def closed_to(
        self, user: User | AnonymousUser, exercises: Iterable[Owned]
    ) -> set[int]:
        """Keys of those whose page the user may not open: of squads that were left.

        Asks nothing where all are of the library.
        """
        own = {one.pk for one in exercises if one.squad_id}
        if not own:
            return set()
        opened = self.visible_to(user).filter(pk__in=own)
        return own - set(opened.values_list("pk", flat=True))

    def offered_to(self, user: User | AnonymousUser) -> Self:
        """Those that may be chosen: what is archived is only looked up."""
        return self.visible_to(user).filter(archived_at=None)

    def editable_by(self, user: User | AnonymousUser) -> Self:
        return self.filter(squad__in=squads_editable_by(user))

    def with_edit_right(self, user: User | AnonymousUser) -> Self:
        """Whether the user may change each, as `is_editable`."""
        writable = squads_editable_by(user).filter(pk=OuterRef("squad"))
        return self.annotate(is_editable=Exists(writable))

    def at(self, address: str) -> Self:
        """The one found there; a squad's own has its squad's number in front."""
        return self.filter(address=address)

    def among(self, slugs: Iterable[str]) -> Self:
        return self.filter(slug__in=list(slugs)).in_ladder_order()

    def in_ladder_order(self) -> Self:
        return self.order_by("family", "position_in_family", "id")

    def for_cards(self) -> Self:
        related = self.select_related("squad").only(*CARD_FIELDS)
        return related.fetch_mode(models.FETCH_RAISE)

    def for_list(self, text: str) -> Self:
        """All there is: what fits `text` comes first, best first, marked `found`."""
        model: Any = self.model
        needs = model.equipment.through.objects.filter(
            exercise=OuterRef("pk"), is_required=True
        )
        met = needs.values(json=JSONObject(by="equipment__met_by"))
        cards = self.for_cards().annotate(needs=ArraySubquery(met))
        if text:
            return cards.looking_for(text)[:LONGEST_LIST]
        return cards.annotate(found=Value(True)).in_ladder_order()[:LONGEST_LIST]

    def looking_for(self, text: str) -> Self:
        """Whole words by their stems, or every word nearly so: slips are allowed."""
        query = SearchQuery(fold(text), search_type="websearch", config="english")
        everything = Concat(
            "name", Value(" "), "keywords", output_field=models.TextField()
        )
        alike = [_likeness(word, everything) for word in words(text)]
        likeness = sum(alike, start=TrigramSimilarity("name", fold(text)))
        rows = self.annotate(
            relevance=SearchRank(F("search"), query) + likeness,
            found=Q(search=query) | _nearly(alike),
        )
        return rows.order_by("-found", "-relevance", "id")

    def for_page(self) -> Self:
        """With muscles and equipment as lists of plain values, in one query."""
        model: Any = self.model
        roles, uses = model.muscles.through, model.equipment.through
        muscles = roles.objects.filter(exercise=OuterRef("pk")).order_by("position")
        things = uses.objects.filter(exercise=OuterRef("pk")).order_by("position")
        related = self.select_related("squad")
        return related.annotate(
            trained=ArraySubquery(
                muscles.values(
                    json=JSONObject(
                        slug="muscle__slug", name="muscle__name", is_main="is_main"
                    )
                )
            ),
            gear=ArraySubquery(
                things.values(
                    json=JSONObject(
                        slug="equipment__slug",
                        name="equipment__name",
                        is_required="is_required",
                    )
                )
            ),
        ).fetch_mode(models.FETCH_RAISE)

    def neighbours_of(self, exercise: Any) -> Self:
        """What leads to it, what it leads to, and its variations, as cards."""
        model: Any = self.model
        rungs = model.harder.through.objects
        kin = model.variants.through.objects
        rows = self.for_cards().annotate(
            is_easier=Exists(rungs.filter(easier=OuterRef("pk"), harder=exercise)),
            is_harder=Exists(rungs.filter(harder=OuterRef("pk"), easier=exercise)),
            is_variant=Exists(kin.filter(variant=OuterRef("pk"), exercise=exercise)),
        )
        related = Q(is_easier=True) | Q(is_harder=True) | Q(is_variant=True)
        return rows.filter(related).in_ladder_order()


def _likeness(word: str, text: Concat) -> Greatest:
    """How like the nearest word of `text`, letter by letter, 0 to 1."""
    # Without a swap to try, this looks for nothing and finds nothing.
    swapped = " or ".join(swaps(word))
    meant = SearchQuery(swapped, search_type="websearch", config="english")
    is_meant = Case(When(search=meant, then=Value(SWAPPED)), default=Value(0.0))
    return Greatest(TrigramWordSimilarity(word, text), is_meant)


def _nearly(alike: list[Greatest]) -> Q:
    """Each word somewhat like one of the exercise, and all of them well enough."""
    if not alike:
        return Q(pk__in=[])
    each = [Q(GreaterThanOrEqual(word, LEAST_ALIKE)) for word in alike]
    together = sum(alike[1:], start=alike[0])
    return reduce(and_, each) & Q(GreaterThanOrEqual(together, ALIKE * len(alike)))
