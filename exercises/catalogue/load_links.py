"""Write the links of the library's exercises as they are in the catalogue."""

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

# The slugs of the linked rows in order, each with its attribute or "".
Links = list[tuple[str, Any]]


@dataclass(frozen=True)
class LinkKind:
    """One kind of link: its table, its columns, and the links of an entry."""

    model: Any
    exercise: str
    target: str
    targets: models.QuerySet[Any]
    wanted: Callable[[ExerciseEntry], Links]
    attribute: str = ""

    def stored(self) -> Mapping[str, Links]:
        library = {f"{self.exercise}__squad": None}
        rows = self.model.objects.filter(**library)
        rows = rows.order_by("position" if self.attribute else "id")
        links: dict[str, Links] = defaultdict(list)
        fields = [f"{self.exercise}__slug", f"{self.target}__slug"]
        for slug, target, *attribute in rows.values_list(
            *fields, *filter(None, [self.attribute])
        ):
            links[slug].append((target, attribute[0] if attribute else ""))
        # Sorted here: the database sorts hyphens by its locale.
        return (
            links if self.attribute else {slug: sorted(links[slug]) for slug in links}
        )

    def write(self, changed: Mapping[str, Links]) -> None:
        """Replace all links of the changed exercises."""
        keys = _keys(Exercise.objects.library())
        targets = _keys(self.targets)
        of_changed = {f"{self.exercise}__in": [keys[slug] for slug in changed]}
        self.model.objects.filter(**of_changed).delete()
        self.model.objects.bulk_create(
            self._row(keys[slug], targets[target], attribute, position)
            for slug, links in changed.items()
            for position, (target, attribute) in enumerate(links)
        )

    def _row(self, pk: int, target: int, attribute: Any, position: int) -> Any:
        columns = {f"{self.exercise}_id": pk, f"{self.target}_id": target}
        if self.attribute:
            columns |= {self.attribute: attribute, "position": position}
        return self.model(**columns)


def _keys(rows: models.QuerySet[Any]) -> dict[str, int]:
    return dict(rows.values_list("slug", "pk"))


def _muscles(entry: ExerciseEntry) -> Links:
    primary = [(slug, True) for slug in entry.primary_muscles]
    return primary + [(slug, False) for slug in entry.secondary_muscles]


def _equipment(entry: ExerciseEntry) -> Links:
    required = [(slug, True) for slug in entry.required]
    return required + [(slug, False) for slug in entry.optional]


KINDS: Final = {
    "muscles": LinkKind(
        ExerciseMuscle,
        "exercise",
        "muscle",
        Muscle.objects.all(),
        _muscles,
        attribute="is_primary",
    ),
    "equipment": LinkKind(
        ExerciseEquipment,
        "exercise",
        "equipment",
        Equipment.objects.all(),
        _equipment,
        attribute="is_required",
    ),
    "harder": LinkKind(
        Progression,
        "easier",
        "harder",
        Exercise.objects.library(),
        lambda entry: sorted((slug, "") for slug in entry.harder),
    ),
    "variants": LinkKind(
        Variation,
        "exercise",
        "variant",
        Exercise.objects.library(),
        lambda entry: sorted((slug, "") for slug in entry.variants),
    ),
}


def sync_links(catalogue: Catalogue) -> dict[str, list[str]]:
    """Write changed links; return their kinds by the slug of the exercise."""
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
