"""The loader of our templates."""

import re
from typing import Final

from django.template import Origin
from django.template.loaders import filesystem

INDENT: Final = re.compile(r"\n[ \t]+")


class DedentingLoader(filesystem.Loader):
    """Remove the indentation of page templates."""

    def get_contents(self, origin: Origin) -> str:
        contents = super().get_contents(origin)
        is_page = origin.name.endswith(".html")
        return INDENT.sub("\n", contents) if is_page else contents
