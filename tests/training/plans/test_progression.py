from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.knee_lift.levels import Level
from training.plans.progression import (
    PROGRESSION,
    LoggedSession,
    Setting,
    level_with_log,
    move_down,
    move_up,
    next_move,
    retest_rule,
    step_back,
)

TODAY = date(2026, 11, 22)
STEPS = {(step.id, step.band_level): step for step in PROGRESSION}
settings = st.sampled_from(
    [Setting(step, *dose) for step in PROGRESSION for dose in step.moves]
)
limits = st.sampled_from((None, 15, 30, 45))


def at(step, reps, hold_s, band=None):
    return Setting(STEPS[step, band], reps, hold_s)


def session_of(setting, *, days_ago=2, completed=True, **fields):
    done_on = TODAY - timedelta(days=days_ago)
    return LoggedSession(done_on, setting, completed, **fields)


@pytest.mark.parametrize(
    ("before", "rule", "after"),
    (
        (at("s1", 8, 2), "R-UP", at("s1", 9, 2)),
        (at("s1", 10, 2), "R-UP", at("s1", 8, 3)),
        (at("s1", 10, 3), "R-STEP", at("s2", 8, 2)),
        (at("s0", 8, 2), "R-STEP", at("s1", 8, 2)),
        (at("s4", 10, 3), "R-STEP", at("s5", 8, 2, band=1)),
        (at("s5", 10, 3, band=1), "R-LOAD", at("s6", 8, 2, band=2)),
        (at("s6", 10, 3, band=2), "R-LOAD", at("s6", 8, 2, band=3)),
    ),
)
def test_move_up(before, rule, after):
    move = move_up(before)

    assert (move.rule.id, move.setting) == (rule, after)
    assert move.rule.words
    assert move.rule.basis


def test_progression_ends_at_the_heaviest_band():
    assert move_up(at("s6", 10, 3, band=5)) is None


def test_move_up_goes_to_a_band_out_of_range():
    move = move_up(at("s2", 10, 3), range_limited_at=30)

    assert (move.rule.id, move.setting) == ("R-RANGE", at("s5", 8, 2, band=1))


@pytest.mark.parametrize(
    ("before", "limit", "after"),
    (
        (at("s2", 9, 3), None, at("s2", 8, 3)),
        (at("s2", 8, 2), None, at("s1", 10, 3)),
        (at("s5", 8, 2, band=1), None, at("s4", 10, 3)),
        (at("s5", 8, 2, band=1), 30, at("s2", 10, 3)),
        (at("s1", 8, 2), None, at("s0", 8, 2)),
    ),
)
def test_move_down(before, limit, after):
    move = move_down(before, range_limited_at=limit)

    assert (move.rule.id, move.setting) == ("R-DOWN", after)


def test_no_move_down_from_the_lowest_step():
    assert move_down(at("s0", 5, 2)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    (
        (at("s3", 9, 3), at("s2", 9, 3)),
        (at("s1", 10, 3), at("s0", 8, 2)),
        (at("s0", 7, 2), at("s0", 5, 2)),
    ),
)
def test_step_back_keeps_the_dose(before, after):
    assert step_back(before) == after


@given(setting=settings, limit=limits)
def test_move_down_undoes_move_up(setting, limit):
    up = move_up(setting, range_limited_at=limit)

    if up and setting.step.lean_deg < (limit or 90):
        assert move_down(up.setting, range_limited_at=limit).setting == setting


@given(limit=limits)
def test_progression_reaches_its_end(limit):
    setting, moves = at("s0", 5, 2), 0

    while move := move_up(setting, range_limited_at=limit):
        setting, moves = move.setting, moves + 1
        assert setting.step.lean_deg < (limit or 90)

    assert setting == at("s6", 10, 3, band=5)
    assert moves < 100


GOOD = session_of(at("s1", 8, 2))
SHORT = session_of(at("s1", 9, 2), completed=False)


@pytest.mark.parametrize(
    ("history", "rule"),
    (
        ([], None),
        ([GOOD], None),
        ([GOOD, GOOD], "R-UP"),
        ([SHORT, GOOD, GOOD], "R-UP"),
        ([GOOD, session_of(at("s1", 9, 2))], None),
        ([GOOD, session_of(at("s1", 8, 2), pain=3)], None),
        ([GOOD, session_of(at("s1", 8, 2), effort=9)], None),
        ([GOOD, session_of(at("s1", 8, 2), faults=frozenset({"knee_in"}))], "R-UP"),
        ([GOOD, session_of(at("s1", 8, 2), pain=2, effort=8)], "R-UP"),
        ([SHORT, SHORT], "R-DOWN"),
        ([SHORT, session_of(at("s1", 9, 2), faults=frozenset({"slouch"}))], "R-DOWN"),
        ([GOOD, session_of(at("s1", 8, 2), completed=False)], None),
        ([session_of(at("s2", 8, 2), days_ago=14)], "R-GAP"),
        ([session_of(at("s2", 8, 2), days_ago=28)], "R-GAP"),
        ([session_of(at("s1", 10, 3), days_ago=13)] * 2, "R-STEP"),
    ),
)
def test_next_move_of_a_history(history, rule):
    move = next_move(history, today=TODAY)

    assert (move.rule.id if move else None) == rule


@pytest.mark.parametrize(
    ("days", "setting", "words"),
    (
        (14, at("s1", 8, 2), "No session for 14 days: go back one step."),
        (27, at("s1", 8, 2), "No session for 27 days: go back one step."),
        (28, None, "No session for 28 days: test again first."),
    ),
)
def test_gap_leads_back_or_to_a_test(days, setting, words):
    move = next_move([session_of(at("s2", 8, 2), days_ago=days)], today=TODAY)

    assert (move.setting, move.rule.words) == (setting, words)


@pytest.mark.parametrize(
    ("days", "sessions", "due"),
    ((27, 7, False), (28, 0, True), (14, 8, True), (13, 12, False), (27, 8, True)),
)
def test_retest_is_offered(days, sessions, due):
    tested_on = TODAY - timedelta(days=days)

    rule = retest_rule(tested_on, today=TODAY, sessions_since=sessions)

    assert (rule is not None) is due


@pytest.mark.parametrize(
    ("level", "days", "expected"), ((4, 2, 5), (4, 1, 4), (3, 5, 3), (5, 0, 5))
)
def test_log_can_raise_the_lean_standard(level, days, expected):
    assert level_with_log(Level(level), days_at_45=days) == expected
