import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Max, Q, Value, When
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Athlete, User
from accounts.soft_delete import SoftDeleteModel, SoftDeleteQuerySet
from exercises.measurement_modes import AMOUNTS
from exercises.models import Exercise
from hipflex.sides import SideOrBoth
from training import set_format
from training.models.constraints import SET_RULES

KG_PER_LB = Decimal("0.45359237")
LOAD_FIELDS = ("load_kind", "load_value", "load_unit", "band_level")
# What was done: the same on both sides when one is copied to the other.
DOSE_FIELDS = (*AMOUNTS, "lean_deg", *LOAD_FIELDS)
# What a person enters; the other columns tell whose set it is and when it was done.
RECORDED_FIELDS = ("number", "side", *DOSE_FIELDS, "effort", "pain", "faults")
# The long texts of an exercise, which no page of the log shows.
DEFERRED = [
    f"exercise__{name}"
    for name in (
        "summary",
        "origin_note",
        "setup",
        "steps",
        "cues",
        "safety",
        "resistance",
        "notes",
        "illustration",
        "figure_alt",
        "keywords",
        "search",
    )
]
# Our convention: heaviest, then furthest lean, then longest hold, then most reps.
BEST_FIRST = [
    F("load_order").desc(),
    F("band_level").desc(nulls_last=True),
    F("lean_deg").desc(nulls_last=True),
    F("under_tension").desc(nulls_last=True),
    F("reps").desc(nulls_last=True),
    F("distance_m").desc(nulls_last=True),
]


class SetLogQuerySet(SoftDeleteQuerySet["SetLog"]):
    def in_order(self) -> Self:
        """Sets in the order done, with the exercise's short columns. More raises."""
        related = self.select_related("exercise").defer(*DEFERRED)
        in_order = related.order_by("done_at", "number", "side", "id")
        return in_order.fetch_mode(models.FETCH_RAISE)

    def of_one_athlete(self, athlete_id: int) -> Self:
        """Active sets, by the column that the indexes start with."""
        return self.active().filter(athlete=athlete_id)

    def latest_per_set(self, exercises: Iterable[int]) -> Self:
        """The newest of each exercise, set number and side."""
        of_these = self.active().filter(exercise__in=exercises)
        place = ("exercise", "number", "side")
        return of_these.order_by(*place, "-done_at", "-id").distinct(*place)

    def for_duration(self, athlete_id: int, *, since: date) -> Self:
        """Sets of the sessions since a day in the current time zone. More raises."""
        midnight = timezone.make_aware(datetime.combine(since, time.min))
        own = self.of_one_athlete(athlete_id).filter(session__started_at__gte=midnight)
        related = own.select_related("session", "exercise").defer(*DEFERRED)
        in_order = related.order_by("session__started_at", "done_at", "id")
        return in_order.fetch_mode(models.FETCH_RAISE)

    def for_change(self, user: User) -> Self:
        """One set to write to, locked until the request is done."""
        own = self.editable_by(user).select_related("session", "exercise")
        return own.select_for_update(of=("self",))

    def with_exercise(self) -> Self:
        related = self.select_related("session", "exercise").defer(*DEFERRED)
        return related.fetch_mode(models.FETCH_RAISE)

    def of_newest_sessions(self, count: int) -> Self:
        """Only those of the newest sessions that have any of these sets."""
        sessions = self.values("session").annotate(at=Max("session__started_at"))
        newest = sessions.order_by("-at", "-session")[:count]
        return self.filter(session__in=newest.values("session"))

    def latest_per_side(self) -> Self:
        side = ("exercise", "side")
        return self.order_by(*side, "-done_at", "-id").distinct(*side)

    def best_per_side(self) -> Self:
        """The best of each exercise and side; less assistance counts as more load."""
        is_assisted = Q(load_kind="assistance")
        ranked = self.annotate(
            load_order=Case(
                When(is_assisted, then=-Coalesce("load_kg", Value(Decimal(1)))),
                default=Coalesce("load_kg", Value(Decimal(0))),
                output_field=models.DecimalField(),
            ),
            under_tension=Coalesce("reps", Value(1)) * F("hold_s"),
        )
        side = ("exercise", "side")
        return ranked.order_by(*side, *BEST_FIRST, "-done_at", "-id").distinct(*side)


