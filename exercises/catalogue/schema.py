"""The entries of the data files as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class CatalogueError(ValueError):
    """A data file that cannot be used; `problems` names everything wrong with it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class EquipmentEntry:
    slug: str
    name: str
    met_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ExerciseEntry:
    """One exercise: the values of its columns, its links, and its synonyms."""

    slug: str
    columns: Mapping[str, Any]
    synonyms: tuple[str, ...]
    primary_muscles: tuple[str, ...]
    secondary_muscles: tuple[str, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    variants: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StudyEntry:
    slug: str
    columns: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    muscles: Mapping[str, str]
    equipment: tuple[EquipmentEntry, ...]
    exercises: tuple[ExerciseEntry, ...]
