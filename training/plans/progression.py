"""The ladder between two tests: when a setting moves up, sideways or back.

Every move carries its rule, its words and what is the article's in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from assessments.knee_lift.levels import Level
from assessments.knee_lift.protocol import INVALIDATING, MIN_RETEST_DAYS, RETEST_DAYS
from assessments.planning.doses import Proposal, Rule
from assessments.planning.rules import propose, propose_for

__all__ = [
    "LADDER",
    "Move",
    "Practice",
    "Proposal",
    "Rule",
    "Setting",
    "Step",
    "move_down",
    "move_up",
    "next_move",
    "propose",
    "propose_for",
    "retest_rule",
    "step_back",
    "with_log",
]

# Reps and hold of one step. The ranges of 8 to 10 and 2 to 3 s are the article's.
WITHIN_STEP: Final = ((8, 2), (9, 2), (10, 2), (8, 3), (9, 3), (10, 3))
# Convention: below the article's range, with the hands' help.
ASSISTED: Final = ((5, 2), (6, 2), (7, 2), (8, 2))
HEAVIEST_BAND: Final = 5

# Convention, except where the words of a rule say otherwise.
IN_A_ROW: Final = 2
GOOD_EFFORT: Final = 8
GOOD_PAIN: Final = 2
GAP_DAYS: Final = 14
LONG_GAP_DAYS: Final = 28
RETEST_SESSIONS: Final = 8


@dataclass(frozen=True)
class Step:
    """A rung of the seated family: an exercise with its lean or band."""

    id: str
    exercise: str
    lean_deg: int = 0
    band_level: int | None = None
    moves: tuple[tuple[int, int], ...] = WITHIN_STEP


BANDS: Final = tuple(
    Step("s5" if band == 1 else "s6", "seated-knee-lift-band", band_level=band)
    for band in range(1, HEAVIEST_BAND + 1)
)
LADDER: Final = (
    Step("s0", "seated-assisted-hold", moves=ASSISTED),
    Step("s1", "seated-knee-lift"),
    Step("s2", "seated-knee-lift-lean", lean_deg=15),
    Step("s3", "seated-knee-lift-lean", lean_deg=30),
    Step("s4", "seated-knee-lift-lean", lean_deg=45),
    *BANDS,
)


@dataclass(frozen=True)
class Setting:
    """What is trained now: a step with reps a side and seconds at the top."""

    step: Step
    reps: int
    hold_s: int

    @property
    def place(self) -> int:
        """Where in the step's moves; the last one for reps and hold off the path."""
        moves = self.step.moves
        dose = (self.reps, self.hold_s)
        return moves.index(dose) if dose in moves else len(moves) - 1


@dataclass(frozen=True)
class Practice:
    """One session of one setting. `completed`: every planned set, rep and hold."""

    done_on: date
    setting: Setting
    completed: bool
    faults: frozenset[str] = frozenset()
    effort: int | None = None
    pain: int | None = None

    @property
    def is_missed(self) -> bool:
        """The reps, the hold or the form were missed."""
        return not self.completed or bool(self.faults & INVALIDATING)

    @property
    def is_good(self) -> bool:
        easy = (self.effort or 0) <= GOOD_EFFORT and (self.pain or 0) <= GOOD_PAIN
        return easy and not self.is_missed


@dataclass(frozen=True)
class Move:
    """A suggestion: the rule that fired and the setting it leads to, if any."""

    rule: Rule
    setting: Setting | None = None


def next_move(
    history: Sequence[Practice], *, today: date, range_limited_at: int | None = None
) -> Move | None:
    """What the log of one ladder, oldest first, leads to; None to stay as it is.

    `range_limited_at` is the gentlest lean, in degrees, at which the latest test ran
    out of range.
    """
    if not history:
        return None
    last = history[-1]
    away = (today - last.done_on).days
    if away >= GAP_DAYS:
        return _after_gap(last.setting, away, range_limited_at)
    return _after_two(history, range_limited_at)


def move_up(setting: Setting, *, range_limited_at: int | None = None) -> Move | None:
    """One move along the step, or to the next one; None at the end of the ladder."""
    place = setting.place + 1
    if place < len(setting.step.moves):
        return Move(_up_rule(), _at(setting.step, place))
    steps = _open_steps(range_limited_at)
    following = next((step for step in steps if _after(step, setting.step)), None)
    if following is None:
        return None
    rule = _step_rule(setting.step, following, range_limited_at)
    return Move(rule, _at(following, 0))


