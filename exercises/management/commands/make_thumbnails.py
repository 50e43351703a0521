from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from exercises.thumbnail import FOLDER, thumbnail


class Command(BaseCommand):
    help = "Draw every exercise's figure small, to stand in the pages."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        FOLDER.mkdir(exist_ok=True)
        figures = sorted((settings.BASE_DIR / "static/img/exercises").glob("*.svg"))
        for figure in figures:
            small = thumbnail(figure.read_text(encoding="utf-8"))
            (FOLDER / figure.name).write_text(small, encoding="utf-8")
        self.stdout.write(f"{len(figures)} thumbnails")
