"""What a page says to machines: schema.org in JSON-LD.

A script of this type is a block of data, which no content policy is asked about.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

type Thing = dict[str, Any]

# What would end the block, or begin something in it.
ESCAPED: Final = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&"}


def block(*things: Thing) -> SafeString:
    """A script element that holds the things; texts may be lazy."""
    graph = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), default=str)
    script = f'<script type="application/ld+json">{text.translate(ESCAPED)}</script>'
    return mark_safe(script)  # noqa: S308  # escaped


def site(name: str, description: str, url: str) -> Thing:
    return {"@type": "WebSite", "name": name, "description": description, "url": url}


def breadcrumbs(places: Iterable[tuple[str, str]]) -> Thing:
    """The way to a page: names and addresses, from the first page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(places, start=1)
        ],
    }
