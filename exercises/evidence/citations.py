"""The sources that a text names: the article, studies, or our own convention.

The names of sources in texts become links to the evidence page.
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
# How a text marks a claim as ours or the squad's: there is nothing to link.
OWN_CLAIM: Final = re.compile(
    r"\bours?\b|\bconventions?\b|\barithmetic\b|\bsquad's own\b", re.IGNORECASE
)
# How a text names a study: author and year.
STUDY_NAME: Final = re.compile(r"\b[A-Z][\w-]+ (?:thesis |study )?(?:19|20)\d\d\b")


@cache
def studies() -> Mapping[str, str]:
    """Return the slugs of the shipped studies by their labels, as used in texts."""
    entries = read_studies(STUDIES.read_text(encoding="utf-8"))
    return {entry.columns["label"]: entry.slug for entry in entries}


def anchor(slug: str) -> str:
    """Return the URL of a study's entry on the evidence page, or of the article's."""
    name = ARTICLE if slug == ARTICLE else f"study-{slug}"
    return f"{reverse('exercises:evidence')}#{name}"


def names_a_source(text: str) -> bool:
    """Return whether the text names a source or marks its claim as ours."""
    return bool(OWN_CLAIM.search(text)) or any(True for _link in _links(text))


def unknown_studies(text: str) -> list[str]:
    """Return the studies, by author and year, that a text names and we do not have."""
    labels = studies()
    return [
        name
        for name in STUDY_NAME.findall(text)
        if not any(label.endswith(name) for label in labels)
    ]


def linked(text: str) -> SafeString:
    """Return the text with a link from each source; the article is linked once.

    Safe text is not escaped: its links and attributes must not name a source.
    """
    escaped = str if isinstance(text, SafeData) else escape
    parts, position = [], 0
    for start, end, slug in _links(text):
        link = format_html('<a href="{}">{}</a>', anchor(slug), text[start:end])
        parts += [escaped(text[position:start]), link]
        position = end
    return mark_safe("".join([*parts, escaped(text[position:])]))  # noqa: S308  # escaped


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and slug of each source to link, in order."""
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
