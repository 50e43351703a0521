from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_exercise, make_session, make_set_log
from training.models import SetLog
from training.progress.exercise_chart import exercise_chart, work_unit
from training.progress.history import (
    ExerciseSession,
    SessionDuration,
    exercise_sessions,
    monday_of,
    session_duration_s,
    session_durations,
    training_weeks,
)

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 6, 1), date(2026, 12, 31))
SESSIONS = st.lists(st.builds(SessionDuration, DAYS, st.floats(0, 3600)), max_size=40)


@given(SESSIONS, DAYS)
def test_weeks_have_every_session_of_their_days_once(sessions, today):
    weeks = training_weeks(sessions, today=today)

    shown = [one for one in sessions if weeks[0].monday <= one.day <= weeks[-1].sunday]
    assert sum(week.count for week in weeks) == len(shown)
    assert sum(week.minutes for week in weeks) * 60 == pytest.approx(
        sum(one.seconds for one in shown)
    )


@given(SESSIONS, DAYS)
def test_weeks_start_on_mondays_and_end_with_the_current_one(sessions, today):
    weeks = training_weeks(sessions, today=today)

    mondays = [week.monday for week in weeks]
    assert len(mondays) == 12
    assert {monday.weekday() for monday in mondays} == {0}
    assert mondays[-1] <= today <= weeks[-1].sunday
    assert all(one.seconds >= 0 for week in weeks for one in week.sessions)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 600)), max_size=8))
def test_minutes_grow_with_every_set(doses):
    minutes = [
        training_weeks([SessionDuration(SUNDAY, reps * hold)], today=SUNDAY)[-1].minutes
        for reps, hold in doses
    ]

    assert minutes == [reps * hold / 60 for reps, hold in doses]


def test_week_has_the_minutes_left_and_the_days_with_a_session():
    week = training_weeks([SessionDuration(date(2026, 11, 17), 660)], today=SUNDAY)[-1]

    assert (week.whole_minutes, week.minutes_left, week.count) == (11, 4, 1)
    assert [did for _day, did in week.days] == [False, True] + [False] * 5
    assert (week.date_range, week.label) == ("16 to 22 November", "16 Nov")


def test_week_names_both_months_where_it_spans_two():
    week = training_weeks([], today=date(2026, 12, 1))[-1]

    assert week.date_range == "30 November to 6 December"
    assert monday_of(date(2026, 12, 1)) == week.monday


@pytest.mark.django_db
def test_days_are_in_the_current_time_zone():
    late_sunday = datetime(2026, 1, 4, 23, 30, tzinfo=UTC)
    set_log = make_set_log(session=make_session(started_at=late_sunday))
    monday = date(2026, 1, 5)
    own = SetLog.objects.for_duration(set_log.athlete_id, since=monday)

    in_london = session_durations(own.all())
    with timezone.override(ZoneInfo("Europe/Berlin")):
        own = SetLog.objects.for_duration(set_log.athlete_id, since=monday)
        in_berlin = session_durations(own)

    assert in_london == []
    assert [session.day for session in in_berlin] == [monday]


@pytest.mark.django_db
def test_duration_of_a_session_leaves_distances_out():
    session = make_session()
    lift = make_exercise(rest_s=30)
    walk = make_exercise(mode="distance", sided=False)
    for side in "LR":
        make_set_log(session=session, exercise=lift, side=side)
    make_set_log(session=session, exercise=walk)

    seconds = session_duration_s(session.sets.in_order())

    assert seconds == 2 * 8 * (2 + 2 + 2) + 30


def exercise_session(day, exercise, work):
    sets = tuple(
        SetLog(exercise=exercise, side=side, number=1, **fields)
        for side, fields in work.items()
    )
    return ExerciseSession(day, "/", sets)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("mode", "fields", "total", "unit"),
    (
        ("reps_hold", {"reps": 8, "hold_s": 2}, 16, "seconds held"),
        ("hold_time", {"hold_s": 30}, 30, "seconds held"),
        ("reps", {"reps": 8}, 8, "reps"),
        ("distance", {"distance_m": 20}, 20, "metres"),
    ),
)
def test_work_of_a_session_is_in_the_unit_of_the_exercise(mode, fields, total, unit):
    exercise = make_exercise(mode=mode, sided=False)
    one = exercise_session(SUNDAY, exercise, {"B": fields})
    more = exercise_session(SUNDAY - timedelta(days=7), exercise, {"B": fields})

    assert (one.work("B"), work_unit(exercise)) == (total, unit)
    assert f">{total}<" in exercise_chart(exercise, [one, more], narrow=True)


@pytest.mark.django_db
def test_chart_draws_both_sides_and_separates_their_labels():
    exercise = make_exercise(name="Lift")
    lower = exercise_session(SUNDAY - timedelta(days=7), exercise, {"L": dose(8)})
    sessions = [exercise_session(SUNDAY, exercise, {"L": dose(8), "R": dose(9)}), lower]

    drawn = exercise_chart(exercise, sessions, narrow=False)

    assert exercise_chart(exercise, sessions[:1], narrow=False) is None
    assert "15 November L 16, R –; 22 November L 16, R 18" in drawn
    assert ">L 16<" in drawn
    assert ">R 18<" in drawn


@pytest.mark.django_db
def test_chart_without_one_side_draws_the_other():
    exercise = make_exercise()
    sessions = [exercise_session(SUNDAY, exercise, {"R": dose(n)}) for n in (8, 0)]

    drawn = exercise_chart(exercise, sessions, narrow=False)

    assert ">L" not in drawn
    assert ">R 16<" in drawn


def dose(reps):
    return {"reps": reps, "hold_s": 2}


@pytest.mark.django_db
def test_exercise_sessions_have_their_sets_in_order():
    session = make_session()
    exercise = make_exercise()
    for number, side in ((2, "L"), (1, "R"), (1, "L")):
        make_set_log(session=session, exercise=exercise, number=number, side=side)

    sessions = exercise_sessions(SetLog.objects.with_exercise())

    assert [one.name for one in sessions[0].sets] == [
        "Set 1, left",
        "Set 1, right",
        "Set 2, left",
    ]
