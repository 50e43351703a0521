"""Which kinds of load have a weight. Plain values in, plain values out."""

from typing import Final

from exercises.choices import LoadKind

# Bodyweight adds nothing, and a band has a level in place of a weight.
UNWEIGHTED: Final = [LoadKind.BODYWEIGHT.value, LoadKind.BAND.value]
# Assistance may be logged without a number: what hands give cannot be weighed.
WEIGHT_NOT_REQUIRED: Final = [
    LoadKind.BODYWEIGHT.value,
    LoadKind.ASSISTANCE.value,
    LoadKind.BAND.value,
]


def has_weight(kind: str) -> bool:
    """Return whether a load of this kind can have a weight."""
    return kind not in UNWEIGHTED


def requires_weight(kind: str) -> bool:
    """Return whether a logged set with this load must have a weight."""
    return kind not in WEIGHT_NOT_REQUIRED
