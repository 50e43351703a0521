from exercises.models.exercise import Exercise
from exercises.models.link import (
    ExerciseEquipment,
    ExerciseMuscle,
    Progression,
    Variation,
)
from exercises.models.picture import ExercisePicture
from exercises.models.requirements import Equipment, Muscle
from exercises.models.study import Study

__all__ = [
    "Equipment",
    "Exercise",
    "ExerciseEquipment",
    "ExerciseMuscle",
    "ExercisePicture",
    "Muscle",
    "Progression",
    "Study",
    "Variation",
]
