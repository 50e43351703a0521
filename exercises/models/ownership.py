"""Whose an exercise is, where it is found, and what it looks like."""

import uuid

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Squad
from exercises.figures.thumbnail import NEUTRAL, drawing, photograph

ALT_LENGTH = 200
ADDRESS_LENGTH = 80


class Owned(models.Model):
    """The library's where `squad` is empty, else that squad's own."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    squad = models.ForeignKey(
        Squad,
        on_delete=models.CASCADE,
        related_name="exercises",
        null=True,
        blank=True,
    )
    slug = models.SlugField(max_length=60)
    # A slug has no underscore: no squad's address is like a library's or another's.
    address = models.GeneratedField(
        expression=Case(
            When(squad=None, then=F("slug")),
            default=Concat(
                Cast("squad", models.TextField()),
                Value("_"),
                F("slug"),
                output_field=models.TextField(),
            ),
            output_field=models.TextField(),
        ),
        output_field=models.CharField(max_length=ADDRESS_LENGTH),
        db_persist=True,
    )
    # What a squad's picture shows; without one there is no picture.
    picture_alt = models.CharField(
        _("what it shows"), max_length=ALT_LENGTH, blank=True
    )
    is_pictured = models.GeneratedField(
        expression=models.ExpressionWrapper(
            ~Q(picture_alt=""), output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse("exercises:exercise_detail", args=[self.address])

    @property
    def image(self) -> str:
        """The figure's path under the static folder."""
        return self.figure("")

    @property
    def image_left(self) -> str:
        return self.figure("-left")

    @property
    def image_start(self) -> str:
        return self.figure("-start")

    @property
    def image_end(self) -> str:
        return self.figure("-end")

    @property
    def motion(self) -> str:
        return self.figure("-motion")

    @property
    def motion_left(self) -> str:
        return self.figure("-left-motion")

    def figure(self, kind: str) -> str:
        """The path of one of its figures; what a squad adds has one for all."""
        return f"figures/{NEUTRAL if self.squad_id else self.slug}{kind}.svg"

    @property
    def photo(self) -> str:
        """The address of the squad's picture; it changes with the exercise."""
        return self._photo("exercise_picture") if self.picture_alt else ""

    @property
    def thumbnail(self) -> SafeString:
        """The figure small, to stand in a page; of a squad's own, its picture."""
        if self.picture_alt:
            return photograph(self._photo("exercise_thumbnail"))
        return drawing(NEUTRAL if self.squad_id else self.slug)

    def _photo(self, view: str) -> str:
        path = reverse(f"exercises:{view}", args=[self.address])
        return f"{path}?v={self.version}"

    @property
    def is_in_use(self) -> bool:
        """Whether anything keeps it from being deleted: sets, plans. Asks for each."""
        keepers = (
            one for one in self._meta.related_objects if one.on_delete is models.PROTECT
        )
        return any(
            one.related_model._base_manager.filter(**{one.field.name: self}).exists()
            for one in keepers
        )

    def archive(self) -> None:
        """Out of what is offered; sets and plans keep it. Twice keeps the first."""
        if self.archived_at is None:
            self.archived_at = timezone.now()
            self.save(update_fields=["archived_at"])

    def restore(self) -> None:
        self.archived_at = None
        self.save(update_fields=["archived_at"])
