from training.models.plan import Plan, PlanItem
from training.models.session import Session
from training.models.set_log import SetCorrection, SetLog

__all__ = ["Plan", "PlanItem", "Session", "SetCorrection", "SetLog"]
