"""Days, weeks and times: far east, far west, and when the clocks change."""

import uuid
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.edits import as_shown
from tests.factories import (
    make_assessment,
    make_exercise,
    make_plan,
    make_session,
    make_set_log,
)
from tests.pages import PAGES
from tests.world import make_world
from training.models import Session
from training.squad_board.board import SessionSummary

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

EAST, WEST, BERLIN = "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"
# Its clocks go forward at midnight, so that this day starts at one.
BEIRUT = "Asia/Beirut"
MOMENTS = {
    "new year in the east": "2026-12-31T10:00:00Z",
    "new year in the west": "2027-01-01T11:00:00Z",
    "leap day": "2028-02-29T12:00:00Z",
    "Monday in the east, Sunday elsewhere": "2026-01-11T10:30:00Z",
    "forward": "2026-03-29T01:00:00Z",
    "back, the first time": "2026-10-25T00:30:00Z",
    "back, the second time": "2026-10-25T01:30:00Z",
    "a day without midnight": "2026-03-28T22:30:00Z",
}


PAGES_BY_ROLE = {
    "mate": PAGES["mate"],
    "physio": PAGES["physio"],
    "coach": lambda world: [
        reverse("training:squad_list"),
        reverse("training:squad_detail", args=[world.squad.pk]),
        reverse("assessments:test_hub"),
        reverse("training:session_edit", args=[world.finished.pk]),
        reverse("assessments:assessment_edit", args=[world.assessment.pk]),
    ],
}


def signed_in(user, zone):
    user.time_zone = zone
    user.save(update_fields=["time_zone"])
    client = Client()
    client.force_login(user)
    return client


def trained_at(athlete, moment, **fields):
    session = make_session(athlete=athlete, started_at=moment, finished_at=moment)
    return make_set_log(session=session, exercise=make_exercise(), **fields)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("moment", "zone"),
    (
        ("new year in the east", EAST),
        ("new year in the west", WEST),
        ("leap day", BERLIN),
        ("Monday in the east, Sunday elsewhere", EAST),
        ("Monday in the east, Sunday elsewhere", WEST),
        ("forward", BERLIN),
        ("back, the first time", BERLIN),
        ("back, the second time", BERLIN),
        ("a day without midnight", BEIRUT),
    ),
)
def test_every_page_opens_at_any_moment(zone, moment):
    with time_machine.travel(MOMENTS[moment], tick=False):
        world = make_world()
        trained_at(world.athlete, timezone.now(), pain=5)
        make_assessment(athlete=world.athlete, taken_at=timezone.now())
        statuses = {}
        for role, pages in PAGES_BY_ROLE.items():
            client = signed_in(getattr(world, role), zone)
            for url in pages(world):
                statuses[url] = client.get(url).status_code

    assert {url: one for url, one in statuses.items() if one != 200} == {}


@pytest.mark.parametrize(
    ("zone", "now", "day", "monday"),
    (
        (EAST, "2026-01-11T10:30:00Z", "2026-01-12", "2026-01-12"),
        (WEST, "2026-01-11T10:30:00Z", "2026-01-10", "2026-01-05"),
        (BERLIN, "2026-01-11T22:59:00Z", "2026-01-11", "2026-01-05"),
        (BERLIN, "2026-01-11T23:00:00Z", "2026-01-12", "2026-01-12"),
        (BEIRUT, "2026-03-28T22:00:00Z", "2026-03-29", "2026-03-23"),
        (BERLIN, "2028-02-29T23:30:00Z", "2028-03-01", "2028-02-28"),
    ),
)
def test_session_is_on_the_day_and_in_the_week_of_the_viewer(
    athlete, zone, now, day, monday
):
    with time_machine.travel(now, tick=False):
        trained_at(athlete, timezone.now())
        page = signed_in(athlete.user, zone).get(reverse("training:progress"))

    week = page.context["week"]
    assert str(week.monday) == monday
    assert [str(one.day) for one in week.sessions] == [day]


