from decimal import Decimal

import pytest
import time_machine

from assessments.knee_lift.protocol import Outcome
from assessments.models import Assessment
from tests.assessments.test_form.form_data import (
    NOTHING,
    messages_of,
    submitted_data,
    submitted_form,
)
from tests.factories import make_user

pytestmark = pytest.mark.django_db

LONG = "x" * 10_000


def test_form_saves_all_lifts():
    test_form = submitted_form()
    assert test_form.is_valid()

    test = test_form.save(user=make_user(display_name="Jonas"))

    rows = [
        (one.side, one.position, one.attempt, one.lift_cm, one.cleared, one.result)
        for one in test.trials.in_order()
    ]
    assert len(rows) == 10
    assert rows[0] == ("L", "lean15", 1, None, True, "valid")
    assert rows[4] == ("L", "lean45", 1, None, False, "failed")
    assert rows[6] == ("L", "upright", 1, Decimal("8.00"), None, "valid")
    assert (test.tester_name, test.stature_cm, test.version) == ("Jonas", 175, 1)
    assert test.taken_at.isoformat() == "2026-01-05T09:00:00+00:00"


@pytest.mark.parametrize(
    ("unit", "typed", "stored"),
    (
        ("cm", "8,5", (Decimal("8.5"), "cm", None, Decimal("8.50"))),
        ("in", "3.5", (Decimal("3.5"), "in", None, Decimal("8.89"))),
        ("deg", "11.5", (None, "cm", Decimal("11.5"), None)),
    ),
)
def test_lift_is_kept_as_entered(unit, typed, stored):
    changes = {"unit": unit, "R-upright-1-lift": typed}
    test_form = submitted_form(**NOTHING | changes | {"L-upright-1-lift": "0"})
    assert test_form.is_valid()

    test = test_form.save(user=make_user())

    trial = test.trials.get(side="R")
    assert stored == (
        trial.lift_value,
        trial.lift_unit,
        trial.thigh_deg,
        trial.lift_cm,
    )


@pytest.mark.parametrize(
    ("typed", "message"),
    (
        ("abc", "“abc” isn't a number. Enter one from 0 cm to 35 cm."),
        ("-3", "−3 cm is too low; the minimum is 0 cm. Did you mean 3?"),
        ("400", "400 cm is too high; the maximum is 35 cm."),
        ("85", "85 cm is too high; the maximum is 35 cm. Did you mean 8.5?"),
        ("1e9", "“1e9” isn't a number. Enter one from 0 cm to 35 cm."),
        ("NaN", "“NaN” isn't a number. Enter one from 0 cm to 35 cm."),
        ("🦵", "“🦵” isn't a number. Enter one from 0 cm to 35 cm."),
        ("12°", "“12°” isn't a number. Enter one from 0 cm to 35 cm."),
        ("8.55", "8.55 has too many decimal places. Did you mean 8.6?"),
        (LONG, "That's too long to be a number."),
        ("", "Enter the first lift for this side; 0 if the knee didn't rise."),
        (None, "Enter the first lift for this side; 0 if the knee didn't rise."),
    ),
)
def test_nonsense_lift_has_its_message_beside_it(typed, message):
    messages = messages_of(submitted_form(**{"L-upright-1-lift": typed}))

    assert messages["L-upright-1-lift"].startswith(message[:25])
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    (
        ("pain_before", ""),
        ("pain_before", "11"),
        ("pain_before", "2.5"),
        ("injured_recently", None),
        ("injured_recently", "perhaps"),
        ("trained_yesterday", None),
        ("shoes", None),
        ("method", "guess"),
        ("unit", "ell"),
        ("first_side", "B"),
        ("stature_cm", ""),
        ("stature_cm", "17.1"),
        ("stature_cm", "1e9"),
        ("chair_cm", "400"),
        ("thigh_cm", "-3"),
        ("taken_at", "yesterday"),
        ("taken_at", "2126-01-01T09:00"),
        ("taken_at", "1926-01-01T09:00"),
        ("note", LONG),
        ("note", "a\x00b"),
        ("key", "abc"),
        ("R-upright-1-faults", ["yawn"]),
        ("R-upright-1-faults", ["trunk_opens"]),
        ("R-lean15-1-result", "great"),
    ),
)
def test_nonsense_elsewhere_has_its_message_beside_it(field, typed):
    assert field in messages_of(submitted_form(**{field: typed}))


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    (
        (
            {"R-lean15-1-result": "failed", "R-lean45-1-result": "cleared"},
            "R-lean30-1-result",
            "This side stopped at 15°, so a further lean can't be cleared.",
        ),
        (
            {"L-lean30-1-result": "range_limited", "L-lean45-1-result": "cleared"},
            "L-lean45-1-result",
            "This side stopped at 30°, so a further lean can't be cleared.",
        ),
        (
            {"L-upright-1-lift": "2.4", "L-upright-2-lift": None},
            "L-lean15-1-result",
            "The lean needs a valid upright lift of at least 2.5 cm first.",
        ),
        (
            {"L-upright-1-faults": ["slouch"], "L-upright-2-faults": ["squirm"]},
            "L-lean45-1-result",
            "The lean needs a valid upright lift of at least 2.5 cm first.",
        ),
        (
            {"R-lean15-1-faults": ["trunk_opens"]},
            "R-lean15-1-result",
            "With the faults you ticked, this step doesn't count as cleared.",
        ),
        (
            {"R-lean45-1-lift": "3"},
            "R-lean45-1-lift",
            "Only enter a lift height if the step was cleared.",
        ),
        (
            {"R-lean45-1-result": None, "R-lean45-1-notes": ["cramp"]},
            "R-lean45-1-result",
            "Choose how the step went.",
        ),
        (
            {"R-upright-3-notes": ["cramp"]},
            "R-upright-3-lift",
            "Enter the lift this note belongs to.",
        ),
        (
            {"stop_pain": "5"},
            "stopped",
            "Tick this if the test was stopped.",
        ),
    ),
)
def test_what_cannot_be_true_together_is_refused(changes, field, message):
    assert messages_of(submitted_form(**changes))[field] == message


