import pytest

from assessments.knee_lift.protocol import (
    COMPENSATIONS,
    INVALIDATING,
    LEAN_POSITIONS,
    RANGES,
    STOPPING,
    THRESHOLDS,
    Basis,
    Outcome,
    Position,
)
from hipflex.sides import Side


def test_positions_lean_as_the_protocol_says():
    assert [one.lean_deg for one in Position] == [0, 15, 30, 45, 0]
    assert [one.label for one in LEAN_POSITIONS] == ["15°", "30°", "45°"]
    assert Position.LEAN45.basis == Basis.ARTICLE
    assert Position.LEAN30.basis == Basis.CONVENTION


def test_compensations_that_undo_a_lift():
    noted = {one.id for one in COMPENSATIONS} - INVALIDATING

    assert noted == {"knee_in", "knee_out", "cramp", "shin_swing"}
    assert set(STOPPING) == {"pain"}
    assert len({one.id for one in COMPENSATIONS}) == len(COMPENSATIONS) == 12


def test_thresholds_name_their_source():
    assert [one.cm for one in THRESHOLDS] == [2.5, 7.5, 2.5]
    assert all("article" in str(one.source) for one in THRESHOLDS)


def test_words_for_choices():
    assert [one.label for one in Basis] == ["article", "our convention", "study"]
    assert [one.label for one in Side] == ["Left", "Right"]
    assert Outcome.FAILED.label == "Not cleared"
    assert [one.other for one in Side] == [Side.RIGHT, Side.LEFT]


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    (
        ("lift_cm", 35, 35.5),
        ("thigh_deg", 0, -1),
        ("stature_cm", 110, 109.5),
        ("chair_cm", 60, 61),
        ("pain", 10, 11),
    ),
)
def test_ranges_hold_their_ends(name, inside, outside):
    assert inside in RANGES[name]
    assert outside not in RANGES[name]
