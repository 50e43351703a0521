from exercises.models.exercise import (
    Equipment,
    Exercise,
    ExerciseEquipment,
    ExerciseMuscle,
    Muscle,
    Progression,
)
from exercises.models.study import Study

__all__ = [
    "Equipment",
    "Exercise",
    "ExerciseEquipment",
    "ExerciseMuscle",
    "Muscle",
    "Progression",
    "Study",
]
