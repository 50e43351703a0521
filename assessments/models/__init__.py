from assessments.models.assessment import Assessment, Trial, TrialCorrection
from assessments.models.form_check import FormCheck, FormScore
from assessments.models.sprint_test import SprintTest

__all__ = [
    "Assessment",
    "FormCheck",
    "FormScore",
    "SprintTest",
    "Trial",
    "TrialCorrection",
]
