"""Progression between two tests: when the dose goes up, sideways or down.

Every move has its rule, with a text and what of it comes from the article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import INVALIDATING, MIN_RETEST_DAYS, RETEST_DAYS
from assessments.planning.doses import Rule
from training.pain_rules import MAX_GOOD_PAIN

# Reps and hold of one step. The ranges of 8 to 10 and 2 to 3 s are the article's.
WITHIN_STEP: Final = ((8, 2), (9, 2), (10, 2), (8, 3), (9, 3), (10, 3))
# Convention: below the article's range, with the hands' help.
ASSISTED: Final = ((5, 2), (6, 2), (7, 2), (8, 2))
MAX_BAND_LEVEL: Final = 5

# Convention, except where the text of a rule says otherwise.
SESSIONS_IN_A_ROW: Final = 2
MAX_GOOD_EFFORT: Final = 8
GAP_DAYS: Final = 14
LONG_GAP_DAYS: Final = 28
RETEST_SESSIONS: Final = 8


@dataclass(frozen=True)
class Step:
    """A step of the seated exercises: an exercise with its lean or band."""

    id: str
    exercise: str
    lean_deg: int = 0
    band_level: int | None = None
    moves: tuple[tuple[int, int], ...] = WITHIN_STEP


BANDS: Final = tuple(
    Step("s5" if band == 1 else "s6", "seated-knee-lift-band", band_level=band)
    for band in range(1, MAX_BAND_LEVEL + 1)
)
PROGRESSION: Final = (
    Step("s0", "seated-assisted-hold", moves=ASSISTED),
    Step("s1", "seated-knee-lift"),
    Step("s2", "seated-knee-lift-lean", lean_deg=15),
    Step("s3", "seated-knee-lift-lean", lean_deg=30),
    Step("s4", "seated-knee-lift-lean", lean_deg=45),
    *BANDS,
)


@dataclass(frozen=True)
class Setting:
    """What is trained now: a step with reps per side and the hold in seconds."""

    step: Step
    reps: int
    hold_s: int

    @property
    def move_index(self) -> int:
        """The index in the step's moves; the last one if the dose isn't among them."""
        moves = self.step.moves
        dose = (self.reps, self.hold_s)
        return moves.index(dose) if dose in moves else len(moves) - 1


@dataclass(frozen=True)
class LoggedSession:
    """One session of one setting; `completed` means every planned set, rep and hold."""

    done_on: date
    setting: Setting
    completed: bool
    faults: frozenset[str] = frozenset()
    effort: int | None = None
    pain: int | None = None

    @property
    def is_missed(self) -> bool:
        """Whether reps, hold or form fell short."""
        return not self.completed or bool(self.faults & INVALIDATING)

    @property
    def is_good(self) -> bool:
        is_easy = (self.effort or 0) <= MAX_GOOD_EFFORT and (
            self.pain or 0
        ) <= MAX_GOOD_PAIN
        return is_easy and not self.is_missed


@dataclass(frozen=True)
class Move:
    """A suggestion: the rule that applies and the setting it leads to, if any."""

    rule: Rule
    setting: Setting | None = None


def next_move(
    history: Sequence[LoggedSession],
    *,
    today: date,
    range_limited_at: int | None = None,
) -> Move | None:
    """Return the move that the sessions, oldest first, lead to; None for no change.

    `range_limited_at` is the smallest lean, in degrees, at which the latest test was
    out of range.
    """
    if not history:
        return None
    last = history[-1]
    days = (today - last.done_on).days
    if days >= GAP_DAYS:
        return _after_gap(last.setting, days, range_limited_at)
    return _after_two(history, range_limited_at)


def move_up(setting: Setting, *, range_limited_at: int | None = None) -> Move | None:
    """Return one move up within the step, or to the next step; None at the end."""
    index = setting.move_index + 1
    if index < len(setting.step.moves):
        return Move(_up_rule(), _setting_at(setting.step, index))
    steps = _open_steps(range_limited_at)
    following = next((step for step in steps if _is_after(step, setting.step)), None)
    if following is None:
        return None
    rule = _step_rule(setting.step, following, range_limited_at)
    return Move(rule, _setting_at(following, 0))


def move_down(setting: Setting, *, range_limited_at: int | None = None) -> Move | None:
    """Return one move back, or to the step below; None at the start."""
    if setting.move_index > 0:
        return Move(_down_rule(), _setting_at(setting.step, setting.move_index - 1))
    below = _step_below(setting.step, range_limited_at)
    return (
        Move(_down_rule(), _setting_at(below, len(below.moves) - 1)) if below else None
    )


def step_back(setting: Setting, *, range_limited_at: int | None = None) -> Setting:
    """Return the step below with the same dose; at the lowest step, its start."""
    below = _step_below(setting.step, range_limited_at)
    if below is None:
        return _setting_at(setting.step, 0)
    same = Setting(below, setting.reps, setting.hold_s)
    return _setting_at(below, same.move_index)


def retest_rule(tested_on: date, *, today: date, sessions_since: int) -> Rule | None:
    """Return the rule to test again after 28 days, or 8 sessions and 14 days."""
    days = (today - tested_on).days
    has_sessions = sessions_since >= RETEST_SESSIONS and days >= MIN_RETEST_DAYS
    if days < RETEST_DAYS and not has_sessions:
        return None
    words = _("It's been a month or 8 sessions since the last test: test again.")
    basis = _("About a month comes from the article; the sessions are our convention.")
    return Rule("R-RETEST", words, basis)


def level_with_log(level: Level, *, days_at_45: int) -> Level:
    """Return level 5 after 2 × 10 × 3 s at 45° on two days too (our convention)."""
    is_beyond = level == Level.LEAN_STANDARD and days_at_45 >= SESSIONS_IN_A_ROW
    return Level.BEYOND if is_beyond else level


def _setting_at(step: Step, index: int) -> Setting:
    reps, hold_s = step.moves[index]
    return Setting(step, reps, hold_s)


def _is_after(step: Step, earlier: Step) -> bool:
    return PROGRESSION.index(step) > PROGRESSION.index(earlier)


def _open_steps(range_limited_at: int | None) -> list[Step]:
    """Return the steps without the leans that the hip has no range for."""
    limit = range_limited_at or 90
    return [step for step in PROGRESSION if step.lean_deg < limit]


def _step_below(step: Step, range_limited_at: int | None) -> Step | None:
    below = [
        earlier for earlier in _open_steps(range_limited_at) if _is_after(step, earlier)
    ]
    return below[-1] if below else None


def _after_two(
    history: Sequence[LoggedSession], range_limited_at: int | None
) -> Move | None:
    setting = history[-1].setting
    latest = [
        session
        for session in history[-SESSIONS_IN_A_ROW:]
        if session.setting == setting
    ]
    if len(latest) == SESSIONS_IN_A_ROW and all(
        session.is_missed for session in latest
    ):
        return move_down(setting, range_limited_at=range_limited_at)
    if len(latest) == SESSIONS_IN_A_ROW and all(session.is_good for session in latest):
        return move_up(setting, range_limited_at=range_limited_at)
    return None


def _after_gap(setting: Setting, days: int, range_limited_at: int | None) -> Move:
    basis = _("our convention")
    if days >= LONG_GAP_DAYS:
        words = _("No session for %(days)s days: test again first.")
        return Move(Rule("R-GAP", words % {"days": days}, basis))
    words = _("No session for %(days)s days: go back one step.")
    easier = step_back(setting, range_limited_at=range_limited_at)
    return Move(Rule("R-GAP", words % {"days": days}, basis), easier)


def _up_rule() -> Rule:
    words = _("Two good sessions in a row: make it a little harder.")
    basis = _(
        "8 to 10 reps and 2 to 3 s come from the article; two sessions is our "
        "convention."
    )
    return Rule("R-UP", words, basis)


def _step_rule(step: Step, following: Step, range_limited_at: int | None) -> Rule:
    if step.band_level is not None:
        words = _("Two good sessions at the highest dose: move to the next band.")
        basis = _("The bands come from the article; the increments are our convention.")
        return Rule("R-LOAD", words, basis)
    if range_limited_at is not None and following.band_level is not None:
        words = _("The hip runs out of range at the next lean: use a band instead.")
        return Rule("R-RANGE", words, _("our convention"))
    words = _(
        "Two good sessions at the highest dose: start the next step at its lowest dose."
    )
    basis = _("The article says leaning is harder; the steps are our convention.")
    return Rule("R-STEP", words, basis)


def _down_rule() -> Rule:
    words = _(
        "Missed reps, hold or form in two sessions in a row: make it a little easier."
    )
    return Rule("R-DOWN", words, _("our convention"))
