from django.db import models
from django.db.models.functions import Now


class Heartbeat(models.Model):
    """The one row that the readiness check writes."""

    beat_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"Last beat {self.beat_at}"
