"""Write the catalogue and the studies to the database, and report the changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError

from exercises import search
from exercises.catalogue.load_links import sync_links
from exercises.catalogue.progressions import easier_first
from exercises.catalogue.schema import Catalogue, ExerciseEntry, StudyEntry
from exercises.figures.words import alt
from exercises.models import Equipment, Exercise, Muscle, Study

# The values of each row's columns, by its slug.
Rows = Mapping[str, Mapping[str, Any]]


@dataclass
class Report:
    """The changes of one load to one table, as slugs."""

    noun: str
    total: int
    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    unlisted: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        changes = [
            f"{slug}: {', '.join(names)}" for slug, names in self.changed.items()
        ]
        unchanged = self.total - len(self.added) - len(self.changed)
        parts = [
            f"{len(self.added)} added",
            f"{len(changes)} changed" + (f" ({'; '.join(changes)})" if changes else ""),
            f"{unchanged} unchanged",
            _count(self.removed, "removed"),
        ]
        if self.unlisted:
            parts.append(_count(self.unlisted, "no longer in the file but in use"))
        return f"{self.total} {self.noun}: {', '.join(parts)}"


def _count(slugs: list[str], what: str) -> str:
    return f"{len(slugs)} {what}" + (f" ({', '.join(slugs)})" if slugs else "")


@transaction.atomic
def load(catalogue: Catalogue, studies: Iterable[StudyEntry]) -> list[Report]:
    """Load everything; loading the same files again changes nothing."""
    reports = [
        _sync(Muscle.objects.all(), _muscle_rows(catalogue), "muscles"),
        _sync(
            Equipment.objects.all(), _equipment_rows(catalogue), "pieces of equipment"
        ),
        _sync(Exercise.objects.library(), _exercise_rows(catalogue), "exercises"),
        _sync(Study.objects.all(), _study_rows(studies), "studies"),
    ]
    muscles, equipment, exercises, papers = reports
    for slug, kinds in sync_links(catalogue).items():
        if slug not in exercises.added:
            exercises.changed.setdefault(slug, []).extend(kinds)
    _remove(Exercise.objects.library(), exercises)
    _remove(Muscle.objects.filter(exercise_roles=None), muscles)
    _remove(Equipment.objects.filter(exercise_roles=None), equipment)
    _remove(Study.objects.all(), papers)
    return [exercises, equipment, muscles, papers]


def _sync(stored: models.QuerySet[Any], wanted: Rows, noun: str) -> Report:
    report = Report(noun, len(wanted))
    rows = {row.slug: row for row in stored}
    new = [
        stored.model(slug=slug, **columns)
        for slug, columns in wanted.items()
        if slug not in rows
    ]
    for slug, columns in wanted.items():
        if slug in rows and (names := _differences(rows[slug], columns)):
            report.changed[slug] = names
    report.added = [row.slug for row in new]
    report.unlisted = [slug for slug in rows if slug not in wanted]
    stored.bulk_create(new)
    for slug, names in report.changed.items():
        columns = {name: wanted[slug][name] for name in names}
        stored.filter(slug=slug).update(**columns)
    return report


def _differences(row: models.Model, columns: Mapping[str, Any]) -> list[str]:
    return [name for name, value in columns.items() if getattr(row, name) != value]


def _remove(stored: models.QuerySet[Any], report: Report) -> None:
    """Delete rows that the file no longer has, unless something refers to them."""
    for row in stored.filter(slug__in=report.unlisted):
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            continue
        report.removed.append(row.slug)
    report.unlisted = [slug for slug in report.unlisted if slug not in report.removed]


def _muscle_rows(catalogue: Catalogue) -> Rows:
    return {slug: {"name": name} for slug, name in catalogue.muscles.items()}


def _equipment_rows(catalogue: Catalogue) -> Rows:
    return {
        entry.slug: {
            "name": entry.name,
            "met_by": [*entry.met_by],
            "position": position,
        }
        for position, entry in enumerate(catalogue.equipment)
    }


def _study_rows(studies: Iterable[StudyEntry]) -> Rows:
    return {
        study.slug: {**study.columns, "position": position}
        for position, study in enumerate(studies)
    }


def _exercise_rows(catalogue: Catalogue) -> Rows:
    entries = {entry.slug: entry for entry in catalogue.exercises}
    counts: dict[str, int] = defaultdict(int)
    positions = {}
    for slug in easier_first({slug: entry.harder for slug, entry in entries.items()}):
        family = entries[slug].columns["family"]
        counts[family] += 1
        positions[slug] = counts[family]
    return {
        slug: {
            **entry.columns,
            "position_in_family": positions[slug],
            "keywords": keywords(entry, catalogue),
            # Drawn once here: no page computes a pose.
            "figure_alt": alt(slug, entry.columns["illustration"]),
        }
        for slug, entry in entries.items()
    }


def keywords(entry: ExerciseEntry, catalogue: Catalogue) -> str:
    """Return the words by which it is found besides name and summary."""
    names = {piece.slug: piece.name for piece in catalogue.equipment}
    row = Exercise(**entry.columns)
    terms = [
        *entry.synonyms,
        str(row.get_family_display()),
        str(row.get_position_display()),
        *(names[slug] for slug in (*entry.required, *entry.optional)),
        *(
            catalogue.muscles[slug]
            for slug in (*entry.primary_muscles, *entry.secondary_muscles)
        ),
    ]
    return search.keywords(terms)
