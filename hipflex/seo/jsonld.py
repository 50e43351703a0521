"""Structured data for search engines: schema.org in JSON-LD.

A script of this type is a data block, to which no content policy applies.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

type Thing = dict[str, Any]

# Characters that could end the block or begin a tag in it.
ESCAPED: Final = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&"}


def block(*things: Thing) -> SafeString:
    """Return a script element with the things; their texts may be lazy."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), default=str)
    script = f'<script type="application/ld+json">{text.translate(ESCAPED)}</script>'
    return mark_safe(script)  # noqa: S308  # escaped


def site(name: str, description: str, url: str) -> Thing:
    return {"@type": "WebSite", "name": name, "description": description, "url": url}


def breadcrumbs(pages: Iterable[tuple[str, str]]) -> Thing:
    """Return the breadcrumbs of pages by name and address, the home page first."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(pages, start=1)
        ],
    }
