import uuid
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User
from hipflex.constraints import filled


class SquadQuerySet(models.QuerySet["Squad"]):
    def visible_to(self, user: User) -> Self:
        """Squads where the user is on the staff."""
        return self.filter(pk__in=user.staff_roles.values("squad"))

    def led_by(self, user: User) -> Self:
        heads = user.staff_roles.filter(role=Staff.Role.HEAD)
        return self.filter(pk__in=heads.values("squad"))

    def editable_by(self, user: User) -> Self:
        """Squads whose athletes, tests and plans the user can edit."""
        editing = user.staff_roles.filter(role__in=Staff.EDITING_ROLES)
        return self.filter(pk__in=editing.values("squad"))

    def with_athlete(self, athlete: models.Model) -> Self:
        return self.filter(memberships__athlete=athlete, memberships__left_on=None)


class StaffQuerySet(models.QuerySet["Staff"]):
    def changeable_by(self, user: User) -> Self:
        """All staff members of the squads that the user leads."""
        return self.filter(squad__in=Squad.objects.led_by(user))

    def endable_by(self, user: User) -> Self:
        """Staff members of squads the user leads, and the user: anyone can leave."""
        return self.filter(Q(user=user) | Q(squad__in=Squad.objects.led_by(user)))

    def for_page(self) -> Self:
        return (
            self.select_related("user", "squad")
            .order_by("user__display_name", "id")
            .fetch_mode(models.FETCH_RAISE)
        )


class Squad(models.Model):
    """Athletes who train together, and the staff who see them."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(db_default=models.functions.Now())

    objects = SquadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=filled("name"),
                name="accounts_squad_has_a_name",
                violation_error_message=_("Enter a name for the squad."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:squad_detail", args=[self.pk])


class Staff(models.Model):
    """A user's role on the staff of a squad."""

    class Role(models.TextChoices):
        HEAD = "head", _("Head coach")
        COACH = "coach", _("Coach")
        PHYSIO = "physio", _("Physio")

    # A physio can see everything and edit nothing.
    EDITING_ROLES = (Role.HEAD, Role.COACH)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_roles"
    )
    squad = models.ForeignKey(Squad, on_delete=models.CASCADE, related_name="staff")
    role = models.CharField(_("role"), max_length=6, choices=Role)

    objects = StaffQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "staff"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "squad"],
                name="accounts_staff_one_role_per_squad",
                violation_error_message=_("This person is already on the staff."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=["head", "coach", "physio"]),
                name="accounts_staff_role_known",
                violation_error_message=_("Choose head coach, coach or physio."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.user_id} of squad {self.squad_id}"

    @transaction.atomic
    def change_role(self, role: str) -> bool:
        """Change the role. Return False if the squad would lose its last head coach."""
        if role != Staff.Role.HEAD and self._is_last_head():
            return False
        self.role = role
        self.save(update_fields=["role"])
        return True

    @transaction.atomic
    def end(self) -> bool:
        """Leave the staff. Return False if the squad would lose its last head coach."""
        if self._is_last_head():
            return False
        self.delete()
        return True

    def _is_last_head(self) -> bool:
        # Lock the squad: two head coaches must not remove each other at the same time.
        Squad.objects.select_for_update().get(pk=self.squad_id)
        heads = Staff.objects.filter(squad=self.squad_id, role=Staff.Role.HEAD)
        return heads.filter(pk=self.pk).exists() and heads.count() == 1
