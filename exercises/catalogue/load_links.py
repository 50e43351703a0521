"""Bring what hangs on each exercise in line with the catalogue."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

from exercises.catalogue.schema import Catalogue, ExerciseEntry
from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
    Variation,
)

# Who is linked, in order, each with a fact about it.
Links = list[tuple[str, Any]]


@dataclass(frozen=True)
class Kind:
    """One kind of link: where its rows are, and how one is made."""

    model: Any
    exercise: str
    other: str
    others: models.QuerySet[Any]
    wanted: Callable[[ExerciseEntry], Links]
    fact: str = ""

    def stored(self) -> Mapping[str, Links]:
        library = {f"{self.exercise}__squad": None}
        rows = self.model.objects.filter(**library)
        rows = rows.order_by("position" if self.fact else "id")
        links: dict[str, Links] = defaultdict(list)
        fields = [f"{self.exercise}__slug", f"{self.other}__slug"]
        for slug, other, *fact in rows.values_list(*fields, *filter(None, [self.fact])):
            links[slug].append((other, fact[0] if fact else ""))
        # Not by the database: how it sorts hyphens depends on where it runs.
        return links if self.fact else {slug: sorted(links[slug]) for slug in links}

    def write(self, changed: Mapping[str, Links]) -> None:
        """Delete what the changed exercises had, and make theirs anew."""
        keys = _keys(Exercise.objects.library())
        others = _keys(self.others)
        theirs = {f"{self.exercise}__in": [keys[slug] for slug in changed]}
        self.model.objects.filter(**theirs).delete()
        self.model.objects.bulk_create(
            self._row(keys[slug], others[other], fact, position)
            for slug, links in changed.items()
            for position, (other, fact) in enumerate(links)
        )

    def _row(self, pk: int, other: int, fact: Any, position: int) -> Any:
        columns = {f"{self.exercise}_id": pk, f"{self.other}_id": other}
        if self.fact:
            columns |= {self.fact: fact, "position": position}
        return self.model(**columns)


def _keys(rows: models.QuerySet[Any]) -> dict[str, int]:
    return dict(rows.values_list("slug", "pk"))


def _muscles(entry: ExerciseEntry) -> Links:
    main = [(slug, True) for slug in entry.main_muscles]
    return main + [(slug, False) for slug in entry.helper_muscles]


def _equipment(entry: ExerciseEntry) -> Links:
    required = [(slug, True) for slug in entry.required]
    return required + [(slug, False) for slug in entry.optional]


KINDS: Final = {
    "muscles": Kind(
        ExerciseMuscle,
        "exercise",
        "muscle",
        Muscle.objects.all(),
        _muscles,
        fact="is_main",
    ),
    "equipment": Kind(
        ExerciseEquipment,
        "exercise",
        "equipment",
        Equipment.objects.all(),
        _equipment,
        fact="is_required",
    ),
    "harder": Kind(
        Progression,
        "easier",
        "harder",
        Exercise.objects.library(),
        lambda entry: sorted((slug, "") for slug in entry.harder),
    ),
    "variants": Kind(
        Variation,
        "exercise",
        "variant",
        Exercise.objects.library(),
        lambda entry: sorted((slug, "") for slug in entry.variants),
    ),
}


def sync_links(catalogue: Catalogue) -> dict[str, list[str]]:
    """The exercises whose links were written anew, and which kinds of link."""
    written: dict[str, list[str]] = defaultdict(list)
    for name, kind in KINDS.items():
        stored = kind.stored()
        wanted = {entry.slug: kind.wanted(entry) for entry in catalogue.exercises}
        changed = {
            slug: links
            for slug, links in wanted.items()
            if links != stored.get(slug, [])
        }
        if changed:
            kind.write(changed)
        for slug in changed:
            written[slug].append(name)
    return written
