from django.contrib import admin

from hipflex.admin import FactAdmin
from training.models import Plan, PlanItem, Session, SetLog, SetRevision


@admin.register(Plan, PlanItem, Session, SetRevision, SetLog)
class TrainedAdmin(FactAdmin):
    list_display = ["__str__", "athlete"]
    list_select_related = ["athlete"]
    ordering = ["-pk"]
