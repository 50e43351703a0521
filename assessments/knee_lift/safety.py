"""What a test asks before it starts, and when it must not start or go on."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from assessments.knee_lift.protocol import PAIN_NO_TEST

PAIN_QUESTION: Final = _(
    "Any pain in the hip, groin, front of the thigh or back today?"
)
INJURY_QUESTION: Final = _("Any injury or surgery there in the last 6 weeks?")
BEFORE: Final = _(
    "Only test without current hip, groin or back pain, and with no surgery or injury "
    "there in the last six weeks. Stop straight away if there is sharp or pinching "
    "pain."
)
STOP: Final = _(
    "Stop if the pain is 4 or more out of 10, or if there is any sharp, pinching, "
    "catching or giving-way feeling, back pain or numbness."
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
    _(
        "groin pain that builds up while running and lasts afterwards, or comes at "
        "night"
    ),
    _("numbness, loss of strength, bladder or bowel change"),
    _("fever or feeling ill with hip pain"),
    _("catching, locking or giving way"),
    _("a lump in the groin"),
)


def no_test_today(pain: int | None, injured: bool | None) -> bool:
    """Whether the two questions rule a test out. The limits are our convention."""
    return (pain or 0) >= PAIN_NO_TEST or bool(injured)
