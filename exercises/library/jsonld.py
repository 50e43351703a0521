"""Exercises and studies as schema.org data, with the content of their pages only.

An exercise is a HowTo. Types about health or effects are not used: the pages promise
neither.
"""

from collections.abc import Iterable, Sequence

from exercises.models import Exercise, Study
from hipflex.seo.jsonld import Thing


def how_to(exercise: Exercise, *, image: str) -> Thing:
    """Return an exercise from `for_page` as a HowTo."""
    steps = [{"@type": "HowToStep", "text": line} for line in exercise.steps]
    tools = [
        {"@type": "HowToTool", "name": piece["name"]}
        for piece in exercise.equipment_list
        if piece["is_required"]
    ]
    thing = {
        "@type": "HowTo",
        "name": exercise.name,
        "description": exercise.summary,
        "image": image,
        "step": steps,
    }
    return thing | ({"tool": tools} if tools else {})


def item_list(entries: Iterable[tuple[str, str]]) -> Thing:
    """Return names and URLs as a list, in the order of the page."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "url": url}
            for number, (name, url) in enumerate(entries, start=1)
        ],
    }


def review(headline: str, description: str, studies: Sequence[Study]) -> Thing:
    """Return a text as an article that cites studies."""
    return {
        "@type": "Article",
        "headline": headline,
        "description": description,
        "citation": [citation(study) for study in studies],
    }


def citation(study: Study) -> Thing:
    """Return a study: an article if it has a DOI; theses and registers have none."""
    if not study.doi:
        return {"@type": "CreativeWork", "name": study.citation}
    return {
        "@type": "ScholarlyArticle",
        "name": study.citation,
        "sameAs": study.doi_url,
    }
