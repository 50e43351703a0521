from typing import Any, ClassVar, Self
from zoneinfo import available_timezones

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from hipflex.constraints import filled

# See `Staff.EDITING_ROLES`.
EDITING_ROLES = ("head", "coach")


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("Choose a time zone from the list."))


class UserQuerySet(models.QuerySet["User"]):
    def with_roles(self) -> Self:
        """Annotate whether each user trains, coaches or both."""
        same_user = self.model._base_manager.filter(pk=OuterRef("pk"))
        return self.annotate(
            own_athlete_id=F("athlete__pk"),
            has_staff_role=Exists(same_user.filter(staff_roles__isnull=False)),
            can_edit_squads=Exists(
                same_user.filter(staff_roles__role__in=EDITING_ROLES)
            ),
        )


class UserManager(BaseUserManager.from_queryset(UserQuerySet)["User"]):  # type: ignore[misc]
    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> "User":
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in: to train, to coach, or both."""

    class WeightUnit(models.TextChoices):
        KG = "kg", _("Kilograms")
        LB = "lb", _("Pounds")

    class LengthUnit(models.TextChoices):
        CM = "cm", _("Centimetres")
        IN = "in", _("Inches")

    class Theme(models.TextChoices):
        AUTO = "auto", _("Match my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    email = models.EmailField(_("email address"), unique=True)
    display_name = models.CharField(_("name"), max_length=80)
    weight_unit = models.CharField(
        _("weight unit"), max_length=2, choices=WeightUnit, default=WeightUnit.KG
    )
    length_unit = models.CharField(
        _("length unit"), max_length=2, choices=LengthUnit, default=LengthUnit.CM
    )
    theme = models.CharField(
        _("light or dark"), max_length=5, choices=Theme, default=Theme.AUTO
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="UTC", validators=[validate_time_zone]
    )
    language = models.CharField(_("language"), max_length=10, default="en-gb")
    is_active = models.BooleanField(default=True)
    # Can open the admin, but only together with `is_superuser`, see hipflex/admin.py.
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["display_name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_once_whatever_the_case",
                violation_error_message=_(
                    "There's already an account with this email address."
                ),
            ),
            models.CheckConstraint(
                condition=Q(email__contains="@"),
                name="accounts_user_email_is_an_address",
                violation_error_message=_("Enter an email address."),
            ),
            models.CheckConstraint(
                condition=filled("display_name"),
                name="accounts_user_has_a_name",
                violation_error_message=_("Enter your name."),
            ),
            models.CheckConstraint(
                condition=filled("time_zone"),
                name="accounts_user_has_a_time_zone",
                violation_error_message=_("Choose a time zone from the list."),
            ),
            models.CheckConstraint(
                condition=filled("language"),
                name="accounts_user_has_a_language",
                violation_error_message=_("Choose a language from the list."),
            ),
            models.CheckConstraint(
                condition=Q(weight_unit__in=["kg", "lb"]),
                name="accounts_user_weight_unit_known",
                violation_error_message=_("Choose kilograms or pounds."),
            ),
            models.CheckConstraint(
                condition=Q(length_unit__in=["cm", "in"]),
                name="accounts_user_length_unit_known",
                violation_error_message=_("Choose centimetres or inches."),
            ),
            models.CheckConstraint(
                condition=Q(theme__in=["auto", "light", "dark"]),
                name="accounts_user_theme_known",
                violation_error_message=_("Choose light, dark or match my device."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    # Set by `with_roles`, which the sign-in backend calls.
    own_athlete_id: int | None = None
    has_staff_role: bool = False
    can_edit_squads: bool = False

    @property
    def is_athlete(self) -> bool:
        return self.own_athlete_id is not None

    @property
    def is_coach(self) -> bool:
        return self.has_staff_role


def user_display(user: User) -> str:
    return str(user)
