import uuid
from decimal import Decimal
from itertools import product

import pytest
import time_machine
from django.utils.datastructures import MultiValueDict

from assessments.forms import LeanForm, Sheet, TrialForm, new_sheet
from assessments.forms.trial import Slot, UprightForm
from assessments.models import Assessment, Trial
from assessments.protocol import Outcome, Position, Side
from assessments.units import LiftUnit
from tests.assessments.sheets import sheet_data
from tests.factories import make_assessment, make_athlete, make_trial, make_user

pytestmark = pytest.mark.django_db

LONG = "x" * 10_000
NOTHING = dict.fromkeys(
    [name for name in sheet_data() if name[1:].startswith(("-upright", "-lean"))]
)


def sheet_of(**changes):
    """A new sheet as somebody sent it."""
    athlete = make_athlete()
    return new_sheet(athlete, make_user(), sheet_data(**changes))


def messages_of(sheet):
    """Field name to its first message, over all forms of a refused sheet."""
    assert not sheet.is_valid()
    return {
        form.add_prefix(name): errors[0]
        for form in sheet.forms
        for name, errors in form.errors.items()
    }


def test_sheet_saves_all_lifts():
    sheet = sheet_of()
    assert sheet.is_valid()

    test = sheet.save(user=make_user(display_name="Jonas"))

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
    sheet = sheet_of(**NOTHING | changes | {"L-upright-1-lift": "0"})
    assert sheet.is_valid()

    test = sheet.save(user=make_user())

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
        ("abc", "“abc” is not a number. From 0 cm to 35 cm is possible."),
        ("-3", "−3 cm is below 0 cm. Was it 3?"),
        ("400", "400 cm is above 35 cm."),
        ("85", "85 cm is above 35 cm. Was it 8.5?"),
        ("1e9", "“1e9” is not a number. From 0 cm to 35 cm is possible."),
        ("NaN", "“NaN” is not a number. From 0 cm to 35 cm is possible."),
        ("🦵", "“🦵” is not a number. From 0 cm to 35 cm is possible."),
        ("12°", "“12°” is not a number. From 0 cm to 35 cm is possible."),
        ("8.55", "8.55 has too many decimal places. Was it 8.6?"),
        (LONG, "That is too long for a number."),
        ("", "Enter the first lift of this side: 0 if the knee did not rise."),
        (None, "Enter the first lift of this side: 0 if the knee did not rise."),
    ),
)
def test_nonsense_lift_has_its_message_beside_it(typed, message):
    messages = messages_of(sheet_of(**{"L-upright-1-lift": typed}))

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
    assert field in messages_of(sheet_of(**{field: typed}))


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    (
        (
            {"R-lean15-1-result": "failed", "R-lean45-1-result": "cleared"},
            "R-lean30-1-result",
            "This side ended at 15°: a steeper step cannot be cleared.",
        ),
        (
            {"L-lean30-1-result": "range_limited", "L-lean45-1-result": "cleared"},
            "L-lean45-1-result",
            "This side ended at 30°: a steeper step cannot be cleared.",
        ),
        (
            {"L-upright-1-lift": "2.4", "L-upright-2-lift": None},
            "L-lean15-1-result",
            "The lean starts from an upright lift of 2.5 cm that counts.",
        ),
        (
            {"L-upright-1-faults": ["slouch"], "L-upright-2-faults": ["squirm"]},
            "L-lean45-1-result",
            "The lean starts from an upright lift of 2.5 cm that counts.",
        ),
        (
            {"R-lean15-1-faults": ["trunk_opens"]},
            "R-lean15-1-result",
            "With what is ticked the step does not count as cleared.",
        ),
        (
            {"R-lean45-1-lift": "3"},
            "R-lean45-1-lift",
            "A lift is measured where the step is cleared.",
        ),
        (
            {"R-lean45-1-result": None, "R-lean45-1-notes": ["cramp"]},
            "R-lean45-1-result",
            "Say how the step went.",
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
    assert messages_of(sheet_of(**changes))[field] == message


@pytest.mark.parametrize(
    ("changes", "field"),
    (({"pain_before": "3"}, "pain_before"), ({"injured_recently": "yes"},) * 2),
)
def test_no_test_today_takes_no_lifts(changes, field):
    field = field if isinstance(field, str) else "injured_recently"

    assert messages_of(sheet_of(**changes))[field].startswith("With this answer there")


@pytest.mark.parametrize("answer", ({"pain_before": "3"}, {"injured_recently": "yes"}))
def test_no_test_today_is_kept_as_not_tested(answer):
    sheet = sheet_of(**NOTHING | answer)
    assert sheet.is_valid()

    test = sheet.save(user=make_user())

    assert not test.trials.exists()


def test_no_test_today_cannot_be_stopped():
    stop = {"stopped": "on", "stop_pain": "5", "stop_side": "L"}
    sheet = sheet_of(**NOTHING | stop | {"pain_before": "9", "stop_position": "lean15"})

    assert "pain_before" in messages_of(sheet)


def test_unread_height_leaves_the_ladder_unchecked():
    messages = messages_of(sheet_of(stature_cm="abc", **{"L-upright-1-lift": "1"}))

    assert list(messages) == ["stature_cm"]


def test_measured_thigh_takes_part_in_the_check_of_the_ladder():
    low = {"unit": "deg", "thigh_cm": "30"}
    degrees = {
        name: "5" if name.endswith("lift") else value
        for name, value in sheet_data().items()
        if "-lift" in name
    }

    assert not sheet_of(**degrees, unit="deg", thigh_cm="25").is_valid()
    assert sheet_of(**degrees | low).is_valid()


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
    sheet = sheet_of(stopped="on", stop_pain="6", **place | used)
    assert sheet.is_valid()

    test = sheet.save(user=make_user())

    trial = test.trials.get(result=Outcome.STOPPED)
    assert (trial.position, trial.attempt, trial.lift_cm) == stored
    assert (test.stopped, trial.side, trial.pain) == (True, "R", 6)


def test_stop_at_the_very_first_lift_needs_no_lift():
    stop = {"stop_pain": "6", "stop_side": "L", "stop_position": "upright"}
    sheet = sheet_of(**NOTHING | stop | {"stopped": "on"})
    assert sheet.is_valid()

    test = sheet.save(user=make_user())

    assert [(one.attempt, one.result) for one in test.trials.all()] == [(1, "stopped")]


def test_stop_says_how_much_and_where():
    messages = messages_of(sheet_of(stopped="on"))

    assert list(messages) == ["stop_pain", "stop_side", "stop_position"]


def test_unread_stop_pain_has_one_message():
    where = {"stop_side": "L", "stop_position": "upright"}
    sheet = sheet_of(stopped="on", stop_pain="abc", **where)

    assert not sheet.is_valid()
    assert len(sheet.form.errors["stop_pain"]) == 1


def test_stored_sheet_shows_what_is_stored():
    test = saved_sheet(stopped="on", stop_pain="6", stop_side="L", **STOPPED_EARLY)

    sheet = Sheet.of(test)

    values = {
        form.add_prefix(name): form[name].value()
        for form in sheet.forms
        for name in form.fields
    }
    assert values["L-upright-1-lift"] == "8"
    assert values["L-upright-1-notes"] == ["cramp"]
    assert values["R-lean30-1-result"] == "range_limited"
    assert values["L-lean15-1-result"] == ""
    assert (values["stop_pain"], values["stop_side"]) == ("6", "L")
    assert [row.is_open for row in sheet.lean] == [False, False, False]
    assert not sheet.third_is_open


STOPPED_EARLY = {
    "L-upright-1-notes": ["cramp"],
    "R-lean30-1-result": "range_limited",
    "R-lean45-1-result": None,
    "L-lean15-1-result": None,
    "L-lean30-1-result": None,
    "L-lean45-1-result": None,
    "stop_position": "lean15",
}


def saved_sheet(**changes):
    sheet = sheet_of(**changes)
    assert sheet.is_valid(), messages_of(sheet)
    pk = sheet.save(user=make_user()).pk
    return Assessment.objects.for_page().get(pk=pk)


@pytest.mark.parametrize(
    "changes",
    (
        {},
        {"stopped": "on", "stop_pain": "6", "stop_side": "L", **STOPPED_EARLY},
        {"unit": "in", "R-lean45-1-result": "cleared", "R-lean45-1-lift": "3.25"},
        {"unit": "deg", "R-upright-1-lift": "12.5"},
        {"thigh_cm": "44.5", "chair_cm": "43", "note": "Tired.", "first_side": "L"},
        {"R-upright-1-faults": ["slouch"], "R-upright-1-notes": ["knee_in"]},
    ),
)
def test_the_same_sheet_again_changes_nothing(changes):
    key = str(uuid.uuid4())
    test = saved_sheet(key=key, **changes)

    assert not Sheet.of(test, sheet_data(key=key, **changes)).has_changed()


def test_edit_writes_a_new_version_and_keeps_the_old():
    test = saved_sheet()
    user = make_user()
    keys = {one.place: one.pk for one in test.trials.all()}
    changes = {"R-upright-1-lift": "9.5", "L-lean45-1-result": None, "version": "1"}
    sheet = Sheet.of(test, sheet_data(note="Read again.", **changes))
    assert sheet.is_valid()

    sheet.save(user=user)

    test = Assessment.objects.for_page().get(pk=test.pk)
    now = {one.place: one for one in test.trials.all()}
    before = test.corrections.get()
    assert (test.version, test.note) == (2, "Read again.")
    assert now["R", "upright", 1].lift_cm == Decimal("9.50")
    assert {place: one.pk for place, one in now.items()} == {
        place: key for place, key in keys.items() if place != ("L", "lean45", 1)
    }
    assert before.changed_by_id == user.pk
    assert before.before["test"]["note"] == ""
    assert len(before.before["trials"]) == 10


def test_edit_keeps_earlier_tries_and_standing_lifts():
    test = make_assessment()
    for side, lift in (("R", 9), ("L", 8)):
        make_trial(assessment=test, side=side, lift_value=lift)
    lean = {"assessment": test, "side": "R", "position": "lean15", "lift_value": None}
    make_trial(**lean, cleared=False, result="failed")
    make_trial(**lean, attempt=2, cleared=True)
    make_trial(assessment=test, position="standing")
    data = sheet_data(**NOTHING) | {
        "L-upright-1-lift": "8",
        "R-upright-1-lift": "9",
        "R-lean15-2-result": "failed",
    }
    test = Assessment.objects.for_page().get(pk=test.pk)
    sheet = Sheet.of(test, data)
    assert sheet.is_valid()

    sheet.save(user=make_user())

    places = {(*one.place[1:], one.result) for one in test.trials.in_order()}
    assert places == {
        ("upright", 1, "valid"),
        ("lean15", 1, "failed"),
        ("lean15", 2, "failed"),
        ("standing", 1, "valid"),
    }


def test_new_sheet_knows_the_test_before():
    athlete = make_athlete(stature_cm=None)
    before = make_assessment(
        athlete=athlete, chair_cm=42, shoes=False, method="phone", stature_cm=180
    )
    make_trial(assessment=before, side="L", lift_value=None, thigh_deg=11)
    make_trial(assessment=before, side="R", lift_value=None, result="invalid")

    sheet = new_sheet(athlete, make_user())

    first = sheet.trials[0]
    assert first.slot == Slot(Side.LEFT, Position.UPRIGHT)
    assert first.fields["lift"].widget.attrs["placeholder"] == "11.0"
    assert "placeholder" not in sheet.trials[1].fields["lift"].widget.attrs
    assert sheet.unit is LiftUnit.DEGREE
    initial = sheet.form.initial
    names = ("chair_cm", "shoes", "method", "stature_cm", "injured_recently")
    assert [initial[name] for name in names] == [42, False, "phone", 180, None]


def test_first_sheet_proposes_the_chair():
    user = make_user(length_unit="in")

    sheet = new_sheet(make_athlete(stature_cm=175), user)

    words = "Thighs level at 68.9 in of height: use 16.9."
    assert sheet.form.fields["chair_cm"].help_text == words
    assert sheet.form["first_side"].value() == "R"
    assert sheet.unit is LiftUnit.INCH
    assert [round(row.travel_cm) for row in sheet.lean] == [13, 25, 36]


def test_first_sheet_without_a_height_proposes_nothing():
    sheet = new_sheet(make_athlete(stature_cm=None), make_user())

    assert sheet.form.fields["chair_cm"].help_text == ""
    assert [row.travel_cm for row in sheet.lean] == [None, None, None]


@time_machine.travel("2026-01-05T08:45:00Z", tick=False)
def test_a_device_clock_may_run_ahead_a_little():
    assert not sheet_of(taken_at="2026-01-05T09:00").is_valid()
    assert sheet_of(taken_at="2026-01-05T08:50").is_valid()


def test_third_lift_and_small_print_open_when_filled():
    changes = {"R-upright-3-lift": "9", "R-lean15-1-notes": ["cramp"]}
    sheet = sheet_of(**changes)

    assert sheet.third_is_open
    assert [row.is_open for row in sheet.lean] == [True, False, False]


def test_outdated_sheet_says_what_is_saved_now():
    test = saved_sheet(**{"L-upright-1-notes": ["cramp"]})
    typed = sheet_data(version="7", method="phone", note="Mine.")
    sheet = Sheet.of(test, typed | {"R-upright-1-lift": "9.5"})
    assert sheet.is_valid()
    assert sheet.is_outdated

    sheet.refuse_outdated()

    told = {
        form.add_prefix(name): form[name].help_text
        for form in sheet.forms
        for name in form.changed_data
    }
    assert told == {
        "method": "Saved now: Tape or ruler",
        "note": "Saved now: –",
        "R-upright-1-lift": "Saved now: 9",
        "L-upright-1-notes": "Saved now: Cramp",
    }
    assert sheet.form["version"].value() == "1"


def test_a_trial_form_leaves_the_outcome_to_its_kind():
    form = TrialForm(slot=Slot(Side.LEFT, Position.UPRIGHT), unit=LiftUnit.CM)

    with pytest.raises(NotImplementedError):
        _ = form.outcome
    with pytest.raises(NotImplementedError):
        _ = form.cleared


@pytest.mark.parametrize(
    ("result", "cleared", "shown"),
    (
        ("valid", True, "cleared"),
        ("invalid", True, "failed"),
        ("failed", False, "failed"),
        ("range_limited", False, "range_limited"),
        ("stopped", None, ""),
    ),
)
def test_lean_form_shows_a_stored_step(result, cleared, shown):
    before = Trial(
        side="L", position="lean15", attempt=1, result=result, cleared=cleared
    )

    form = LeanForm(
        slot=Slot(Side.LEFT, Position.LEAN15), unit=LiftUnit.CM, before=before
    )

    assert form["result"].value() == shown


def test_lengths_are_typed_in_the_unit_of_the_preferences():
    athlete = make_athlete()
    user = make_user(length_unit="in")
    typed = {"stature_cm": "68.9", "chair_cm": "17", "thigh_cm": ""}
    sheet = new_sheet(athlete, user, sheet_data(**typed))
    assert sheet.is_valid()

    test = sheet.save(user=user)

    assert (test.stature_cm, test.chair_cm) == (Decimal("175.0"), Decimal("43.2"))
    again = Sheet.of(
        Assessment.objects.for_page().get(pk=test.pk),
        sheet_data(key=str(test.pk), **typed),
        length_unit="in",
    )
    assert not again.has_changed()


@pytest.mark.parametrize(
    ("kind", "position"),
    (
        (UprightForm, Position.UPRIGHT),
        (LeanForm, Position.LEAN15),
        (LeanForm, Position.LEAN45),
    ),
)
def test_what_the_form_of_a_lift_takes_the_database_takes(kind, position):
    test = make_assessment()
    slot = Slot(Side.LEFT, position)
    words = {
        "lift": ("", "8"),
        "faults": ([], ["slouch"]),
        "notes": ([], ["knee_in"]),
        "result": ("", "cleared", "failed", "range_limited"),
    }
    taken = 0
    for said in product(*words.values()):
        data = {
            f"{slot.prefix}-{name}": one for name, one in zip(words, said, strict=True)
        }
        form = kind(MultiValueDict(_as_lists(data)), slot=slot, unit=LiftUnit.CM)
        if form.is_valid() and form.is_given:
            row = form.trial()
            row.assessment, row.athlete = test, test.athlete
            row.save()
            row.delete()
            taken += 1

    assert taken > 5


def _as_lists(data):
    return {name: one if isinstance(one, list) else [one] for name, one in data.items()}
