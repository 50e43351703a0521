from decimal import Decimal

import pytest

from assessments.knee_lift.units import LiftUnit, from_cm, to_cm


@pytest.mark.parametrize(
    ("unit", "value", "cm"),
    (
        (LiftUnit.CM, 7.5, 7.5),
        (LiftUnit.INCH, 3.0, 7.62),
        (LiftUnit.DEGREE, 10.0, 7.445),
    ),
)
def test_units_there_and_back(unit, value, cm):
    assert to_cm(value, unit, thigh_cm=42.875) == pytest.approx(cm, abs=0.001)
    assert from_cm(cm, unit, thigh_cm=42.875) == pytest.approx(value, abs=0.001)


@pytest.mark.parametrize(
    ("unit", "highest", "step", "places", "symbol", "label"),
    (
        (LiftUnit.CM, "35", "0.5", 1, "cm", "cm"),
        (LiftUnit.INCH, "13.7", "0.25", 2, "in", "inches"),
        (LiftUnit.DEGREE, "55", "0.5", 1, "°", "degrees"),
    ),
)
def test_unit_facts(unit, highest, step, places, symbol, label):
    assert unit.highest == Decimal(highest)
    assert (unit.step, unit.places, unit.symbol) == (step, places, symbol)
    assert unit.label == label
