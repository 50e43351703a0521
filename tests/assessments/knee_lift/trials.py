"""Trials of a test as the scoring reads them."""

from itertools import count

from assessments.knee_lift.geometry import thigh_length_cm
from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.trials import TrialResult
from hipflex.sides import Side

THIGH = thigh_length_cm(175)
attempts = count(1)


def upright(lift, **fields):
    fields = {"side": Side.LEFT, "attempt": next(attempts)} | fields
    return TrialResult(position=Position.UPRIGHT, lift_cm=lift, **fields)


def lean(degrees, what, **fields):
    fields = {"side": Side.LEFT, "attempt": 1} | fields
    position = Position(f"lean{degrees}")
    outcomes = {
        "clear": Outcome.VALID,
        "fail": Outcome.FAILED,
        "range_limited": Outcome.RANGE_LIMITED,
        "stopped": Outcome.STOPPED,
    }
    cleared = what == "clear"
    return TrialResult(
        position=position, cleared=cleared, outcome=outcomes[what], **fields
    )