def test_coach_and_athlete_far_apart_each_see_their_own_day(athlete, coach, squad):
    moment = datetime(2026, 1, 11, 10, 30, tzinfo=UTC)
    trained_at(athlete, moment, pain=5)
    with time_machine.travel(moment + timedelta(minutes=1), tick=False):
        own = signed_in(athlete.user, EAST).get(reverse("training:progress"))
        board = signed_in(coach, WEST).get(squad.get_absolute_url())

    assert str(own.context["today"]) == "2026-01-12"
    assert str(board.context["today"]) == "2026-01-10"
    assert "Pain 5 out of 10 today" in board.context["alerts"][0].message


def test_session_over_midnight_and_sunday_stays_on_its_start_day(athlete):
    began = datetime(2026, 1, 11, 23, 50, tzinfo=UTC)
    session = make_session(athlete=athlete, started_at=began)
    exercise = make_exercise()
    for number, minutes in ((1, 5), (2, 15)):
        done_at = began + timedelta(minutes=minutes)
        make_set_log(session=session, exercise=exercise, number=number, done_at=done_at)
    with time_machine.travel(began + timedelta(minutes=30), tick=False):
        client = signed_in(athlete.user, "UTC")
        client.post(reverse("training:session_finish", args=[session.pk]))
        weeks = client.get(reverse("training:progress")).context["weeks"]

    assert [week.count for week in weeks[-2:]] == [1, 0]


@pytest.mark.parametrize(
    ("zone", "now", "is_due"),
    (
        # Tested on 5 January at nine UTC, which is the 5th, the 4th, the 5th.
        (BERLIN, "2026-02-01T22:59:00Z", False),
        (BERLIN, "2026-02-01T23:00:00Z", True),
        (WEST, "2026-02-01T10:59:00Z", False),
        (WEST, "2026-02-01T11:00:00Z", True),
        (EAST, "2026-02-01T09:59:00Z", False),
        (EAST, "2026-02-01T10:00:00Z", True),
    ),
)
def test_every_page_shows_a_due_test_on_the_same_day(
    athlete, coach, squad, zone, now, is_due
):
    taken_at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    make_assessment(athlete=athlete, taken_at=taken_at)
    with time_machine.travel(now, tick=False):
        client = signed_in(coach, zone)
        hub = client.get(reverse("assessments:test_hub"))
        squads = client.get(reverse("training:squad_list"))

    assert ("due</span>" in hub.text) is is_due
    assert squads.context["squads"][0].due_count == int(is_due)


REPEATED_HOUR = "2026-10-25T02:30"
SKIPPED_HOUR = "2026-03-29T02:30"


def edit(client, session, **entries):
    url = reverse("training:session_edit", args=[session.pk])
    return client.post(url, as_shown(client, url, note="x", **entries))


@pytest.fixture
def long_ago(athlete):
    began = datetime(2026, 1, 5, 9, 0, 30, tzinfo=UTC)
    return make_session(
        athlete=athlete, started_at=began, finished_at=began + timedelta(seconds=10)
    )


@time_machine.travel("2026-11-28T12:00:00Z", tick=False)
def test_repeated_hour_is_read_as_the_first(athlete, long_ago):
    client = signed_in(athlete.user, BERLIN)

    response = edit(
        client, long_ago, started_at=REPEATED_HOUR, finished_at=REPEATED_HOUR
    )

    long_ago.refresh_from_db()
    assert response.status_code == 302
    assert long_ago.started_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@time_machine.travel("2026-11-28T12:00:00Z", tick=False)
def test_skipped_hour_is_refused_with_a_suggestion(athlete, long_ago):
    client = signed_in(athlete.user, BERLIN)

    response = edit(client, long_ago, started_at=SKIPPED_HOUR, finished_at=SKIPPED_HOUR)

    errors = response.context["form"].errors
    words = "The clocks went forward that night. Did you mean 03:30?"
    assert response.status_code == 422
    assert errors["started_at"] == [words]


@pytest.mark.parametrize("minutes", (0, 60))
@time_machine.travel("2026-11-28T12:00:00Z", tick=False)
def test_note_of_a_session_in_that_night_changes_no_moment(athlete, minutes):
    began = datetime(2026, 10, 25, 0, 30, 20, tzinfo=UTC) + timedelta(minutes=minutes)
    session = make_session(
        athlete=athlete, started_at=began, finished_at=began + timedelta(seconds=5)
    )
    client = signed_in(athlete.user, BERLIN)

    edit(client, session, started_at=REPEATED_HOUR, finished_at=REPEATED_HOUR)

    session.refresh_from_db()
    assert (session.note, session.started_at) == ("x", began)
    assert session.finished_at == began + timedelta(seconds=5)


