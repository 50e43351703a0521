from datetime import timedelta

import pytest

from assessments.measurement_error.change import PROVISIONAL, ErrorSource
from assessments.measurement_error.squad import FirstLift, error_for, repeat_pairs
from tests.factories import (
    MORNING,
    make_assessment,
    make_squad,
    make_trial,
    make_user,
)

PAIRS = (
    (6.0, 6.5),
    (8.0, 7.0),
    (4.5, 5.5),
    (9.0, 9.5),
    (7.0, 6.0),
    (5.0, 5.0),
    (8.5, 9.5),
    (6.5, 6.0),
    (3.0, 4.0),
    (10.0, 9.5),
)


def lift(day, cm, *, athlete=1, tester=1):
    return FirstLift(athlete, tester, MORNING + timedelta(days=day), cm)


@pytest.mark.parametrize(
    ("lifts", "pairs"),
    (
        ([lift(0, 6), lift(2, 7)], [(6, 7)]),
        ([lift(0, 6), lift(7, 7)], [(6, 7)]),
        ([lift(0, 6), lift(1, 7)], []),
        ([lift(0, 6), lift(8, 7)], []),
        ([lift(0, 6), lift(3, 7, tester=2)], []),
        ([lift(0, 6), lift(3, 7, athlete=2)], []),
        ([lift(0, 6), lift(3, 7), lift(6, 8)], [(6, 7)]),
        ([], []),
    ),
)
def test_repeats_are_two_to_seven_days_apart(lifts, pairs):
    assert repeat_pairs(lifts) == pairs


def make_repeats(squad, pairs, **fields):
    tester = make_user()
    for first, second in pairs:
        athlete = None
        for day, cm in ((0, first), (4, second)):
            taken_at = MORNING + timedelta(days=day)
            shared = {"squad": squad, "tester": tester, "taken_at": taken_at}
            if athlete:
                shared["athlete"] = athlete
            test = make_assessment(**shared | fields)
            athlete = test.athlete
            make_trial(assessment=test, side="R", lift_value=cm)
            make_trial(assessment=test, side="L", lift_value=1)
    return test


@pytest.mark.django_db
def test_squad_with_ten_repeats_has_its_own_error():
    test = make_repeats(make_squad(), PAIRS)

    error = error_for(test)

    assert (error.source, error.n) == (ErrorSource.SQUAD, 10)
    assert round(error.sem_cm, 2) == 0.57


@pytest.mark.django_db
def test_nine_repeats_are_too_few():
    assert error_for(make_repeats(make_squad(), PAIRS[:9])) == PROVISIONAL


@pytest.mark.django_db
def test_other_squads_methods_and_deleted_tests_do_not_count():
    squad = make_squad()
    test = make_repeats(squad, PAIRS[:9])
    make_repeats(squad, PAIRS[9:], method="phone")
    make_repeats(squad, PAIRS[9:], deleted_at=MORNING)
    make_repeats(make_squad(), PAIRS[9:])

    assert error_for(test) == PROVISIONAL


@pytest.mark.django_db
def test_without_a_squad_the_error_is_provisional(django_assert_num_queries):
    test = make_assessment()

    with django_assert_num_queries(0):
        assert error_for(test) == PROVISIONAL
