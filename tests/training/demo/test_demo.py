"""The demo squad as it is once it is loaded."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db.models import Count, Max

from accounts.models import Athlete, Squad, User
from assessments.knee_lift.levels import Level
from exercises.catalogue import load
from tests.factories import make_exercise, make_set_log, make_squad
from tests.training.demo.demo_rows import MODELS, NOW, PASSWORD, make_own_data, run
from training.demo.cast import ATHLETE_EMAIL, CAST, COACH_EMAIL
from training.demo.loading import load_demo
from training.demo.removal import remove_demo
from training.models import Plan, SetLog
from training.squad_board.alerts import alerts
from training.squad_board.board import AlertReason
from training.squad_board.statuses import athlete_statuses

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def loaded_once(module_rows, shipped):
    load.load(*shipped)
    return load_demo(password=PASSWORD, now=NOW)


@pytest.fixture
def demo(loaded_once, db):
    return Squad.objects.get(pk=loaded_once.pk)


def test_demo_squad_is_twelve_athletes_with_two_tests_and_a_plan(demo):
    athletes = Athlete.objects.in_squad(demo).annotate(
        weeks=Count("sessions__started_at__week", distinct=True),
    )

    assert demo.is_demo
    assert len(athletes) == 12
    assert {athlete.is_demo for athlete in athletes} == {True}
    assert all(athlete.weeks >= 5 for athlete in athletes)
    for athlete in athletes:
        first, second = athlete.assessments.order_by("taken_at")
        assert (second.taken_at - first.taken_at).days == 28
        assert Plan.objects.active().get(athlete=athlete).items.exists()


def test_demo_has_the_results_of_its_cast(demo):
    statuses = athlete_statuses(demo, now=NOW)

    assert [status.name for status in statuses] == [athlete.name for athlete in CAST]
    for status, demo_athlete in zip(statuses, CAST, strict=True):
        shown = (status.lifts.left, status.lifts.right)
        assert shown == (demo_athlete.second.left, demo_athlete.second.right)
    assert {status.level for status in statuses} == set(Level) - {0}
    assert [(alert.reason, alert.names) for alert in alerts(statuses, now=NOW)] == [
        (AlertReason.PAIN, "Finn"),
        (AlertReason.PAIN_LAST_TIME, "Nils"),
        (AlertReason.LOWER_SIDE, "Ayşe"),
        (AlertReason.LONG_BREAK, "Emil, Lena"),
        (AlertReason.TEST_DUE, "Carla, Emil, Lena"),
    ]


def test_demo_training_reaches_today_along_the_progression(demo):
    seated = ("seated-knee-lift", "seated-knee-lift-lean")
    sets = SetLog.objects.filter(exercise__slug__in=seated, athlete__name="Maja")
    last = SetLog.objects.aggregate(last=Max("done_at"))["last"]

    doses = list(
        sets.order_by("done_at").values_list(
            "exercise__slug", "lean_deg", "reps", "hold_s"
        )
    )

    assert NOW - timedelta(hours=2) < last < NOW
    assert doses[0] == ("seated-knee-lift", None, 8, 2)
    assert ("seated-knee-lift", None, 8, 3) in doses
    assert doses[-1] == ("seated-knee-lift-lean", 15, 8, 2)


def set_values():
    sets = SetLog.objects.order_by("done_at", "athlete__name", "number", "side")
    return list(sets.values_list("athlete__name", "done_at", "reps", "effort"))


@pytest.mark.sweep
def test_demo_is_the_same_each_time(demo):
    before = set_values()
    remove_demo()

    load_demo(password=PASSWORD, now=NOW)

    assert before
    assert set_values() == before


@pytest.mark.sweep
def test_demo_rows_pass_their_own_checks(demo):
    for model in MODELS[3:]:
        for row in model.objects.order_by("athlete", "pk")[::97]:
            row.full_clean()


def test_demo_accounts_sign_in_and_see_what_is_theirs(client, demo):
    coach = User.objects.get(email=COACH_EMAIL)
    maja = User.objects.get(email=ATHLETE_EMAIL)

    for user in (coach, maja):
        assert client.login(email=user.email, password=PASSWORD)
        assert EmailAddress.objects.get(user=user, verified=True, primary=True)
    assert Athlete.objects.visible_to(coach).count() == 12
    assert [athlete.name for athlete in Athlete.objects.visible_to(maja)] == ["Maja"]


def test_remove_demo_keeps_athletes_whom_people_added(demo):
    ida = make_own_data(demo)

    output = run("remove_demo")

    assert "Kept: athletes 1" in output
    assert list(Athlete.objects.all()) == [ida]
    assert not ida.memberships.exists()
    assert ida.assessments.count() == ida.sessions.count() == ida.plans.count() == 1
    assert ida.assessments.get().squad is None


def test_remove_demo_keeps_what_the_demo_coach_made_elsewhere(demo):
    coach = User.objects.get(email=COACH_EMAIL)
    ida = make_own_data(make_squad(name="Own", head=coach))

    run("remove_demo")

    assert run("remove_demo") == "Nothing to remove: the demo is not loaded.\n"
    assert list(Squad.objects.values_list("name", flat=True)) == ["Own"]
    assert list(Athlete.objects.all()) == [ida]
    assert not User.objects.filter(email=COACH_EMAIL).exists()


def test_remove_demo_keeps_the_squad_whose_exercises_people_used(demo):
    used, unused = make_exercise(squad=demo), make_exercise(squad=demo)
    ida = make_own_data(demo)
    make_set_log(session=ida.sessions.get(), exercise=used)

    output = run("remove_demo")

    assert "squads 0" in output
    assert set(demo.exercises.all()) == {used, unused}
    assert ida.set_logs.filter(exercise=used).exists()
