"""Rows that leave every list when they are deleted, and can be restored."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from accounts.scoping import AthleteScopedQuerySet


class SoftDeleteQuerySet[M: models.Model](AthleteScopedQuerySet[M]):
    """Rows of a `SoftDeleteModel`, each of one athlete."""

    def active(self) -> Self:
        """Return the rows that are not deleted."""
        return self.filter(deleted_at=None)


class SoftDeleteModel(models.Model):
    """A row that is marked as deleted, by whom and when, instead of destroyed."""

    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True

    def delete_by(self, user: User) -> None:
        """Mark the row as deleted. A deleted row keeps its first deletion."""
        # One statement, so that of two simultaneous requests only the first counts.
        active = type(self)._base_manager.filter(pk=self.pk, deleted_at=None)
        active.update(deleted_at=timezone.now(), deleted_by=user)
        self.refresh_from_db(fields=["deleted_at", "deleted_by"])

    def restore(self) -> None:
        """Undo the deletion; an active row stays as it is.

        IntegrityError if a newer row has taken its place under a unique constraint.
        """
        self.deleted_at = self.deleted_by = None
        self.save(update_fields=["deleted_at", "deleted_by"])


def deleter_needs_time(name: str, message: Any) -> models.CheckConstraint:
    """Return the constraint that a row deleted by someone has its time of deletion."""
    return models.CheckConstraint(
        condition=Q(deleted_by=None) | Q(deleted_at__isnull=False),
        name=name,
        violation_error_message=message,
    )
