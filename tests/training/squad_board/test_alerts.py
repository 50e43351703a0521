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
from training.squad_board.alerts import Need, needs, words
from training.squad_board.board import Reason, reasons


def lines(*standings):
    return [(need.names, words(need, now=NOW)) for need in needs(standings, now=NOW)]


def test_nobody_needs_the_coach_who_trains_is_tested_and_well():
    assert needs([make_standing()], now=NOW) == []


def test_lines_say_who_and_why_the_most_pressing_first():
    lower = {"left": 5.0, "right": 9.0}
    long_ago = {"last_session_on": TODAY - timedelta(days=16)}

    said = lines(
        make_standing(name="Emil", **long_ago),
        make_standing(name="Ayşe", tests=(make_test(**lower), make_test(**lower))),
        make_standing(name="Levi", tests=()),
        make_standing(name="Nils", sessions=[make_pain(3, hours=30)]),
        make_standing(name="Finn", sessions=[make_pain(5, hours=30)]),
        make_standing(name="Carla", tests=(make_test(days_ago=31),)),
    )

    assert said == [
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
def test_pain_of_both_sides_names_the_day_alone(span, day):
    standing = make_standing(sessions=[make_pain(4, side="B", **span)])

    [(_name, said)] = lines(standing)

    assert said == f"Pain 4 out of 10 {day}. Stop the exercise for 48 hours."


@pytest.mark.parametrize(
    ("gaps", "said"),
    (
        ((16,), "No session for 16 days."),
        ((23, 16), "No session for 23 and 16 days respectively."),
        ((16, 16), "No session for 16 days."),
        ((20, 40, 14), "No session for 14 to 40 days."),
    ),
)
def test_quiet_athletes_share_a_line(gaps, said):
    quiet = [
        make_standing(name=f"A{gap}", last_session_on=TODAY - timedelta(days=gap))
        for gap in gaps
    ]

    assert lines(*quiet) == [(", ".join(one.name for one in quiet), said)]


@pytest.mark.parametrize(
    ("count", "names"),
    ((3, "A, B, C"), (4, "A, B, C and 1 other"), (5, "A, B, C and 2 others")),
)
def test_line_names_three_and_counts_the_others(count, names):
    who = tuple(make_standing(name=name) for name in "ABCDE"[:count])

    assert Need(Reason.TEST_DUE, who).names == names


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_every_reason_is_told_once_an_athlete_and_never_invented(squad):
    told = [
        (id(one), need.reason) for need in needs(squad, now=NOW) for one in need.who
    ]

    expected = [(id(one), why) for one in squad for why in reasons(one, now=NOW)]
    assert sorted(told) == sorted(expected)
    assert len(set(told)) == len(told)


@settings(max_examples=40)
@given(st.lists(athletes(), max_size=6))
def test_lines_come_in_order_of_urgency_and_all_have_words(squad):
    order = list(Reason)

    found = needs(squad, now=NOW)

    assert [need.reason for need in found] == sorted(
        (need.reason for need in found), key=order.index
    )
    assert all(words(need, now=NOW).endswith(".") for need in found)
