from exercises.forms.compare import CompareForm
from exercises.forms.dose import DoseForm

__all__ = ["CompareForm", "DoseForm"]
