"""The catalogue file, checked and turned into frozen values."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from exercises import choices
from exercises.catalogue.checks import link_problems, twice
from exercises.catalogue.entry_parser import Reader
from exercises.catalogue.schema import (
    Catalogue,
    CatalogueError,
    EquipmentEntry,
    ExerciseEntry,
    StudyEntry,
)
from exercises.models import Study

DATA: Final = Path(__file__).parent / "data"

# The C loader is ten times faster; it is missing only where PyYAML was built without.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LOAD_KINDS = {
    "bodyweight": choices.LoadKind.BODYWEIGHT,
    "assistance": choices.LoadKind.ASSISTANCE,
    "ankle_weight_kg": choices.LoadKind.ANKLE_WEIGHT,
    "dumbbell_kg": choices.LoadKind.DUMBBELL,
    "kettlebell_kg": choices.LoadKind.KETTLEBELL,
    "plate_kg": choices.LoadKind.PLATE,
    "cable_stack_kg": choices.LoadKind.CABLE_STACK,
    "band_level": choices.LoadKind.BAND,
    "sled_kg": choices.LoadKind.SLED,
}
# A squad's own exercises are made in the application, never in the file.
ORIGINS = tuple(kind for kind in choices.Origin.values if kind != choices.Origin.SQUAD)
BASES = tuple(basis for basis in choices.Basis.values if basis != choices.Basis.SQUAD)


def read_file(text: str, name: str) -> Reader:
    """The whole file as one reader; CatalogueError if it is not YAML at all."""
    try:
        data = yaml.load(text, Loader=LOADER)  # noqa: S506  # both loaders are safe
    except yaml.YAMLError as error:
        raise CatalogueError([f"{name}: {error}"]) from error
    return Reader(data, name, [])


def read_catalogue(text: str) -> Catalogue:
    """CatalogueError names every problem of the text, not only the first."""
    file = read_file(text, "catalogue")
    muscles = {name: str(label) for name, label in file.mapping("muscles").items()}
    equipment = _equipment(file)
    kit = [entry.slug for entry in equipment]
    parts = file.parts("exercises")
    exercises = tuple(_exercise(part, muscles, kit) for part in parts)
    problems = file.problems
    problems += twice("exercises", [entry.slug for entry in exercises])
    problems += link_problems(exercises)
    if problems:
        raise CatalogueError(problems)
    return Catalogue(muscles=muscles, equipment=equipment, exercises=exercises)


def _equipment(file: Reader) -> tuple[EquipmentEntry, ...]:
    parts = file.parts("equipment")
    names = [part.data.get("id") for part in parts]
    entries = []
    for part in parts:
        slug = part.slug("id")
        met_by = part.known("met_by", [name for name in names if name])
        entries.append(EquipmentEntry(slug=slug, name=part.text("name"), met_by=met_by))
        part.done()
    file.problems += twice("equipment", [entry.slug for entry in entries])
    return tuple(entries)


def _exercise(
    part: Reader, muscles: Iterable[str], kit: Iterable[str]
) -> ExerciseEntry:
    slug = part.slug("id")
    part.where = f"exercise {slug}" if slug else part.where
    trained, needs = part.part("muscles"), part.part("equipment")
    entry = ExerciseEntry(
        slug=slug,
        columns=_columns(part),
        synonyms=part.texts("synonyms"),
        main_muscles=trained.known("primary", [*muscles], at_least=1),
        helper_muscles=trained.known("secondary", [*muscles]),
        required=needs.known("required", [*kit]),
        optional=needs.known("optional", [*kit]),
        easier=part.texts("regress"),
        harder=part.texts("progress"),
        variants=part.texts("variants"),
    )
    for both in {*entry.main_muscles} & {*entry.helper_muscles}:
        trained.complain(f"“{both}” is both main and helper")
    for both in {*entry.required} & {*entry.optional}:
        needs.complain(f"“{both}” is both required and optional")
    for reader in (trained, needs, part):
        reader.done()
    return entry


def _columns(part: Reader) -> dict[str, Any]:
    origin, measured = part.part("origin"), part.part("measurement")
    hip = part.part("hip_deg")
    mode = measured.one_of("mode", choices.Mode.values)
    kinds = part.known("load_types", LOAD_KINDS, at_least=1)
    columns = {
        "name": part.text("name"),
        "family": part.one_of("family", choices.Family.values),
        "origin": origin.one_of("kind", ORIGINS),
        "origin_note": origin.text("section"),
        "summary": part.text("summary"),
        "pattern": part.text("pattern"),
        "position": part.one_of("position", choices.Position.values),
        "laterality": part.one_of("laterality", choices.Laterality.values),
        "level": part.one_of("level", choices.Level.values),
        "mode": mode,
        "measures": [*measured.known("fields", choices.MEASURES, at_least=1)],
        "load_kinds": [str(LOAD_KINDS[kind]) for kind in kinds if kind in LOAD_KINDS],
        "above_90": hip.one_of("above_90", choices.Above90.values),
        "hip_start_deg": hip.number_or_none("start", *choices.HIP_DEG),
        "hip_end_deg": hip.number_or_none("end", *choices.HIP_DEG),
        "gravity_peak_deg": hip.number_or_none("gravity_peak", *choices.HIP_DEG),
        **_dose(part.part("dose"), by_distance=mode in choices.DISTANCES),
        **_instructions(part),
    }
    for reader in (origin, measured, hip):
        reader.done()
    return columns


def _dose(dose: Reader, *, by_distance: bool) -> dict[str, Any]:
    reps, hold = dose.pair("reps", 1, 100), dose.pair("hold_s", 0, 600)
    per_week = dose.pair("per_week", 1, 7)
    up_s, down_s = dose.pair("tempo_s", 0, 60, rising=False)
    distance = dose.number_or_none("distance_m", 1, 1000)
    if by_distance != (distance is not None):
        dose.complain("distance_m belongs to an exercise measured by distance")
    columns = {
        "sets": dose.number("sets", 1, 10),
        "reps_low": reps[0],
        "reps_high": reps[1],
        "hold_low_s": hold[0],
        "hold_high_s": hold[1],
        "up_s": up_s,
        "down_s": down_s,
        "rest_s": dose.number("rest_s", 0, 600),
        "per_week_low": per_week[0],
        "per_week_high": per_week[1],
        "distance_m": distance,
        "dose_basis": dose.one_of("basis", BASES),
    }
    dose.done()
    return columns


def _instructions(part: Reader) -> dict[str, Any]:
    faults = []
    for fault in part.parts("faults"):
        drawn = fault.text("picture", needed=False)
        pair = {"see": fault.text("see"), "fix": fault.text("fix")}
        faults.append(pair | ({"picture": drawn} if drawn else {}))
        fault.done()
    illustration = part.mapping("illustration")
    for pose in ("start", "end"):
        picture = Reader(illustration.get(pose), f"{part.where}: {pose}", part.problems)
        picture.text("caption")
    return {
        "faults": faults,
        "setup": [*part.texts("setup", at_least=1)],
        "steps": [*part.texts("steps", at_least=1)],
        "cues": [*part.texts("cues")],
        "safety": [*part.texts("safety")],
        "resistance": [*part.texts("resistance")],
        "notes": [*part.texts("notes")],
        "illustration": illustration,
    }


def read_studies(text: str) -> tuple[StudyEntry, ...]:
    """CatalogueError names every problem of the text, not only the first."""
    file = read_file(text, "studies")
    studies = tuple(_study(part) for part in file.parts("studies"))
    file.done()
    file.problems += twice("studies", [study.slug for study in studies])
    if file.problems:
        raise CatalogueError(file.problems)
    return studies


def _study(part: Reader) -> StudyEntry:
    slug = part.slug("id")
    part.where = f"study {slug}" if slug else part.where
    columns = {
        "label": part.text("label"),
        "citation": part.text("citation"),
        "doi": part.text("doi", needed=False),
        "topic": part.text("topic"),
        "stance": part.one_of("stance", Study.Stance.values),
        "design": part.text("design"),
        "sample": part.text("sample"),
        "finding": part.text("finding"),
        "limits": part.text("limits"),
    }
    part.done()
    return StudyEntry(slug=slug, columns=columns)
