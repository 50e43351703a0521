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
from training.squad_board.alerts import Alert, alerts, message
from training.squad_board.board import AlertReason, alert_reasons


def texts(*statuses):
    return [
        (alert.names, message(alert, now=NOW)) for alert in alerts(statuses, now=NOW)
    ]


def test_nobody_needs_the_coach_who_trains_is_tested_and_well():
    assert alerts([make_status()], now=NOW) == []


def test_alerts_give_names_and_reason_the_most_urgent_first():
    lower = {"left": 5.0, "right": 9.0}
    long_ago = {"last_session_on": TODAY - timedelta(days=16)}

    text = texts(
        make_status(name="Emil", **long_ago),
        make_status(name="Ayşe", tests=(make_test(**lower), make_test(**lower))),
        make_status(name="Levi", tests=()),
        make_status(name="Nils", sessions=[make_pain(3, hours=30)]),
        make_status(name="Finn", sessions=[make_pain(5, hours=30)]),
        make_status(name="Carla", tests=(make_test(days_ago=31),)),
    )

    assert text == [
        (
            "Finn",
            "Pain 5 out of 10 yesterday, right side. Stop the exercise for 48 hours.",
        ),
        (
            "Nils",
            "Pain 3 out of 10 in the last session. Don't make it harder next time.",
        ),
        (
            "Ayşe",
            "Left was lower than right in two tests: 4.0 cm apart (smallest detectable "
            "change 2.9 cm). Left goes first in each set.",
        ),
        ("Emil", "No session for 16 days."),
        ("Levi", "Not tested yet."),
        ("Carla", "Test due: 28 days have passed."),
    ]


@pytest.mark.parametrize(
    ("span", "day"),
    (
        ({"hours": 1}, "today"),
        ({"hours": 20}, "yesterday"),
        ({"hours": 44}, "two days ago"),
    ),
)
def test_pain_of_both_sides_gives_only_the_day(span, day):
    status = make_status(sessions=[make_pain(4, side="B", **span)])

    [(_name, text)] = texts(status)

    assert text == f"Pain 4 out of 10 {day}. Stop the exercise for 48 hours."


@pytest.mark.parametrize(
    ("gaps", "text"),
    (
        ((16,), "No session for 16 days."),
        ((23, 16), "No session for 23 and 16 days respectively."),
        ((16, 16), "No session for 16 days."),
        ((20, 40, 14), "No session for 14 to 40 days."),
    ),
)
def test_athletes_with_a_long_break_share_an_alert(gaps, text):
    statuses = [
        make_status(name=f"A{gap}", last_session_on=TODAY - timedelta(days=gap))
        for gap in gaps
    ]

    assert texts(*statuses) == [(", ".join(status.name for status in statuses), text)]


@pytest.mark.parametrize(
    ("count", "names"),
    ((3, "A, B, C"), (4, "A, B, C and 1 other"), (5, "A, B, C and 2 others")),
)
def test_alert_names_three_and_counts_the_others(count, names):
    athletes = tuple(make_status(name=name) for name in "ABCDE"[:count])

    assert Alert(AlertReason.TEST_DUE, athletes).names == names


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_alerts_have_every_reason_of_every_athlete_once(squad):
    found = [
        (id(status), alert.reason)
        for alert in alerts(squad, now=NOW)
        for status in alert.athletes
    ]

    expected = [
        (id(status), reason)
        for status in squad
        for reason in alert_reasons(status, now=NOW)
    ]
    assert sorted(found) == sorted(expected)
    assert len(set(found)) == len(found)


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_alerts_are_in_order_of_urgency_and_all_have_a_text(squad):
    order = list(AlertReason)

    found = alerts(squad, now=NOW)

    assert [alert.reason for alert in found] == sorted(
        (alert.reason for alert in found), key=order.index
    )
    assert all(message(alert, now=NOW).endswith(".") for alert in found)
