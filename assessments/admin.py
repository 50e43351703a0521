from django.contrib import admin

from assessments.models import (
    Assessment,
    AssessmentRevision,
    FormCheck,
    FormScore,
    SprintTest,
    Trial,
)
from hipflex.admin import FactAdmin


@admin.register(Assessment, FormCheck, FormScore, SprintTest, Trial, AssessmentRevision)
class MeasuredAdmin(FactAdmin):
    list_display = ["__str__", "athlete"]
    list_select_related = ["athlete"]
    ordering = ["-pk"]
