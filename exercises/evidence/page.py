"""The evidence page in reading order: opposing studies, questions, methods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from exercises.models import Study


@dataclass(frozen=True)
class Controversy:
    """A question that two studies answer differently."""

    id: str
    question: Promise
    answer: Promise
    supports: str
    against: str


# The names of the studies in the answers become links.
CONTROVERSIES: Final = (
    Controversy(
        "sides-training",
        _("Does training the hip flexors make people faster?"),
        _(
            "Untrained adults got faster in Deane 2005; trained athletes did not in "
            "Indiana State thesis 2006. Neither settles it for the other group."
        ),
        "deane-2005",
        "indiana-state-2006",
    ),
    Controversy(
        "sides-speed",
        _("Does moving the legs faster through the air set the speed?"),
        _(
            "Dorn 2012 gives the leg swing and the hip flexors a large role above "
            "about 7 m/s; Weyand 2000 says that top speed is set by the force put into "
            "the ground. Both can be true: the legs have to be back in time to push."
        ),
        "dorn-2012",
        "weyand-2000",
    ),
)


@dataclass(frozen=True)
class Pair:
    """A controversy with those of its two studies that are stored."""

    controversy: Controversy
    studies: Sequence[Study]


@dataclass(frozen=True)
class Topic:
    """Studies on one question; `above` are those shown in a pair already."""

    label: str
    studies: Sequence[Study]
    above: Sequence[Study]

    @property
    def id(self) -> str:
        return slugify(self.label)

    @property
    def count(self) -> int:
        return len(self.studies) + len(self.above)


@dataclass(frozen=True)
class Evidence:
    """All studies in their order, sorted into the sections of the page."""

    studies: Sequence[Study]

    @cached_property
    def pairs(self) -> list[Pair]:
        by_slug = {study.slug: study for study in self.studies}
        found = (
            Pair(each, _found(by_slug, each.supports, each.against))
            for each in CONTROVERSIES
        )
        return [pair for pair in found if pair.studies]

    @cached_property
    def questions(self) -> list[Topic]:
        """Return the topics about training and sprinting."""
        return list(self._topics(about_method=False))

    @cached_property
    def methods(self) -> list[Topic]:
        """Return the topics about measuring and safety."""
        return list(self._topics(about_method=True))

    def _topics(self, *, about_method: bool) -> Iterator[Topic]:
        above = [study for pair in self.pairs for study in pair.studies]
        wanted = [
            study
            for study in self.studies
            if (study.stance == Study.Stance.METHOD) is about_method
        ]
        for label in dict.fromkeys(study.topic for study in wanted):
            here = [study for study in wanted if study.topic == label]
            yield Topic(
                label,
                [study for study in here if study not in above],
                [study for study in here if study in above],
            )


def _found(by_slug: dict[str, Study], *slugs: str) -> list[Study]:
    return [by_slug[slug] for slug in slugs if slug in by_slug]
