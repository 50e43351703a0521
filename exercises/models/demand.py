from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F


class Muscle(models.Model):
    """A muscle or group that an exercise trains."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)

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

    def __str__(self) -> str:
        return self.name
