import pytest

from assessments.knee_lift.protocol import Outcome, Position
from assessments.knee_lift.scoring import score_side
from assessments.knee_lift.trials import TrialResult
from assessments.planning.doses import (
    BAND_DRIVE,
    HANG,
    LEANING,
    SEATED,
    Proposal,
    ProposalItem,
    Rule,
)
from assessments.results.tables import (
    TrialCell,
    days_a_week,
    proposed_exercises,
    side_rows,
    trial_rows,
)
from hipflex.sides import Side

THIGH = 42.875
RULE = Rule("X", "words", "basis")


def trial(side=Side.LEFT, position=Position.UPRIGHT, attempt=1, **fields):
    return TrialResult(side, position, attempt, **fields)


def test_trials_stand_side_by_side_in_the_order_of_the_test():
    rows = trial_rows(
        [
            trial(position=Position.LEAN15, outcome=Outcome.FAILED),
            trial(attempt=2, lift_cm=7.0),
            trial(lift_cm=8.0),
            trial(Side.RIGHT, lift_cm=9.0),
        ],
        thigh_cm=THIGH,
    )

    assert [row.label for row in rows] == ["Upright 1", "Upright 2", "15°"]
    assert rows[0].left == TrialCell("8.0 cm", "10.8°")
    assert rows[0].right == TrialCell("9.0 cm", "12.1°")
    assert rows[1].right == TrialCell("not tried", counts=False)


def test_a_retry_has_its_number():
    lean = {"position": Position.LEAN15}
    rows = trial_rows(
        [
            trial(**lean, outcome=Outcome.FAILED),
            trial(**lean, attempt=2, cleared=True),
        ],
        thigh_cm=THIGH,
    )

    assert [(row.label, row.left.words) for row in rows] == [
        ("15° 1", "not cleared"),
        ("15° 2", "cleared"),
    ]


@pytest.mark.parametrize(
    ("fields", "cell"),
    (
        (
            {"lift_cm": 8.0, "outcome": Outcome.INVALID, "compensations": {"slouch"}},
            TrialCell(
                "8.0 cm", "10.8°", "slouching or rounding the back", counts=False
            ),
        ),
        ({"outcome": Outcome.INVALID}, TrialCell("not valid", counts=False)),
        ({"cleared": True}, TrialCell("cleared")),
        ({"cleared": True, "lift_cm": 3.0}, TrialCell("cleared, 3.0 cm", "4.0°")),
        ({"outcome": Outcome.RANGE_LIMITED}, TrialCell("out of range", counts=False)),
        (
            {"outcome": Outcome.STOPPED, "pain": 6},
            TrialCell("stopped, pain 6", counts=False),
        ),
        (
            {"outcome": Outcome.STOPPED, "pain": 6, "lift_cm": 8.0},
            TrialCell("8.0 cm, stopped, pain 6", "10.8°", counts=False),
        ),
        ({"thigh_deg": 10.0}, TrialCell("7.4 cm", "10.0°")),
    ),
)
def test_what_a_cell_says(fields, cell):
    seen = frozenset(fields.pop("compensations", ()))

    rows = trial_rows([trial(compensations=seen, **fields)], thigh_cm=THIGH)

    assert rows[0].left == cell


def test_a_lift_above_the_thigh_has_no_angle():
    rows = trial_rows([trial(lift_cm=30.0)], thigh_cm=28)

    assert rows[0].left == TrialCell("30.0 cm")


def test_numbers_of_both_sides():
    trials = [
        trial(lift_cm=8.0),
        trial(attempt=2, lift_cm=7.0),
        trial(position=Position.LEAN15, cleared=True),
    ]
    sides = [score_side(trials, side=side, thigh_cm=THIGH) for side in Side]

    rows = dict(side_rows(sides, inches=True))

    assert rows == {
        "Level": ["3 Upright standard", "Not tested"],
        "Best lift": ["8.0 cm", "–"],
        "Best lift, inches": ["3.1 in", "–"],
        "Mean of two": ["7.5 cm", "–"],
        "Thigh above horizontal": ["11°", "–"],
        "Furthest lean": ["15°", "–"],
        "Trunk-thigh angle": ["108°", "–"],
        "Points out of 10": ["5", "–"],
    }


@pytest.mark.parametrize(
    ("item", "title", "dose"),
    (
        (SEATED, "Seated lift", "2 × 8, hold 2 s"),
        (ProposalItem("seated-knee-lift", lean_deg=15), "Seated lift, 15°", None),
        (LEANING, "Seated knee lift lean", "2 × 8, hold 2 s"),
        (HANG, "Active hang", "2 × 15 s"),
        (BAND_DRIVE, "Band knee drive", "3 × 6"),
    ),
)
def test_next_exercise_in_words(item, title, dose):
    plan = Proposal((item,), (2, 3), RULE)

    (shown,) = proposed_exercises(plan, {"seated-knee-lift": "Seated lift"})

    assert shown.title == title
    assert shown.dose == (dose or "2 × 8, hold 2 s")
    assert shown.each_side is (item is not HANG)


@pytest.mark.parametrize(
    ("sessions", "words"),
    (
        ((2, 3), "2 or 3 days a week"),
        ((2, 2), "2 days a week"),
        ((1, 1), "1 day a week"),
    ),
)
def test_days_a_week(sessions, words):
    assert days_a_week(Proposal((), sessions, RULE)) == words
