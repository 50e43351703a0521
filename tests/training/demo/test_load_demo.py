"""Loading the demo squad and taking it away, from a library without people."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError

from accounts.models import User
from assessments.models import Assessment
from tests.factories import make_squad, make_user
from tests.training.demo.demo_rows import NOW, PASSWORD, keys, make_own_data, run
from training.demo.cast import ATHLETE_EMAIL, COACH_EMAIL
from training.demo.loading import load_demo
from training.models import Session, SetLog

pytestmark = pytest.mark.slow


@pytest.mark.sweep
def test_demo_stays_in_the_past_just_after_midnight(loaded):
    now = datetime(2026, 3, 1, 0, 5, tzinfo=UTC)

    load_demo(password=PASSWORD, now=now)

    assert not SetLog.objects.filter(done_at__gte=now).exists()
    assert not Session.objects.filter(finished_at__gte=now).exists()
    assert not Session.objects.open().exists()
    assert not Assessment.objects.filter(taken_at__gte=now).exists()


def test_load_demo_says_what_it_made(loaded):
    output = run("load_demo", password=PASSWORD)

    assert "12 athletes" in output
    assert COACH_EMAIL in output
    assert ATHLETE_EMAIL in output
    assert PASSWORD not in output


def test_load_demo_makes_a_password_where_none_is_given(client, loaded):
    output = run("load_demo")

    password = output.strip().rpartition(" ")[2]
    assert client.login(email=COACH_EMAIL, password=password)


def test_load_demo_leaves_a_database_with_accounts_alone(loaded):
    make_user()
    before = keys()

    output = run("load_demo", password=PASSWORD, if_empty=True)

    assert "so the demo squad was not loaded" in output
    assert keys() == before


def test_load_demo_asks_for_the_exercises(empty_library):
    with pytest.raises(CommandError, match="Load the exercises first"):
        run("load_demo")

    assert not User.objects.exists()


@pytest.mark.sweep
def test_remove_demo_takes_the_demo_and_nothing_else(loaded):
    make_own_data(make_squad(head=make_user()))
    before = keys()
    load_demo(password=PASSWORD, now=NOW)

    output = run("remove_demo")

    assert output == "Removed: squads 1, athletes 12, accounts 2.\n"
    assert keys() == before
