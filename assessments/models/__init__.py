from assessments.models.assessment import Assessment
from assessments.models.form_check import FormCheck, FormScore
from assessments.models.revision import TrialCorrection
from assessments.models.sprint_test import SprintTest
from assessments.models.trial import Trial

__all__ = [
    "Assessment",
    "FormCheck",
    "FormScore",
    "SprintTest",
    "Trial",
    "TrialCorrection",
]
