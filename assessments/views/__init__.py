from assessments.views.lists import assessment_list, test_hub
from assessments.views.protocol import protocol
from assessments.views.result import (
    assessment_delete,
    assessment_detail,
    assessment_restore,
)
from assessments.views.sheet import assessment_create, assessment_edit

__all__ = [
    "assessment_create",
    "assessment_delete",
    "assessment_detail",
    "assessment_edit",
    "assessment_list",
    "assessment_restore",
    "protocol",
    "test_hub",
]
