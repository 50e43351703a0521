from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from exercises.models.exercise import Exercise
from exercises.models.requirements import Equipment, Muscle
from hipflex.constraints import CompositeForeignKey


class ExerciseMuscle(models.Model):
    """A muscle that an exercise trains: primary or secondary."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="muscle_roles"
    )
    muscle = models.ForeignKey(
        Muscle, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_primary = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "muscle"],
                name="exercises_muscle_once_per_exercise",
                violation_error_message=_("The exercise already has this muscle."),
            ),
        ]

    def __str__(self) -> str:
        return f"Muscle {self.muscle_id} in exercise {self.exercise_id}"


class ExerciseEquipment(models.Model):
    """A piece of equipment for an exercise: required or optional."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="equipment_roles"
    )
    equipment = models.ForeignKey(
        Equipment, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_required = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "exercise equipment"
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "equipment"],
                name="exercises_equipment_once_per_exercise",
                violation_error_message=_("The exercise already has this equipment."),
            ),
        ]

    def __str__(self) -> str:
        return f"Equipment {self.equipment_id} in exercise {self.exercise_id}"


class Progression(models.Model):
    """A link from an easier exercise to a harder one."""

    easier = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="steps_up"
    )
    harder = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="steps_down"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["easier", "harder"],
                name="exercises_progression_once_per_pair",
                violation_error_message=_(
                    "These two exercises are already linked as easier and harder."
                ),
            ),
            models.UniqueConstraint(
                Least("easier", "harder"),
                Greatest("easier", "harder"),
                name="exercises_progression_goes_one_way",
                violation_error_message=_(
                    "These two exercises are already linked the other way round."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(easier=F("harder")),
                name="exercises_progression_leads_elsewhere",
                violation_error_message=_(
                    "An exercise can't be easier or harder than itself."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Exercise {self.easier_id} leads to {self.harder_id}"


class Variation(models.Model):
    """A link to a similar exercise. Each pair is two rows, one per direction."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="variations"
    )
    variant = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="variation_of"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "variant"],
                name="exercises_variation_once_per_pair",
                violation_error_message=_("The exercise already has this variation."),
            ),
            models.CheckConstraint(
                condition=~Q(exercise=F("variant")),
                name="exercises_variation_is_another_exercise",
                violation_error_message=_(
                    "An exercise can't be a variation of itself."
                ),
            ),
            # Deferred: in between, only one row of the pair may be there.
            CompositeForeignKey(
                fields=["variant", "exercise"],
                to="exercises.Variation",
                to_fields=["exercise", "variant"],
                name="exercises_variation_goes_both_ways",
                deferred=True,
            ),
        ]

    def __str__(self) -> str:
        return f"Exercise {self.exercise_id} is like {self.variant_id}"