@pytest.mark.parametrize(
    ("changes", "field"),
    (({"pain_before": "3"}, "pain_before"), ({"injured_recently": "yes"},) * 2),
)
def test_no_test_today_takes_no_lifts(changes, field):
    field = field if isinstance(field, str) else "injured_recently"

    assert messages_of(submitted_form(**changes))[field].startswith(
        "With this answer, don't"
    )


@pytest.mark.parametrize("answer", ({"pain_before": "3"}, {"injured_recently": "yes"}))
def test_no_test_today_is_kept_as_not_tested(answer):
    test_form = submitted_form(**NOTHING | answer)
    assert test_form.is_valid()

    test = test_form.save(user=make_user())

    assert not test.trials.exists()


def test_no_test_today_cannot_be_stopped():
    stop = {"stopped": "on", "stop_pain": "5", "stop_side": "L"}
    test_form = submitted_form(
        **NOTHING | stop | {"pain_before": "9", "stop_position": "lean15"}
    )

    assert "pain_before" in messages_of(test_form)


def test_unread_height_leaves_the_ladder_unchecked():
    messages = messages_of(
        submitted_form(stature_cm="abc", **{"L-upright-1-lift": "1"})
    )

    assert list(messages) == ["stature_cm"]


def test_measured_thigh_takes_part_in_the_check_of_the_ladder():
    low = {"unit": "deg", "thigh_cm": "30"}
    degrees = {
        name: "5" if name.endswith("lift") else value
        for name, value in submitted_data().items()
        if "-lift" in name
    }

    assert not submitted_form(**degrees, unit="deg", thigh_cm="25").is_valid()
    assert submitted_form(**degrees | low).is_valid()


@pytest.mark.parametrize(
    ("place", "used", "stored"),
    (
        ({"stop_side": "R", "stop_position": "lean45"}, {}, ("lean45", 2, None)),
        ({"stop_side": "R", "stop_position": "upright"}, {}, ("upright", 3, None)),
        (
            {"stop_side": "R", "stop_position": "upright"},
            {"R-upright-3-lift": "9"},
            ("upright", 3, Decimal("9.00")),
        ),
    ),
)
def test_stop_is_a_lift_of_its_own(place, used, stored):
    test_form = submitted_form(stopped="on", stop_pain="6", **place | used)
    assert test_form.is_valid()

    test = test_form.save(user=make_user())

    trial = test.trials.get(result=Outcome.STOPPED)
    assert (trial.position, trial.attempt, trial.lift_cm) == stored
    assert (test.stopped, trial.side, trial.pain) == (True, "R", 6)


def test_stop_at_the_very_first_lift_needs_no_lift():
    stop = {"stop_pain": "6", "stop_side": "L", "stop_position": "upright"}
    test_form = submitted_form(**NOTHING | stop | {"stopped": "on"})
    assert test_form.is_valid()

    test = test_form.save(user=make_user())

    assert [(one.attempt, one.result) for one in test.trials.all()] == [(1, "stopped")]


def test_stop_says_how_much_and_where():
    messages = messages_of(submitted_form(stopped="on"))

    assert list(messages) == ["stop_pain", "stop_side", "stop_position"]


def test_unread_stop_pain_has_one_message():
    where = {"stop_side": "L", "stop_position": "upright"}
    test_form = submitted_form(stopped="on", stop_pain="abc", **where)

    assert not test_form.is_valid()
    assert len(test_form.form.errors["stop_pain"]) == 1


@time_machine.travel("2026-01-05T08:45:00Z", tick=False)
def test_a_device_clock_may_run_ahead_a_little():
    assert not submitted_form(taken_at="2026-01-05T09:00").is_valid()
    assert submitted_form(taken_at="2026-01-05T08:50").is_valid()


def test_third_lift_and_small_print_open_when_filled():
    changes = {"R-upright-3-lift": "9", "R-lean15-1-notes": ["cramp"]}
    test_form = submitted_form(**changes)

    assert test_form.third_is_open
    assert [row.is_open for row in test_form.lean] == [True, False, False]
