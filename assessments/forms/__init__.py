from assessments.forms.assessment import AssessmentForm
from assessments.forms.prefill import new_sheet
from assessments.forms.sheet import Sheet
from assessments.forms.trial import LeanForm, TrialForm, UprightForm

__all__ = [
    "AssessmentForm",
    "LeanForm",
    "Sheet",
    "TrialForm",
    "UprightForm",
    "new_sheet",
]