@pytest.mark.sweep
@pytest.mark.parametrize("zone", (EAST, WEST, BERLIN, BEIRUT))
@pytest.mark.parametrize(
    "moment",
    ("0001-01-01T00:00", "1999-12-31T23:59", "9999-12-31T23:59", SKIPPED_HOUR, "x"),
)
def test_moment_out_of_range_is_refused_in_every_zone(athlete, long_ago, zone, moment):
    if moment == SKIPPED_HOUR and zone != BERLIN:
        moment = "2027-11-28T12:00"
    with time_machine.travel("2026-11-28T12:00:00Z", tick=False):
        client = signed_in(athlete.user, zone)
        response = edit(client, long_ago, started_at=moment, finished_at=moment)

    assert response.status_code == 422
    assert Session.objects.get().note == ""


@pytest.mark.parametrize("zone", (EAST, WEST))
@pytest.mark.parametrize("days", (-400, 400))
def test_server_clock_overrides_the_device_clock(athlete, zone, days):
    """A set is done when it arrives, whatever a device says of the time."""
    exercise = make_exercise(slug="lift")
    session = make_session(athlete=athlete)
    url = reverse("training:set_create", args=[session.pk]) + "?exercise=lift"
    key = "8a0f3c5e-2c0e-4b6e-9d53-0f6a3f1d7c11"
    entries = {"key": key, "number": 1, "side": "L", "reps": 8, "hold_s": 2}
    with time_machine.travel("2026-11-28T12:00:00Z", tick=False):
        wrong = timezone.now() + timedelta(days=days)
        signed_in(athlete.user, zone).post(url, entries | {"done_at": wrong})

        assert exercise.set_logs.get().done_at == timezone.now()


def test_plan_of_the_far_east_can_be_ended_and_left_in_the_far_west(athlete, coach):
    with time_machine.travel("2026-01-11T10:30:00Z", tick=False):
        in_the_east = datetime.now(ZoneInfo(EAST)).date()
        plan = make_plan(
            athlete=athlete,
            starts_on=in_the_east,
            review_on=in_the_east + timedelta(days=28),
        )
        membership = athlete.memberships.get()
        membership.joined_on = in_the_east
        membership.save()
        client = signed_in(coach, WEST)
        names = (("training:plan_end", plan), ("accounts:membership_end", membership))
        answers = [
            client.post(reverse(name, args=[row.pk])).status_code for name, row in names
        ]

    plan.refresh_from_db()
    assert answers == [302, 302]
    assert plan.ended_on == in_the_east


def test_week_has_seven_days_when_the_clock_changes(athlete):
    with time_machine.travel("2026-11-02T12:00:00Z", tick=False):
        page = signed_in(athlete.user, BERLIN).get(reverse("training:progress"))

    mondays = [week.monday for week in page.context["weeks"]]
    gaps = {later - earlier for earlier, later in pairwise(mondays)}
    assert gaps == {timedelta(days=7)}


@pytest.mark.parametrize(("hours", "stops"), ((48, True), (48.5, False)))
@pytest.mark.parametrize("changed", ("2026-03-29T12:00:00Z", "2026-10-25T12:00:00Z"))
def test_pain_stops_for_48_elapsed_hours(changed, hours, stops):
    now = datetime.fromisoformat(changed).astimezone(ZoneInfo(BERLIN))
    at = now.astimezone(UTC) - timedelta(hours=hours)
    session = SessionSummary(uuid.uuid4(), at.astimezone(ZoneInfo(BERLIN)), pain=5)

    assert session.stops_exercise(now) is stops


@time_machine.travel("2026-11-28T12:00:00Z", tick=False)
def test_repeated_hour_in_another_format_is_refused(athlete, long_ago):
    client = signed_in(athlete.user, BERLIN)

    response = edit(client, long_ago, started_at="25/10/2026 02:30")

    message = response.context["form"].errors["started_at"][0]
    assert message.startswith("Enter a date and time")
