from django.db import models

from accounts.revision import Revision
from hipflex.constraints import CompositeForeignKey
from training.models.set_log import SetLog


class SetRevision(Revision):
    """A set as it was before an edit."""

    set_log = models.ForeignKey(
        SetLog, on_delete=models.CASCADE, related_name="revisions"
    )

    class Meta(Revision.Meta):
        constraints = [
            *Revision.Meta.constraints,
            CompositeForeignKey(
                fields=["set_log", "athlete"],
                to="training.SetLog",
                to_fields=["id", "athlete"],
                name="training_setrevision_same_athlete_as_set",
            ),
        ]

    def __str__(self) -> str:
        return f"Revision {self.pk} of set {self.set_log_id}"

    @property
    def description(self) -> str:
        """Return what the set recorded before the edit: "8 × 2 s, 15°"."""
        earlier = SetLog(mode=self.set_log.mode)
        earlier.set_values(self.values)
        return earlier.description
