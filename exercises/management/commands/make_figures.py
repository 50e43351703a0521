from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand

from exercises.catalogue import LOADER
from exercises.figures import small
from exercises.figures.catalogue import scene
from exercises.figures.gallery import pictures
from exercises.thumbnail import FOLDER, SPRITE

CATALOGUE = FOLDER.parent / "catalogue.yaml"


class Command(BaseCommand):
    help = "Draw every figure from the catalogue's angles."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        file = yaml.load(CATALOGUE.read_text("utf-8"), Loader=LOADER)  # noqa: S506
        drawn = {picture.name: picture.draw() for picture in pictures(file)}
        inline = {
            entry["id"]: small.drawing(scene(entry["id"], entry))
            for entry in file["exercises"]
        }
        write(settings.BASE_DIR / "static" / "figures", drawn)
        write(FOLDER, {**inline, SPRITE: small.sprite() + "\n"})
        self.stdout.write(f"{len(drawn)} figures, {len(inline)} small ones")


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
