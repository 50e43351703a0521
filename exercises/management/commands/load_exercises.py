from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exercises.catalogue.load import load
from exercises.catalogue.reader import DATA, read_catalogue, read_studies
from exercises.catalogue.schema import CatalogueError


class Command(BaseCommand):
    help = "Load the exercise catalogue and the studies; only what changed is written."
    # It runs at every start of the server: the checks are another command's work.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing")
        parser.add_argument(
            "--data", type=Path, default=DATA, help="the folder of the data files"
        )

    def handle(self, *args: Any, check: bool, data: Path, **options: Any) -> None:
        problems: list[str] = []
        catalogue = _read(data / "catalogue.yaml", read_catalogue, problems)
        studies = _read(data / "studies.yaml", read_studies, problems)
        if catalogue is None or studies is None:
            raise CommandError(
                "\n".join(
                    [f"{len(problems)} problems to fix, nothing loaded:", *problems]
                )
            )
        if check:
            counts = f"{len(catalogue.exercises)} exercises and {len(studies)} studies"
            self.stdout.write(f"{counts} are valid")
            return
        for report in load(catalogue, studies):
            self.stdout.write(str(report))


def _read[T](path: Path, read: Callable[[str], T], problems: list[str]) -> T | None:
    try:
        return read(path.read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(f"{path.name}: {error.strerror}")
    except CatalogueError as error:
        problems += error.problems
    return None
