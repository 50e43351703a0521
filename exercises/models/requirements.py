from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hipflex.constraints import filled, no_gaps

# As the catalogue's files name things.
SLUG = r"^[a-z0-9]+([-_][a-z0-9]+)*$"


def named(what: str) -> list[models.BaseConstraint]:
    """What has a slug and a name has both."""
    return [
        models.CheckConstraint(
            condition=Q(slug__regex=SLUG),
            name=f"exercises_{what}_slug_of_small_letters",
            violation_error_message=_("Use lower-case letters, digits and hyphens."),
        ),
        models.CheckConstraint(
            condition=filled("name"),
            name=f"exercises_{what}_has_a_name",
            violation_error_message=_("Enter a name."),
        ),
    ]


class Muscle(models.Model):
    """A muscle or group that an exercise trains."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = named("muscle")

    def __str__(self) -> str:
        return self.name


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def kit(self) -> Self:
        """What a visitor may tick as being at hand."""
        return self.filter(met_by__contains=[F("slug")]).order_by("position", "id")


class Equipment(models.Model):
    """Something an exercise needs or may use."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=0)
    # Any one of these will do; whoever meets itself is offered as kit to tick.
    met_by = ArrayField(models.SlugField(), default=list)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "equipment"
        constraints = [
            *named("equipment"),
            models.CheckConstraint(
                condition=no_gaps("met_by"),
                name="exercises_equipment_met_by_without_gaps",
                violation_error_message=_("The list has an empty line."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
