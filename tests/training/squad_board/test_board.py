from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.training.squad_board.statuses import (
    NOW,
    TODAY,
    athletes,
    make_pain,
    make_status,
    make_test,
)
from training.squad_board.board import (
    FILTERS,
    AlertReason,
    alert_reasons,
    days_since_test,
    filter_counts,
    filter_statuses,
    painful_session,
)


@pytest.mark.parametrize(
    ("pains", "reason"),
    (
        ([make_pain(4, hours=48)], [AlertReason.PAIN]),
        ([make_pain(4, hours=49)], [AlertReason.PAIN_LAST_TIME]),
        ([make_pain(5, hours=30), make_pain(0, hours=2)], [AlertReason.PAIN]),
        ([make_pain(5, hours=80), make_pain(0, hours=2)], []),
        ([make_pain(3, hours=30)], [AlertReason.PAIN_LAST_TIME]),
        ([make_pain(3, days=9)], [AlertReason.PAIN_LAST_TIME]),
        ([make_pain(3, hours=30), make_pain(2, hours=2)], []),
        ([make_pain(None, hours=2)], []),
    ),
)
def test_pain_needs_the_coach_for_48_hours_or_in_the_last_session(pains, reason):
    assert alert_reasons(make_status(sessions=pains), now=NOW) == reason


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
def test_painful_session_is_the_worst_that_stops_or_the_last_shown(pains, shown):
    session = painful_session(make_status(sessions=pains), now=NOW)

    assert (session.pain if session else None) == shown


@pytest.mark.parametrize(
    ("last", "joined", "is_long"), ((13, 90, False), (14, 90, True), (None, 14, True))
)
def test_long_break_from_fourteen_days(last, joined, is_long):
    status = make_status(
        last_session_on=None if last is None else TODAY - timedelta(days=last),
        joined_on=TODAY - timedelta(days=joined),
    )

    assert (AlertReason.LONG_BREAK in alert_reasons(status, now=NOW)) is is_long


def test_newcomer_has_no_long_break_but_no_test():
    status = make_status(last_session_on=None, joined_on=TODAY, tests=())

    assert alert_reasons(status, now=NOW) == [AlertReason.UNTESTED]
    assert days_since_test(status, today=TODAY) is None


def test_test_of_a_clock_that_runs_ahead_was_today():
    status = make_status(tests=(make_test(days_ago=-1),))

    assert days_since_test(status, today=TODAY) == 0


@pytest.mark.parametrize(("days", "due"), ((27, []), (28, [AlertReason.TEST_DUE])))
def test_test_is_due_after_28_days(days, due):
    status = make_status(tests=(make_test(days_ago=days),))

    assert alert_reasons(status, now=NOW) == due
    assert days_since_test(status, today=TODAY) == days


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

    found = alert_reasons(make_status(tests=tests), now=NOW)

    assert found == [AlertReason.LOWER_SIDE] * is_flagged


def test_filters_count_and_show_the_same_athletes():
    squad = [
        make_status(name="Ayşe", tests=(make_test(days_ago=30),)),
        make_status(name="Emil", last_session_on=TODAY - timedelta(days=20)),
        make_status(name="Levi", tests=()),
        make_status(name="Nils", sessions=[make_pain(2, hours=4)]),
    ]

    shown = {
        key: [
            status.name for status in filter_statuses(squad, key=key, name="", now=NOW)
        ]
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
    counts = {key: len(names) for key, names in shown.items()}
    assert filter_counts(squad, now=NOW) == counts


@pytest.mark.parametrize("name", ("ays", "AYŞE", " yş "))
def test_name_is_found_without_accents_and_capitals(name):
    squad = [make_status(name="Ayşe"), make_status(name="Finn")]

    found = filter_statuses(squad, key="", name=name, now=NOW)

    assert [status.name for status in found] == ["Ayşe"]


def test_unknown_filter_shows_everyone():
    squad = [make_status(), make_status()]

    assert filter_statuses(squad, key="fast", name="", now=NOW) == squad


@settings(max_examples=60)
@given(athletes())
def test_reasons_that_exclude_each_other_never_meet(status):
    found = set(alert_reasons(status, now=NOW))

    assert not {AlertReason.PAIN, AlertReason.PAIN_LAST_TIME} <= found
    assert not {AlertReason.UNTESTED, AlertReason.TEST_DUE} <= found
    is_due = bool(found & {AlertReason.UNTESTED, AlertReason.TEST_DUE})
    assert is_due is FILTERS["due"].matches(status, NOW)


@settings(max_examples=60)
@given(athletes())
def test_pain_that_needs_the_coach_shows_in_the_list(status):
    reasons = set(alert_reasons(status, now=NOW))
    painful = {AlertReason.PAIN, AlertReason.PAIN_LAST_TIME} & reasons

    assert not painful or FILTERS["pain"].matches(status, NOW)


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_levels_share_out_the_squad(squad):
    found = filter_counts(squad, now=NOW)

    levels = [count for key, count in found.items() if key.startswith("level-")]
    assert sum(levels) == found[""] == len(squad)
