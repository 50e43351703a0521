import pytest

from tests.factories import make_exercise, make_session, make_set_log
from training.progress.personal_bests import sets_by_side

pytestmark = pytest.mark.django_db


def test_personal_bests_are_in_the_order_of_the_library():
    second = make_exercise(position_in_family=2)
    first = make_exercise(position_in_family=1)
    both = make_exercise(family="hang", sided=False)
    session = make_session()
    sets = [
        make_set_log(session=session, exercise=second, side="R"),
        make_set_log(session=session, exercise=first, side="L"),
        make_set_log(session=session, exercise=first, side="R"),
        make_set_log(session=session, exercise=both),
    ]

    bests = sets_by_side(sets)

    assert [best.exercise for best in bests] == [both, first, second]
    assert (bests[0].both, bests[1].left, bests[2].right) == (
        sets[3],
        sets[1],
        sets[0],
    )
