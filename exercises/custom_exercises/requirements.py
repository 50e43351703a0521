"""Write anew what an exercise needs and trains."""

from collections.abc import Iterable

from exercises.models import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
)


def write_kit(exercise: Exercise, kit: Iterable[tuple[Equipment, bool]]) -> None:
    """Each thing in order, with whether it is required."""
    exercise.equipment_roles.all().delete()
    ExerciseEquipment.objects.bulk_create(
        ExerciseEquipment(
            exercise=exercise, equipment=thing, is_required=required, position=position
        )
        for position, (thing, required) in enumerate(kit)
    )


def write_muscles(exercise: Exercise, muscles: Iterable[tuple[Muscle, bool]]) -> None:
    """Each muscle in order, with whether it is a main one."""
    exercise.muscle_roles.all().delete()
    ExerciseMuscle.objects.bulk_create(
        ExerciseMuscle(
            exercise=exercise, muscle=muscle, is_main=is_main, position=position
        )
        for position, (muscle, is_main) in enumerate(muscles)
    )
