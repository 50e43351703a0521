"""What a test asks before it starts, and when it must not start or go on."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from assessments.knee_lift.protocol import PAIN_NO_TEST

PAIN_QUESTION: Final = _("Any pain in hip, groin, front of thigh or back today?")
INJURY_QUESTION: Final = _("Injured or operated there in the last 6 weeks?")
BEFORE: Final = _(
    "No current hip, groin or back pain. No operation or injury there in the last six "
    "weeks. Stop at once with sharp or pinching pain."
)
STOP: Final = _(
    "Stop with pain of 4 or more out of 10, with any sharp, pinching, catching or "
    "giving-way feeling, with back pain and with numbness."
)
# The first three need someone the same day.
URGENT_FLAGS: Final = (
    _(
        "a sudden pop or sharp pain at the front of the hip in a sprint or kick, above "
        "all in a growing athlete"
    ),
    _("cannot bear weight, or limps"),
    _("groin, thigh or knee pain with a limp in a child or teenager"),
)
FLAGS: Final = (
    _("groin pain that builds with running and lasts after it, or comes at night"),
    _("numbness, loss of strength, bladder or bowel change"),
    _("fever or feeling ill with hip pain"),
    _("catching, locking or giving way"),
    _("a lump in the groin"),
)


def no_test_today(pain: int | None, injured: bool | None) -> bool:
    """Whether the two questions rule a test out. The limits are our convention."""
    return (pain or 0) >= PAIN_NO_TEST or bool(injured)
