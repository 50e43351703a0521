from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from exercises.custom_exercises.picture import MOST_KEPT, MOST_KEPT_SMALL, SIDE
from exercises.models.exercise import Exercise
from hipflex.constraints import CompositeForeignKey

SHA256 = r"^[0-9a-f]{64}$"


def _size(field: str) -> Func:
    count = models.IntegerField()
    return Func(F(field), function="octet_length", output_field=count)


def _webp(field: str) -> Q:
    """The bytes say that they are WebP: nothing else is ever kept or sent."""
    place = (Value(9), Value(4))
    binary = models.BinaryField()
    found = Func(F(field), *place, function="substring", output_field=binary)
    return Q(Exact(found, Value(b"WEBP", output_field=binary)))


def _kept(field: str, most: int) -> Q:
    return Q(LessThanOrEqual(_size(field), most))


def _sha256(field: str) -> Func:
    digest = Func(F(field), function="sha256", output_field=models.BinaryField())
    return Func(
        digest, Value("hex"), function="encode", output_field=models.TextField()
    )


class ExercisePicture(models.Model):
    """What a squad's own exercise looks like: written anew by us, in two sizes."""

    exercise = models.OneToOneField(
        Exercise, on_delete=models.CASCADE, primary_key=True, related_name="picture"
    )
    # A copy kept true by the database: its exercise says what is on it.
    is_pictured = models.BooleanField(default=True, editable=False)
    whole = models.BinaryField()
    small = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    # Of the file as it came: the same file sent again is no change.
    source = models.CharField(max_length=64)
    digest = models.GeneratedField(
        expression=_sha256("whole"),
        output_field=models.CharField(max_length=64),
        db_persist=True,
    )

    class Meta:
        constraints = [
            CompositeForeignKey(
                fields=["exercise", "is_pictured"],
                to="exercises.Exercise",
                to_fields=["id", "is_pictured"],
                name="exercises_picture_said_in_words",
            ),
            models.CheckConstraint(
                condition=Q(is_pictured=True),
                name="exercises_picture_has_words",
                violation_error_message=_("Describe what the picture shows."),
            ),
            models.CheckConstraint(
                condition=_webp("whole") & _webp("small"),
                name="exercises_picture_is_webp",
                violation_error_message=_("Pictures are saved as WebP."),
            ),
            models.CheckConstraint(
                condition=_kept("whole", MOST_KEPT) & _kept("small", MOST_KEPT_SMALL),
                name="exercises_picture_is_small",
                violation_error_message=_("The picture is too large."),
            ),
            models.CheckConstraint(
                condition=Q(width__range=(1, SIDE), height__range=(1, SIDE)),
                name="exercises_picture_within_its_frame",
                violation_error_message=_("The picture is too wide or too high."),
            ),
            models.CheckConstraint(
                condition=Q(source__regex=SHA256),
                name="exercises_picture_knows_its_source",
                violation_error_message=_("The picture file has no checksum."),
            ),
        ]

    def __str__(self) -> str:
        return f"Picture of exercise {self.exercise_id}"
