from training.models.plan import Plan
from training.models.plan_item import PlanItem
from training.models.revision import SetRevision
from training.models.session import Session
from training.models.set_log import SetLog

__all__ = ["Plan", "PlanItem", "Session", "SetLog", "SetRevision"]