class SetLog(SoftDeleteModel):
    """One set of one side as it was done, not as it was planned."""

    class LoadUnit(models.TextChoices):
        KG = "kg", _("kg")
        LB = "lb", _("lb")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        "training.Session", on_delete=models.CASCADE, related_name="sets"
    )
    athlete = models.ForeignKey(
        Athlete, on_delete=models.CASCADE, related_name="set_logs"
    )
    exercise = models.ForeignKey(
        Exercise, on_delete=models.PROTECT, related_name="set_logs"
    )
    # Copies of the exercise's own, kept true by the database.
    mode = models.CharField(max_length=14, choices=Exercise.Mode)
    sided = models.BooleanField()
    number = models.PositiveSmallIntegerField(_("set"))
    side = models.CharField(_("side"), max_length=1, choices=SideOrBoth)
    reps = models.PositiveSmallIntegerField(_("reps"), null=True, blank=True)
    hold_s = models.DecimalField(
        _("hold, seconds"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    distance_m = models.DecimalField(
        _("distance, metres"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    lean_deg = models.PositiveSmallIntegerField(
        _("lean, degrees"), null=True, blank=True
    )
    load_kind = models.CharField(
        _("load"),
        max_length=12,
        choices=Exercise.LoadKind,
        default=Exercise.LoadKind.BODYWEIGHT,
    )
    load_value = models.DecimalField(
        _("load"), max_digits=6, decimal_places=2, null=True, blank=True
    )
    load_unit = models.CharField(max_length=2, choices=LoadUnit, default=LoadUnit.KG)
    load_kg = models.GeneratedField(
        expression=Case(
            When(load_unit="lb", then=F("load_value") * Value(KG_PER_LB)),
            default=F("load_value"),
        ),
        output_field=models.DecimalField(max_digits=6, decimal_places=2),
        db_persist=True,
    )
    band_level = models.PositiveSmallIntegerField(_("band"), null=True, blank=True)
    effort = models.PositiveSmallIntegerField(_("effort"), null=True, blank=True)
    pain = models.PositiveSmallIntegerField(_("pain"), null=True, blank=True)
    faults = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    done_at = models.DateTimeField(_("done at"))
    received_at = models.DateTimeField(db_default=Now())
    version = models.PositiveIntegerField(default=1)

    objects = SetLogQuerySet.as_manager()

    class Meta:
        constraints = SET_RULES
        indexes = [
            models.Index(
                fields=["athlete", "exercise", "-done_at"],
                name="training_sets_by_exercise",
            ),
            models.Index(fields=["athlete", "-done_at"], name="training_sets_by_time"),
        ]

    def __str__(self) -> str:
        return f"Set {self.number} {self.side} of session {self.session_id}"

    def get_absolute_url(self) -> str:
        return reverse("training:set_edit", args=[self.pk])

    @property
    def name(self) -> str:
        """ "Set 1, left", or "Set 1" of an exercise without sides."""
        name = set_format.place(self.number, self.side)
        return name[0].upper() + name[1:]

    @property
    def amount(self) -> str:
        """What was done: "9 × 2 s", "8 reps", "30 s" or "20 m"."""
        return set_format.amount(
            self.mode, reps=self.reps, hold_s=self.hold_s, distance_m=self.distance_m
        )

    @property
    def load(self) -> str:
        return set_format.load(
            self.load_kind,
            value=self.load_value,
            unit=self.load_unit,
            band=self.band_level,
        )

    @property
    def setting(self) -> str:
        return ", ".join(filter(None, [set_format.lean(self.lean_deg), self.load]))

    @property
    def description(self) -> str:
        """All that was done: "8 × 2 s, 15°, 2.5 kg ankle weight"."""
        return ", ".join(filter(None, [self.amount, self.setting]))

    @property
    def recorded_values(self) -> dict[str, Any]:
        """The recorded fields, as JSON stores them."""
        values = {name: getattr(self, name) for name in RECORDED_FIELDS}
        return {
            name: str(value) if isinstance(value, Decimal) else value
            for name, value in values.items()
        }

    def save_edit(self, user: User, *, before: dict[str, Any]) -> None:
        """Save the set as a new version, and the values `before` as a revision."""
        self.revisions.create(athlete_id=self.athlete_id, edited_by=user, values=before)
        self.version += 1
        self.save(update_fields=[*RECORDED_FIELDS, "version"])

    def original_version(self) -> Self:
        """Return this set as it was logged, before any edit. It must not be saved."""
        first = self.revisions.order_by("id").first()
        self.set_values(first.values if first else {})
        return self

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Set the recorded fields from the values that JSON has stored."""
        fields = {field.name: field for field in self._meta.fields}
        for name, value in values.items():
            setattr(self, name, fields[name].to_python(value))
