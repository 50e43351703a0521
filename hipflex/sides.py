"""The sides of the body, as they are stored and named everywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """One side of the body."""

    LEFT = "L", _("Left")
    RIGHT = "R", _("Right")

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class SideOrBoth(models.TextChoices):
    """One side of the body, or both together."""

    LEFT = Side.LEFT.value, Side.LEFT.label
    RIGHT = Side.RIGHT.value, Side.RIGHT.label
    BOTH = "B", _("Both")
