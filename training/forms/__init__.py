from training.forms.plan import PlanStartForm
from training.forms.plan_item import PlanItemForm
from training.forms.session import SessionEditForm, SessionFinishForm, SessionStartForm
from training.forms.set_correct import SetCorrectForm
from training.forms.set_log import SetLogForm

__all__ = [
    "PlanItemForm",
    "PlanStartForm",
    "SessionEditForm",
    "SessionFinishForm",
    "SessionStartForm",
    "SetCorrectForm",
    "SetLogForm",
]
