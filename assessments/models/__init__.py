from assessments.models.assessment import Assessment
from assessments.models.form_check import FormCheck, FormScore
from assessments.models.revision import AssessmentRevision
from assessments.models.sprint_test import SprintTest
from assessments.models.trial import Trial

__all__ = [
    "Assessment",
    "AssessmentRevision",
    "FormCheck",
    "FormScore",
    "SprintTest",
    "Trial",
]
