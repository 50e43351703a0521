from exercises.forms.compare import CompareForm
from exercises.forms.dose import DoseForm
from exercises.forms.own import OwnExerciseForm
from exercises.forms.own_edit import OwnEditForm

__all__ = ["CompareForm", "DoseForm", "OwnEditForm", "OwnExerciseForm"]
