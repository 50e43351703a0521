from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from exercises.models.exercise import Exercise
from hipflex.constraints import CompositeForeignKey

SHA256 = r"^[0-9a-f]{64}$"
# Of a stored picture: sides in pixels, sizes in bytes.
MAX_SIDE = 1200
MAX_THUMBNAIL_SIDE = 320
MAX_FULL_BYTES = 600_000
MAX_THUMBNAIL_BYTES = 80_000


def _size(field: str) -> Func:
    count = models.IntegerField()
    return Func(F(field), function="octet_length", output_field=count)


def _webp(field: str) -> Q:
    """Require the signature of WebP: nothing else is ever stored or sent."""
    bounds = (Value(9), Value(4))
    binary = models.BinaryField()
    signature = Func(F(field), *bounds, function="substring", output_field=binary)
    return Q(Exact(signature, Value(b"WEBP", output_field=binary)))


def _at_most(field: str, max_bytes: int) -> Q:
    return Q(LessThanOrEqual(_size(field), max_bytes))


def _sha256(field: str) -> Func:
    digest = Func(F(field), function="sha256", output_field=models.BinaryField())
    return Func(
        digest, Value("hex"), function="encode", output_field=models.TextField()
    )


class ExercisePicture(models.Model):
    """The picture of a custom exercise, encoded by us in two sizes as WebP."""

    exercise = models.OneToOneField(
        Exercise, on_delete=models.CASCADE, primary_key=True, related_name="picture"
    )
    # A copy of the exercise's column: a picture needs its alternative text.
    has_picture = models.BooleanField(default=True, editable=False)
    full = models.BinaryField()
    thumbnail = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    # SHA-256 of the uploaded file: the same file sent again is no change.
    source = models.CharField(max_length=64)
    digest = models.GeneratedField(
        expression=_sha256("full"),
        output_field=models.CharField(max_length=64),
        db_persist=True,
    )

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["exercise", "has_picture"],
                to="exercises.Exercise",
                to_fields=["id", "has_picture"],
                name="exercises_picture_has_alt_text",
            ),
            models.CheckConstraint(
                condition=Q(has_picture=True),
                name="exercises_picture_belongs_to_alt_text",
                violation_error_message=_("Describe what the picture shows."),
            ),
            models.CheckConstraint(
                condition=_webp("full") & _webp("thumbnail"),
                name="exercises_picture_is_webp",
                violation_error_message=_("Pictures are saved as WebP."),
            ),
            models.CheckConstraint(
                condition=_at_most("full", MAX_FULL_BYTES)
                & _at_most("thumbnail", MAX_THUMBNAIL_BYTES),
                name="exercises_picture_size_limit",
                violation_error_message=_("The picture is too large."),
            ),
            models.CheckConstraint(
                condition=Q(width__range=(1, MAX_SIDE), height__range=(1, MAX_SIDE)),
                name="exercises_picture_side_limit",
                violation_error_message=_("The picture is too wide or too high."),
            ),
            models.CheckConstraint(
                condition=Q(source__regex=SHA256),
                name="exercises_picture_source_is_sha256",
                violation_error_message=_("The picture file has no checksum."),
            ),
        ]

    def __str__(self) -> str:
        return f"Picture of exercise {self.exercise_id}"
