from training.views.history import exercise_history, history, progress
from training.views.plan import plan_detail, plan_end, plan_list, plan_propose
from training.views.plan_item import (
    plan_item_create,
    plan_item_remove,
    plan_item_restore,
)
from training.views.session import (
    session_delete,
    session_detail,
    session_edit,
    session_finish,
    session_start,
    today,
)
from training.views.set_log import set_create, set_delete, set_edit, set_restore

__all__ = [
    "exercise_history",
    "history",
    "plan_detail",
    "plan_end",
    "plan_item_create",
    "plan_item_remove",
    "plan_item_restore",
    "plan_list",
    "plan_propose",
    "progress",
    "session_delete",
    "session_detail",
    "session_edit",
    "session_finish",
    "session_start",
    "set_create",
    "set_delete",
    "set_edit",
    "set_restore",
    "today",
]
