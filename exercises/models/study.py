from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exercises.models.requirements import SLUG
from hipflex.constraints import filled

# Without one of these, a study would seem to show more than it does.
REQUIRED_TEXTS = (
    "label",
    "citation",
    "design",
    "sample",
    "finding",
    "limits",
    "topic",
)


class StudyQuerySet(models.QuerySet["Study"]):
    def in_order(self) -> Self:
        return self.order_by("position", "id")


class Study(models.Model):
    """A published finding: what it supports, and what it cannot show."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("Supports the training")
        AGAINST = "against", _("Against the training")
        METHOD = "method", _("About measuring")

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=60)
    citation = models.TextField()
    doi = models.CharField("DOI", max_length=120, blank=True)
    design = models.TextField()
    sample = models.TextField()
    finding = models.TextField()
    limits = models.TextField()
    topic = models.CharField(max_length=40)
    stance = models.CharField(max_length=8, choices=Stance)
    position = models.PositiveSmallIntegerField()

    objects = StudyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "studies"
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=SLUG) & filled(*REQUIRED_TEXTS),
                name="exercises_study_texts_filled_in",
                violation_error_message=_("Fill in every field about the study."),
            ),
            models.CheckConstraint(
                condition=Q(doi="") | Q(doi__startswith="10."),
                name="exercises_study_doi_shaped",
                violation_error_message=_("A DOI begins with 10."),
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["supports", "against", "method"]),
                name="exercises_study_stance_known",
                violation_error_message=_(
                    "Choose whether the study supports the training."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def doi_url(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""
