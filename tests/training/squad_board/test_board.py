from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.squad_board.statuses import (
    NOW,
    TODAY,
    athletes,
    make_pain,
    make_standing,
    make_test,
)
from training.squad_board.board import (
    FILTERS,
    Reason,
    chosen,
    counts,
    days_since_test,
    pain_now,
    reasons,
)


@pytest.mark.parametrize(
    ("pains", "reason"),
    (
        ([make_pain(4, hours=48)], [Reason.PAIN]),
        ([make_pain(4, hours=49)], [Reason.PAIN_LAST_TIME]),
        ([make_pain(5, hours=30), make_pain(0, hours=2)], [Reason.PAIN]),
        ([make_pain(5, hours=80), make_pain(0, hours=2)], []),
        ([make_pain(3, hours=30)], [Reason.PAIN_LAST_TIME]),
        ([make_pain(3, days=9)], [Reason.PAIN_LAST_TIME]),
        ([make_pain(3, hours=30), make_pain(2, hours=2)], []),
        ([make_pain(None, hours=2)], []),
    ),
)
def test_pain_needs_the_coach_for_48_hours_or_in_the_last_session(pains, reason):
    assert reasons(make_standing(sessions=pains), now=NOW) == reason


@pytest.mark.parametrize(
    ("pains", "shown"),
    (
        ([], None),
        ([make_pain(1, hours=2)], None),
        ([make_pain(2, hours=2)], 2),
        ([make_pain(7, days=6), make_pain(2, hours=2)], 2),
        ([make_pain(4, hours=40), make_pain(6, hours=20), make_pain(5, hours=1)], 6),
    ),
)
def test_pain_now_is_the_worst_that_stops_or_the_last_that_shows(pains, shown):
    session = pain_now(make_standing(sessions=pains), now=NOW)

    assert (session.pain if session else None) == shown


@pytest.mark.parametrize(
    ("last", "joined", "quiet"), ((13, 90, False), (14, 90, True), (None, 14, True))
)
def test_quiet_from_fourteen_days_on(last, joined, quiet):
    standing = make_standing(
        last_session_on=None if last is None else TODAY - timedelta(days=last),
        joined_on=TODAY - timedelta(days=joined),
    )

    assert (Reason.QUIET in reasons(standing, now=NOW)) is quiet


def test_newcomer_is_not_quiet_but_to_be_tested():
    standing = make_standing(last_session_on=None, joined_on=TODAY, tests=())

    assert reasons(standing, now=NOW) == [Reason.UNTESTED]
    assert days_since_test(standing, today=TODAY) is None


def test_test_of_a_clock_that_runs_ahead_was_today():
    standing = make_standing(tests=(make_test(days_ago=-1),))

    assert days_since_test(standing, today=TODAY) == 0


@pytest.mark.parametrize(("days", "due"), ((27, []), (28, [Reason.TEST_DUE])))
def test_test_is_due_after_28_days(days, due):
    standing = make_standing(tests=(make_test(days_ago=days),))

    assert reasons(standing, now=NOW) == due
    assert days_since_test(standing, today=TODAY) == days


@pytest.mark.parametrize(
    ("before", "now", "is_flagged"),
    (
        ({"left": 7.9, "right": 8.0}, {"left": 5.0, "right": 9.0}, True),
        ({"left": 8.0, "right": 7.9}, {"left": 5.0, "right": 9.0}, False),
        ({"left": 5.0, "right": 9.0}, {"left": 6.5, "right": 9.0}, False),
    ),
)
def test_lower_side_takes_two_tests_and_more_than_the_error(before, now, is_flagged):
    tests = (make_test(**now), make_test(days_ago=29, **before))

    found = reasons(make_standing(tests=tests), now=NOW)

    assert found == [Reason.LOWER_SIDE] * is_flagged


def test_filters_count_and_show_the_same_athletes():
    squad = [
        make_standing(name="Ayşe", tests=(make_test(days_ago=30),)),
        make_standing(name="Emil", last_session_on=TODAY - timedelta(days=20)),
        make_standing(name="Levi", tests=()),
        make_standing(name="Nils", sessions=[make_pain(2, hours=4)]),
    ]

    shown = {
        key: [one.name for one in chosen(squad, key=key, name="", now=NOW)]
        for key in FILTERS
    }

    assert {key: names for key, names in shown.items() if names} == {
        "": ["Ayşe", "Emil", "Levi", "Nils"],
        "due": ["Ayşe", "Levi"],
        "pain": ["Nils"],
        "quiet": ["Emil"],
        "level-0": ["Levi"],
        "level-3": ["Ayşe", "Emil", "Nils"],
    }
    assert counts(squad, now=NOW) == {key: len(names) for key, names in shown.items()}


@pytest.mark.parametrize("typed", ("ays", "AYŞE", " yş "))
def test_name_is_found_without_accents_and_capitals(typed):
    squad = [make_standing(name="Ayşe"), make_standing(name="Finn")]

    found = chosen(squad, key="", name=typed, now=NOW)

    assert [one.name for one in found] == ["Ayşe"]


def test_unknown_filter_shows_everyone():
    squad = [make_standing(), make_standing()]

    assert chosen(squad, key="fast", name="", now=NOW) == squad


@settings(max_examples=60)
@given(athletes())
def test_reasons_that_exclude_each_other_never_meet(standing):
    found = set(reasons(standing, now=NOW))

    assert not {Reason.PAIN, Reason.PAIN_LAST_TIME} <= found
    assert not {Reason.UNTESTED, Reason.TEST_DUE} <= found
    assert bool(found & {Reason.UNTESTED, Reason.TEST_DUE}) is FILTERS["due"].holds(
        standing, NOW
    )


@settings(max_examples=60)
@given(athletes())
def test_pain_that_needs_the_coach_shows_in_the_list(standing):
    painful = {Reason.PAIN, Reason.PAIN_LAST_TIME} & set(reasons(standing, now=NOW))

    assert not painful or FILTERS["pain"].holds(standing, NOW)


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_levels_share_out_the_squad(squad):
    found = counts(squad, now=NOW)

    levels = [count for key, count in found.items() if key.startswith("level-")]
    assert sum(levels) == found[""] == len(squad)
