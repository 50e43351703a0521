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
from exercises.search import (
    MIN_SIMILARITY,
    MIN_WORD_SIMILARITY,
    SWAPPED_SIMILARITY,
    fold,
    swaps,
    words,
)

# A longer library would need pages; below this every count is exact.
MAX_LIST_LENGTH: Final = 500
CARD_FIELDS = (
    *("squad", "squad__name", "slug", "address", "picture_alt", "version"),
    *("name", "family", "position_in_family", "position", "level"),
    *("laterality", "mode", "sided", "above_90", "dose_basis", "sets", "distance_m"),
    *("reps_low", "reps_high", "hold_low_s", "hold_high_s", "up_s", "down_s"),
    *("rest_s", "per_week_low", "per_week_high", "archived_at"),
)


class LibraryQuerySet[E: models.Model](models.QuerySet[E]):
    """Select and sort exercises, with the columns and annotations of each page."""

    def library(self) -> Self:
        return self.filter(squad=None)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Return the library and the custom exercises of the user's squads."""
        return self.filter(Q(squad=None) | Q(squad__in=squads_of(user)))

    def closed_to(
        self, user: User | AnonymousUser, exercises: Iterable[Any]
    ) -> set[int]:
        """Return the keys of those that the user cannot see: of a former squad.

        No query if all are of the library.
        """
        custom = {exercise.pk for exercise in exercises if exercise.squad_id}
        if not custom:
            return set()
        visible = self.visible_to(user).filter(pk__in=custom)
        return custom - set(visible.values_list("pk", flat=True))

    def offered_to(self, user: User | AnonymousUser) -> Self:
        """Return those that the user can choose: visible and not archived."""
        return self.visible_to(user).filter(archived_at=None)

    def editable_by(self, user: User | AnonymousUser) -> Self:
        return self.filter(squad__in=squads_editable_by(user))

    def with_edit_right(self, user: User | AnonymousUser) -> Self:
        """Annotate `is_editable`: whether the user can edit the exercise."""
        editable = squads_editable_by(user).filter(pk=OuterRef("squad"))
        return self.annotate(is_editable=Exists(editable))

    def at(self, address: str) -> Self:
        """Return the exercise with this address, for example "lunge" or "3_lunge"."""
        return self.filter(address=address)

    def among(self, slugs: Iterable[str]) -> Self:
        return self.filter(slug__in=list(slugs)).in_progression_order()

    def in_progression_order(self) -> Self:
        return self.order_by("family", "position_in_family", "id")

    def for_cards(self) -> Self:
        related = self.select_related("squad").only(*CARD_FIELDS)
        return related.fetch_mode(models.FETCH_RAISE)

    def for_list(self, text: str) -> Self:
        """Return all for the library page, matches of `text` first, marked `found`."""
        model: Any = self.model
        required = model.equipment.through.objects.filter(
            exercise=OuterRef("pk"), is_required=True
        )
        met_by = required.values(json=JSONObject(met_by="equipment__met_by"))
        cards = self.for_cards().annotate(requirements=ArraySubquery(met_by))
        if text:
            return cards.looking_for(text)[:MAX_LIST_LENGTH]
        return cards.annotate(found=Value(True)).in_progression_order()[
            :MAX_LIST_LENGTH
        ]

    def looking_for(self, text: str) -> Self:
        """Mark and rank matches: words by their stems, or all words with typos."""
        query = SearchQuery(fold(text), search_type="websearch", config="english")
        searched = Concat(
            "name", Value(" "), "keywords", output_field=models.TextField()
        )
        similarities = [_similarity(word, searched) for word in words(text)]
        total = sum(similarities, start=TrigramSimilarity("name", fold(text)))
        rows = self.annotate(
            relevance=SearchRank(F("search"), query) + total,
            found=Q(search=query) | _is_similar(similarities),
        )
        return rows.order_by("-found", "-relevance", "id")

    def for_page(self) -> Self:
        """Annotate `muscle_list` and `equipment_list`, in the same query."""
        model: Any = self.model
        roles, uses = model.muscles.through, model.equipment.through
        muscles = roles.objects.filter(exercise=OuterRef("pk")).order_by("position")
        pieces = uses.objects.filter(exercise=OuterRef("pk")).order_by("position")
        related = self.select_related("squad")
        return related.annotate(
            muscle_list=ArraySubquery(
                muscles.values(
                    json=JSONObject(
                        slug="muscle__slug",
                        name="muscle__name",
                        is_primary="is_primary",
                    )
                )
            ),
            equipment_list=ArraySubquery(
                pieces.values(
                    json=JSONObject(
                        slug="equipment__slug",
                        name="equipment__name",
                        is_required="is_required",
                    )
                )
            ),
        ).fetch_mode(models.FETCH_RAISE)

    def related_to(self, exercise: Any) -> Self:
        """Return the easier and harder exercises and the variants, as cards."""
        model: Any = self.model
        progressions = model.harder.through.objects
        variations = model.variants.through.objects
        rows = self.for_cards().annotate(
            is_easier=Exists(
                progressions.filter(easier=OuterRef("pk"), harder=exercise)
            ),
            is_harder=Exists(
                progressions.filter(harder=OuterRef("pk"), easier=exercise)
            ),
            is_variant=Exists(
                variations.filter(variant=OuterRef("pk"), exercise=exercise)
            ),
        )
        related = Q(is_easier=True) | Q(is_harder=True) | Q(is_variant=True)
        return rows.filter(related).in_progression_order()


def _similarity(word: str, text: Concat) -> Greatest:
    """Return how similar the nearest word of `text` is, 0 to 1."""
    # An empty query, for a word without swaps, matches nothing.
    swapped = SearchQuery(
        " or ".join(swaps(word)), search_type="websearch", config="english"
    )
    by_swap = Case(
        When(search=swapped, then=Value(SWAPPED_SIMILARITY)), default=Value(0.0)
    )
    return Greatest(TrigramWordSimilarity(word, text), by_swap)


def _is_similar(similarities: list[Greatest]) -> Q:
    """Require a least similarity of each word, and a higher one on average."""
    if not similarities:
        return Q(pk__in=[])
    each = [Q(GreaterThanOrEqual(word, MIN_WORD_SIMILARITY)) for word in similarities]
    total = sum(similarities[1:], start=similarities[0])
    enough = GreaterThanOrEqual(total, MIN_SIMILARITY * len(similarities))
    return reduce(and_, each) & Q(enough)
