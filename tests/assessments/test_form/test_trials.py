from itertools import product

import pytest
from django.utils.datastructures import MultiValueDict

from assessments.knee_lift.protocol import Position
from assessments.knee_lift.units import LiftUnit
from assessments.models import Trial
from assessments.test_form.trials import LeanForm, TrialForm, TrialSlot, UprightForm
from hipflex.sides import Side
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db


def test_a_trial_form_leaves_the_outcome_to_its_kind():
    form = TrialForm(slot=TrialSlot(Side.LEFT, Position.UPRIGHT), unit=LiftUnit.CM)

    with pytest.raises(NotImplementedError):
        _ = form.outcome
    with pytest.raises(NotImplementedError):
        _ = form.cleared


@pytest.mark.parametrize(
    ("result", "cleared", "shown"),
    (
        ("valid", True, "cleared"),
        ("invalid", True, "failed"),
        ("failed", False, "failed"),
        ("range_limited", False, "range_limited"),
        ("stopped", None, ""),
    ),
)
def test_lean_form_shows_a_stored_step(result, cleared, shown):
    before = Trial(
        side="L", position="lean15", attempt=1, result=result, cleared=cleared
    )

    form = LeanForm(
        slot=TrialSlot(Side.LEFT, Position.LEAN15), unit=LiftUnit.CM, recorded=before
    )

    assert form["result"].value() == shown


@pytest.mark.parametrize(
    ("kind", "position"),
    (
        (UprightForm, Position.UPRIGHT),
        (LeanForm, Position.LEAN15),
        (LeanForm, Position.LEAN45),
    ),
)
def test_what_the_form_of_a_lift_takes_the_database_takes(kind, position):
    test = make_assessment()
    slot = TrialSlot(Side.LEFT, position)
    words = {
        "lift": ("", "8"),
        "faults": ([], ["slouch"]),
        "notes": ([], ["knee_in"]),
        "result": ("", "cleared", "failed", "range_limited"),
    }
    taken = 0
    for said in product(*words.values()):
        data = {
            f"{slot.prefix}-{name}": one for name, one in zip(words, said, strict=True)
        }
        form = kind(MultiValueDict(_as_lists(data)), slot=slot, unit=LiftUnit.CM)
        if form.is_valid() and form.is_filled_in:
            row = form.trial()
            row.assessment, row.athlete = test, test.athlete
            row.save()
            row.delete()
            taken += 1

    assert taken > 5


def _as_lists(data):
    return {name: one if isinstance(one, list) else [one] for name, one in data.items()}
