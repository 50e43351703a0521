from datetime import timedelta

import pytest
from django.utils import timezone

from tests.training.squad_board.squad_rows import make_member, make_test, make_training
from training.squad_board.board import filter_counts
from training.squad_board.squads import squads_staffed_by
from training.squad_board.statuses import athlete_statuses


def test_board_leaves_out_former_athletes_and_deleted_rows(squad, athlete):
    make_test(athlete, days_ago=1, deleted_at=timezone.now())
    session = make_training(athlete, pain=9)
    session.sets.update(deleted_at=timezone.now())
    former = make_member(squad, name="Gone")
    former.memberships.update(left_on=timezone.localdate())

    [status] = athlete_statuses(squad, now=timezone.localtime())

    assert status.name == "Maja"
    assert (status.tests, status.sessions) == ((), ())
    assert status.last_session_on is None


def test_stopped_test_leaves_the_one_before(squad, athlete):
    earlier = make_test(athlete, days_ago=30)
    make_test(athlete, days_ago=1, pain_before=4)

    [status] = athlete_statuses(squad, now=timezone.localtime())

    assert [test.pk for test in status.tests] == [earlier.pk]


def test_tests_by_another_method_are_not_compared(squad, athlete):
    make_test(athlete, days_ago=60, method="tape")
    make_test(athlete, days_ago=30, method="phone")
    latest = make_test(athlete, days_ago=1, method="tape")

    [status] = athlete_statuses(squad, now=timezone.localtime())

    assert [test.score.left.best_upright_cm for test in status.tests] == [8, 8]
    assert status.tests[0].pk == latest.pk
    assert (status.tests[0].tested_on - status.tests[1].tested_on).days == 59


def test_pain_of_the_next_morning_belongs_to_the_session(squad, athlete):
    now = timezone.localtime()
    session = make_training(athlete, hours_ago=60, pain=1, next_morning_pain=6)

    [status] = athlete_statuses(squad, now=now)

    [session_summary] = status.sessions
    assert (session_summary.pk, session_summary.pain, session_summary.side) == (
        session.pk,
        6,
        "",
    )
    assert session_summary.pain_at == session.started_at + timedelta(days=1)


def test_squads_count_athletes_tests_due_and_pain(coach, squad):
    for name, days_ago, pain in (
        ("Due", 28, 0),
        ("Fresh", 27, 0),
        ("Hurt", 1, 4),
        ("Sore", 1, 3),
    ):
        athlete = make_member(squad, name=name)
        make_test(athlete, days_ago=days_ago)
        make_training(athlete, pain=pain)
    stopped = make_member(squad, name="Stopped")
    make_test(stopped, days_ago=1, stopped=True)
    former = make_member(squad, name="Gone")
    former.memberships.update(left_on=timezone.localdate())

    [card] = squads_staffed_by(coach, now=timezone.now())

    assert (card.athlete_count, card.due_count, card.pain_count) == (5, 2, 1)


@pytest.mark.parametrize("zone", ("UTC", "Pacific/Auckland", "America/Los_Angeles"))
def test_list_and_board_count_the_same_tests_as_due(coach, squad, zone):
    for hours in range(26 * 24, 30 * 24, 7):
        athlete = make_member(squad, name=f"Hour {hours}")
        make_test(athlete, days_ago=hours / 24)

    with timezone.override(zone):
        now = timezone.localtime()
        [card] = squads_staffed_by(coach, now=now)
        due = filter_counts(athlete_statuses(squad, now=now), now=now)["due"]

    assert 0 < card.due_count == due < card.athlete_count
