"""Where a claim comes from, in words: the article, a study, or our own convention.

A text names its source itself; this turns the names into links to the evidence page.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.translation import gettext as _

from exercises.catalogue.reader import DATA, read_studies

STUDIES: Final = DATA / "studies.yaml"
ARTICLE: Final = "article"
# What a text of ours may call its own: no link, the words say all.
OURS: Final = re.compile(
    r"\bours?\b|\bconventions?\b|\barithmetic\b|\bsquad's own\b", re.IGNORECASE
)
# How a study is named in a text: who, and a year.
NAMED: Final = re.compile(r"\b[A-Z][\w-]+ (?:thesis |study )?(?:19|20)\d\d\b")


@cache
def studies() -> Mapping[str, str]:
    """The slug of each shipped study by the label that texts name it with."""
    entries = read_studies(STUDIES.read_text(encoding="utf-8"))
    return {entry.columns["label"]: entry.slug for entry in entries}


def anchor(slug: str) -> str:
    """The address of a study's entry, or of the article's."""
    name = ARTICLE if slug == ARTICLE else f"study-{slug}"
    return f"{reverse('exercises:evidence')}#{name}"


def names_a_source(text: str) -> bool:
    return bool(OURS.search(text)) or any(True for _link in _links(text))


def unknown_studies(text: str) -> list[str]:
    """Studies that a text names by author and year, and that nobody has entered."""
    labels = studies()
    return [
        name
        for name in NAMED.findall(text)
        if not any(label.endswith(name) for label in labels)
    ]


def linked(text: str) -> SafeString:
    """The text with each source it names as a link; the article once.

    What is marked safe stays as it is: no link, name or attribute in it may hold a
    source's name.
    """
    shown = str if isinstance(text, SafeData) else escape
    parts, at = [], 0
    for start, end, slug in _links(text):
        link = format_html('<a href="{}">{}</a>', anchor(slug), text[start:end])
        parts += [shown(text[at:start]), link]
        at = end
    return mark_safe("".join([*parts, shown(text[at:])]))  # noqa: S308  # escaped


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names a source, and which, from its start to its end."""
    article = _("article")
    linked_already = False
    for match in re.finditer(_pattern(article), text):
        slug = studies().get(match[0], ARTICLE)
        if slug != ARTICLE or not linked_already:
            yield match.start(), match.end(), slug
        linked_already |= slug == ARTICLE


@cache
def _pattern(article: str) -> re.Pattern[str]:
    labels = sorted(studies(), key=len, reverse=True)
    names = "|".join(re.escape(label) for label in labels)
    return re.compile(rf"\b(?:{names}|(?i:{re.escape(article)}))\b")
