from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from exercises.models.demand import Equipment, Muscle
from exercises.models.exercise import Exercise


class ExerciseMuscle(models.Model):
    """A muscle in an exercise: main or helper."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="muscle_roles"
    )
    muscle = models.ForeignKey(
        Muscle, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_main = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "muscle"],
                name="exercises_muscle_once_per_exercise",
                violation_error_message=_("The exercise has this muscle already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Muscle {self.muscle_id} in exercise {self.exercise_id}"


class ExerciseEquipment(models.Model):
    """A piece of equipment in an exercise: needed or optional."""

    exercise = models.ForeignKey(
        Exercise, on_delete=models.CASCADE, related_name="equipment_roles"
    )
    equipment = models.ForeignKey(
        Equipment, on_delete=models.CASCADE, related_name="exercise_roles"
    )
    is_required = models.BooleanField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "equipment"],
                name="exercises_equipment_once_per_exercise",
                violation_error_message=_("The exercise has this equipment already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Equipment {self.equipment_id} in exercise {self.exercise_id}"


class Progression(models.Model):
    """One rung of the ladder: from an easier exercise to a harder one."""

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
                violation_error_message=_("The ladder has this step already."),
            ),
            models.CheckConstraint(
                condition=~Q(easier=F("harder")),
                name="exercises_progression_leads_elsewhere",
                violation_error_message=_("An exercise does not lead to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"Exercise {self.easier_id} leads to {self.harder_id}"