def move_down(setting: Setting, *, range_limited_at: int | None = None) -> Move | None:
    """One move back, before the first the step below; None at the ladder's foot."""
    if setting.place > 0:
        return Move(_down_rule(), _at(setting.step, setting.place - 1))
    below = _step_below(setting.step, range_limited_at)
    return Move(_down_rule(), _at(below, len(below.moves) - 1)) if below else None


def step_back(setting: Setting, *, range_limited_at: int | None = None) -> Setting:
    """The step below with the same reps and hold; the step's start at the foot."""
    below = _step_below(setting.step, range_limited_at)
    if below is None:
        return _at(setting.step, 0)
    same = Setting(below, setting.reps, setting.hold_s)
    return _at(below, same.place)


def retest_rule(tested_on: date, *, today: date, sessions_since: int) -> Rule | None:
    """Offer the test after 28 days, or after 8 sessions but never within 14 days."""
    days = (today - tested_on).days
    enough = sessions_since >= RETEST_SESSIONS and days >= MIN_RETEST_DAYS
    if days < RETEST_DAYS and not enough:
        return None
    words = _("A month or 8 sessions since the last test: test again.")
    basis = _("About a month is the article's; the sessions are our convention.")
    return Rule("R-RETEST", words, basis)


def with_log(level: Level, *, days_at_45: int) -> Level:
    """Level 5 also by the log: 2 × 10 × 3 s at 45° on two days (our convention)."""
    logged = level == Level.LEAN_STANDARD and days_at_45 >= IN_A_ROW
    return Level.BEYOND if logged else level


def _at(step: Step, place: int) -> Setting:
    reps, hold_s = step.moves[place]
    return Setting(step, reps, hold_s)


def _after(step: Step, other: Step) -> bool:
    return LADDER.index(step) > LADDER.index(other)


def _open_steps(range_limited_at: int | None) -> list[Step]:
    """The ladder without the leans that the hip has no range for."""
    limit = range_limited_at or 90
    return [step for step in LADDER if step.lean_deg < limit]


def _step_below(step: Step, range_limited_at: int | None) -> Step | None:
    below = [one for one in _open_steps(range_limited_at) if _after(step, one)]
    return below[-1] if below else None


def _after_two(
    history: Sequence[Practice], range_limited_at: int | None
) -> Move | None:
    setting = history[-1].setting
    latest = [one for one in history[-IN_A_ROW:] if one.setting == setting]
    if len(latest) == IN_A_ROW and all(one.is_missed for one in latest):
        return move_down(setting, range_limited_at=range_limited_at)
    if len(latest) == IN_A_ROW and all(one.is_good for one in latest):
        return move_up(setting, range_limited_at=range_limited_at)
    return None


def _after_gap(setting: Setting, away: int, range_limited_at: int | None) -> Move:
    basis = _("our convention")
    if away >= LONG_GAP_DAYS:
        words = _("No session for %(days)s days: test again first.")
        return Move(Rule("R-GAP", words % {"days": away}, basis))
    words = _("No session for %(days)s days: one step back.")
    easier = step_back(setting, range_limited_at=range_limited_at)
    return Move(Rule("R-GAP", words % {"days": away}, basis), easier)


def _up_rule() -> Rule:
    words = _("Two good sessions in a row: one move up.")
    basis = _("8 to 10 reps and 2 to 3 s are the article's; two sessions are ours.")
    return Rule("R-UP", words, basis)


def _step_rule(step: Step, following: Step, range_limited_at: int | None) -> Rule:
    if step.band_level is not None:
        words = _("The last dose good twice: the next band.")
        basis = _("The bands are the article's; the increments are our convention.")
        return Rule("R-LOAD", words, basis)
    if range_limited_at is not None and following.band_level is not None:
        words = _("The hip ran out of range at the next lean: a band instead.")
        return Rule("R-RANGE", words, _("our convention"))
    words = _("The last dose good twice: the next step, back at its start.")
    basis = _("Leaning is harder, says the article; the steps are our convention.")
    return Rule("R-STEP", words, basis)


def _down_rule() -> Rule:
    words = _("Reps, hold or form missed in two sessions in a row: one move back.")
    return Rule("R-DOWN", words, _("our convention"))
