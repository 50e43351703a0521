"""Replace the equipment and muscles of an exercise."""

from collections.abc import Iterable

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
)


def write_equipment(
    exercise: Exercise, equipment: Iterable[tuple[Equipment, bool]]
) -> None:
    """Store each piece in order, with whether it is required."""
    exercise.equipment_roles.all().delete()
    ExerciseEquipment.objects.bulk_create(
        ExerciseEquipment(
            exercise=exercise, equipment=piece, is_required=required, position=position
        )
        for position, (piece, required) in enumerate(equipment)
    )


def write_muscles(exercise: Exercise, muscles: Iterable[tuple[Muscle, bool]]) -> None:
    """Store each muscle in order, with whether it is a primary one."""
    exercise.muscle_roles.all().delete()
    ExerciseMuscle.objects.bulk_create(
        ExerciseMuscle(
            exercise=exercise, muscle=muscle, is_primary=is_primary, position=position
        )
        for position, (muscle, is_primary) in enumerate(muscles)
    )
