from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand

from exercises.catalogue.reader import DATA, LOADER
from exercises.figures import small
from exercises.figures.catalogue import scene, with_loads
from exercises.figures.gallery import faults, pictures
from exercises.figures.neutral import NEUTRAL
from exercises.figures.thumbnail import FIGURES, FOLDER, SPRITE

CATALOGUE = DATA / "catalogue.yaml"


class Command(BaseCommand):
    help = "Draw every figure from the catalogue's angles."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        file = yaml.load(CATALOGUE.read_text("utf-8"), Loader=LOADER)  # noqa: S506
        drawn = {picture.name: picture.draw() for picture in pictures(file)}
        inline = dict(inline_figures(file))
        write(FIGURES, drawn)
        write(FOLDER, {**inline, SPRITE: small.sprite() + "\n"})
        self.stdout.write(f"{len(drawn)} figures, {len(inline)} small ones")


def inline_figures(file: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each exercise small, its two ends apart, its weights, and the faults."""
    for entry in file["exercises"]:
        drawn = scene(entry["id"], entry)
        yield drawn.slug, small.drawing(drawn)
        for share, end in enumerate(("start", "end")):
            yield f"{drawn.slug}-{end}", small.moment(drawn, share)
        for heavier in with_loads(drawn, entry):
            yield heavier.slug, small.drawing(heavier)
    for fault in faults(file["assessment"]):
        yield fault.slug, small.moment(fault, 1)
    yield NEUTRAL.slug, small.moment(NEUTRAL, 1)


def write(folder: Path, files: dict[str, str]) -> None:
    """These files and no others; one that is the same is left alone."""
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.svg"):
        if path.stem not in files:
            path.unlink()
    for name, text in files.items():
        path = folder / f"{name}.svg"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
