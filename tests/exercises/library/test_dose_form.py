import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.dose_form import DoseForm
from exercises.models import Exercise
from tests.exercises.library.pages import text
from tests.factories import make_exercise


def dose_query(slug, **numbers):
    return reverse("exercises:exercise_detail", args=[slug]), numbers


@pytest.mark.parametrize(
    ("numbers", "session", "week"),
    (
        # The two vectors of the protocol: 282 s and 370 s, both sides.
        ({"sets": "2", "reps": "8", "hold": "2", "days": "3"}, "4:42", "about 14"),
        ({"sets": "2", "reps": "10", "hold": "3", "days": "2"}, "6:10", "about 12"),
    ),
)
def test_exercise_page_works_out_a_dose(client, db, numbers, session, week):
    make_exercise(slug="lift", up_s=2, down_s=2, rest_s=30, sided=True)
    url, numbers = dose_query("lift", **numbers)

    page = text(client.get(url, numbers))

    assert f"{session} minutes a session" in page
    assert f"{week} a week; the" in page


def test_exercise_page_starts_from_its_own_dose(client, db):
    exercise = make_exercise(slug="lift")

    form = client.get(exercise.get_absolute_url()).context["dose_form"]

    assert not form.is_bound
    assert form.seconds == exercise.dose.seconds[0]


@pytest.mark.parametrize("typed", ("abc", "-3", "0", "1e9", "NaN", "9" * 500, "\x00"))
def test_a_dose_that_is_none_is_said_beside_its_field(client, db, typed):
    make_exercise(slug="lift")
    url, numbers = dose_query("lift", sets=typed, reps="8", hold="2", days="2")

    response = client.get(url, numbers)

    assert response.status_code == 200
    assert [*response.context["dose_form"].errors] == ["sets"]
    assert "Correct the highlighted number" in response.text


@pytest.mark.parametrize(
    ("mode", "fields"),
    (
        ("reps_hold", ["sets", "reps", "hold", "days"]),
        ("reps", ["sets", "reps", "days"]),
        ("hold_time", ["sets", "hold", "days"]),
    ),
)
def test_a_dose_asks_only_what_is_measured(db, mode, fields):
    exercise = make_exercise(mode=mode)

    assert [*DoseForm(exercise=exercise).fields] == fields


def test_a_distance_has_no_minutes(client, db):
    drag = make_exercise(mode="distance", distance_m=20)

    assert "minutes a session" not in text(client.get(drag.get_absolute_url()))


@given(st.integers(1, 10), st.integers(1, 50), st.integers(0, 120), st.integers(1, 7))
def test_minutes_grow_with_everything(sets, reps, hold, days):
    exercise = Exercise(
        mode="reps_hold",
        sets=2,
        reps_low=8,
        reps_high=10,
        hold_low_s=2,
        hold_high_s=3,
        up_s=2,
        down_s=2,
        rest_s=30,
        per_week_low=2,
        per_week_high=3,
        sided=True,
    )
    numbers = {"sets": sets, "reps": reps, "hold": hold, "days": days}

    form = DoseForm(numbers, exercise=exercise)

    assert form.is_valid()
    assert form.seconds == sets * 2 * reps * (4 + hold) + (sets * 2 - 1) * 30
    minutes, seconds = map(int, form.session.split(":"))
    assert minutes * 60 + seconds == form.seconds


def test_no_minutes_while_a_number_is_wrong(db):
    form = DoseForm({"sets": "many"}, exercise=make_exercise())

    assert (form.seconds, form.session, form.week_minutes) == (0, "0:00", 0)
