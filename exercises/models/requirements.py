from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hipflex.constraints import filled, no_gaps

# As in the catalogue, with underscores too.
SLUG = r"^[a-z0-9]+([-_][a-z0-9]+)*$"


def name_rules(model: str) -> list[models.BaseConstraint]:
    """Return the constraints that slug and name are filled in."""
    return [
        models.CheckConstraint(
            condition=Q(slug__regex=SLUG),
            name=f"exercises_{model}_slug_of_small_letters",
            violation_error_message=_("Use lower-case letters, digits and hyphens."),
        ),
        models.CheckConstraint(
            condition=filled("name"),
            name=f"exercises_{model}_has_a_name",
            violation_error_message=_("Enter a name."),
        ),
    ]


class Muscle(models.Model):
    """A muscle or group that an exercise trains."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = name_rules("muscle")

    def __str__(self) -> str:
        return self.name


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def selectable(self) -> Self:
        """Return the equipment that a visitor can tick."""
        return self.filter(met_by__contains=[F("slug")]).order_by("position", "id")


class Equipment(models.Model):
    """Something an exercise needs or may use."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    # Slugs of which any one will do; equipment that is met by itself can be ticked.
    met_by = ArrayField(models.SlugField(), default=list)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "equipment"
        constraints = [
            *name_rules("equipment"),
            models.CheckConstraint(
                condition=no_gaps("met_by"),
                name="exercises_equipment_met_by_without_gaps",
                violation_error_message=_("The list has an empty line."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
