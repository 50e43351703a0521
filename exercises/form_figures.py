"""Which drawings of positions are there: a page leaves out what is not drawn yet."""

from pathlib import Path
from typing import Final

from django.conf import settings

STATIC: Final = Path(settings.BASE_DIR) / "static"
# The newer set first; it takes the place of the older one, name by name.
FOLDERS: Final = ("figures", "img/tests")


def figure_path(name: str, static: Path = STATIC) -> str:
    """The path under the static folder of the drawing of that name, or nothing."""
    paths = (f"{folder}/{name}.svg" for folder in FOLDERS)
    return next((path for path in paths if (static / path).is_file()), "")
