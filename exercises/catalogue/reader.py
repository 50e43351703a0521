"""Read the data files into frozen values and check them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from exercises import choices, measurement_modes
from exercises.catalogue.checks import duplicates, link_problems
from exercises.catalogue.entry_parser import EntryParser
from exercises.catalogue.schema import (
    Catalogue,
    CatalogueError,
    EquipmentEntry,
    ExerciseEntry,
    StudyEntry,
)
from exercises.models import Study

DATA: Final = Path(__file__).parent / "data"

# The C loader is ten times faster; PyYAML can be built without it.
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
# Custom exercises are added on the site, never in the file.
ORIGINS = tuple(kind for kind in choices.Origin.values if kind != choices.Origin.SQUAD)
BASES = tuple(basis for basis in choices.Basis.values if basis != choices.Basis.SQUAD)


def read_file(text: str, name: str) -> EntryParser:
    """Return a parser of the whole file. CatalogueError if it is not YAML."""
    try:
        data = yaml.load(text, Loader=LOADER)  # noqa: S506  # both loaders are safe
    except yaml.YAMLError as error:
        raise CatalogueError([f"{name}: {error}"]) from error
    return EntryParser(data, name, [])


def read_catalogue(text: str) -> Catalogue:
    """Return all entries. CatalogueError names every problem of the text."""
    file = read_file(text, "catalogue")
    muscles = {name: str(label) for name, label in file.mapping("muscles").items()}
    equipment = _equipment(file)
    slugs = [entry.slug for entry in equipment]
    parts = file.parts("exercises")
    exercises = tuple(_exercise(part, muscles, slugs) for part in parts)
    problems = file.problems
    problems += duplicates("exercises", [entry.slug for entry in exercises])
    problems += link_problems(exercises)
    if problems:
        raise CatalogueError(problems)
    return Catalogue(muscles=muscles, equipment=equipment, exercises=exercises)


def _equipment(file: EntryParser) -> tuple[EquipmentEntry, ...]:
    parts = file.parts("equipment")
    names = [part.data.get("id") for part in parts]
    entries = []
    for part in parts:
        slug = part.slug("id")
        met_by = part.known("met_by", [name for name in names if name])
        entries.append(EquipmentEntry(slug=slug, name=part.text("name"), met_by=met_by))
        part.reject_unused()
    file.problems += duplicates("equipment", [entry.slug for entry in entries])
    return tuple(entries)


def _exercise(
    part: EntryParser, muscles: Iterable[str], equipment: Iterable[str]
) -> ExerciseEntry:
    slug = part.slug("id")
    part.where = f"exercise {slug}" if slug else part.where
    trained, used = part.part("muscles"), part.part("equipment")
    entry = ExerciseEntry(
        slug=slug,
        columns=_columns(part),
        synonyms=part.texts("synonyms"),
        primary_muscles=trained.known("primary", [*muscles], at_least=1),
        secondary_muscles=trained.known("secondary", [*muscles]),
        required=used.known("required", [*equipment]),
        optional=used.known("optional", [*equipment]),
        easier=part.texts("regress"),
        harder=part.texts("progress"),
        variants=part.texts("variants"),
    )
    for muscle in {*entry.primary_muscles} & {*entry.secondary_muscles}:
        trained.add_error(f"“{muscle}” is both primary and secondary")
    for piece in {*entry.required} & {*entry.optional}:
        used.add_error(f"“{piece}” is both required and optional")
    for parser in (trained, used, part):
        parser.reject_unused()
    return entry


def _columns(part: EntryParser) -> dict[str, Any]:
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
        "measures": [*measured.known("fields", measurement_modes.MEASURES, at_least=1)],
        "load_kinds": [str(LOAD_KINDS[kind]) for kind in kinds if kind in LOAD_KINDS],
        "above_90": hip.one_of("above_90", choices.Above90.values),
        "hip_start_deg": hip.number_or_none("start", *choices.HIP_DEG),
        "hip_end_deg": hip.number_or_none("end", *choices.HIP_DEG),
        "gravity_peak_deg": hip.number_or_none("gravity_peak", *choices.HIP_DEG),
        **_dose(
            part.part("dose"), by_distance=mode in measurement_modes.DISTANCE_MODES
        ),
        **_instructions(part),
    }
    for parser in (origin, measured, hip):
        parser.reject_unused()
    return columns


def _dose(dose: EntryParser, *, by_distance: bool) -> dict[str, Any]:
    reps, hold = dose.pair("reps", 1, 100), dose.pair("hold_s", 0, 600)
    per_week = dose.pair("per_week", 1, 7)
    up_s, down_s = dose.pair("tempo_s", 0, 60, rising=False)
    distance = dose.number_or_none("distance_m", 1, 1000)
    if by_distance != (distance is not None):
        dose.add_error("distance_m belongs to an exercise measured by distance")
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
    dose.reject_unused()
    return columns


def _instructions(part: EntryParser) -> dict[str, Any]:
    faults = []
    for fault in part.parts("faults"):
        drawn = fault.text("picture", required=False)
        pair = {"see": fault.text("see"), "fix": fault.text("fix")}
        faults.append(pair | ({"picture": drawn} if drawn else {}))
        fault.reject_unused()
    illustration = part.mapping("illustration")
    for pose in ("start", "end"):
        picture = EntryParser(
            illustration.get(pose), f"{part.where}: {pose}", part.problems
        )
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
    """Return all entries. CatalogueError names every problem of the text."""
    file = read_file(text, "studies")
    studies = tuple(_study(part) for part in file.parts("studies"))
    file.reject_unused()
    file.problems += duplicates("studies", [study.slug for study in studies])
    if file.problems:
        raise CatalogueError(file.problems)
    return studies


def _study(part: EntryParser) -> StudyEntry:
    slug = part.slug("id")
    part.where = f"study {slug}" if slug else part.where
    columns = {
        "label": part.text("label"),
        "citation": part.text("citation"),
        "doi": part.text("doi", required=False),
        "topic": part.text("topic"),
        "stance": part.one_of("stance", Study.Stance.values),
        "design": part.text("design"),
        "sample": part.text("sample"),
        "finding": part.text("finding"),
        "limits": part.text("limits"),
    }
    part.reject_unused()
    return StudyEntry(slug=slug, columns=columns)
