"""Exercises and studies in schema.org's words: what the page says, and no more.

An exercise is a way of doing something (HowTo). Types that speak of health or of an
effect are left alone: the page promises none.
"""

from collections.abc import Iterable, Sequence

from exercises.models import Exercise, Study
from hipflex.seo.jsonld import Thing


def how_to(exercise: Exercise, *, image: str) -> Thing:
    """How an exercise is done; `gear` comes with `for_page`."""
    steps = [{"@type": "HowToStep", "text": line} for line in exercise.steps]
    tools = [
        {"@type": "HowToTool", "name": thing["name"]}
        for thing in exercise.gear
        if thing["is_required"]
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
    """Names and addresses, in the order of the page."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "url": url}
            for number, (name, url) in enumerate(entries, start=1)
        ],
    }


def review(headline: str, description: str, studies: Sequence[Study]) -> Thing:
    """A text that rests on studies."""
    return {
        "@type": "Article",
        "headline": headline,
        "description": description,
        "citation": [citation(study) for study in studies],
    }


def citation(study: Study) -> Thing:
    """What has no DOI need not be an article: theses and registers are cited too."""
    if not study.doi:
        return {"@type": "CreativeWork", "name": study.citation}
    return {
        "@type": "ScholarlyArticle",
        "name": study.citation,
        "sameAs": study.doi_url,
    }
