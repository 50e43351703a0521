"""The pages of the library that search engines may find."""

from collections.abc import Sequence

from django.contrib.sitemaps import Sitemap

from exercises.library.version import LIBRARY
from exercises.models import Exercise
from hipflex.seo.sitemaps import AppContent, register


class ExerciseSitemap(Sitemap):
    """The exercises of the library. What a squad adds is for the squad alone."""

    def items(self) -> Sequence[Exercise]:
        return list(Exercise.objects.library().in_progression_order().for_cards())


register(
    "exercises",
    AppContent(
        pages=[
            "exercises:exercise_list",
            "exercises:compare",
            "exercises:evidence",
            "exercises:running_form",
            "exercises:standing_drill",
            "exercises:pike_progression",
            "exercises:stretches",
        ],
        private=["/exercises/add/", "/exercises/custom/", "/figures/"],
        sitemap=ExerciseSitemap,
        version=LIBRARY,
    ),
)
