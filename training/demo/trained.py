"""The demo squad's plans, and the sessions and sets that followed from them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, cycle, pairwise, product, takewhile
from random import Random
from typing import Final

from accounts.models import Athlete
from assessments.knee_lift.scored_test import score_assessment
from assessments.measurement_error.change import PROVISIONAL
from assessments.models import Assessment
from assessments.planning.doses import ProposalItem
from assessments.results.result import Result
from exercises.dose import set_seconds
from exercises.models import Exercise
from training.demo.cast import Character
from training.models import Plan, PlanItem, Session, SetLog
from training.plans.proposal import items_of, plan_of

WEEKS: Final = 8
TRAINING_HOUR: Final = 17
# Days between two sessions, in turn, by sessions a week.
RHYTHM: Final = {2: (3, 4), 3: (2, 2, 3)}
# One planned session in so many does not happen.
MISSED: Final = 12
# Sessions at one dose before the next, as the ladder's rule has it.
AT_ONE_DOSE: Final = 2
PAIN_FREE: Final = 60
SETTING_UP: Final = timedelta(minutes=4)

type Catalogue = Mapping[str, Exercise]


@dataclass(frozen=True)
class Prescribed:
    """A test's result, and the plan that followed from it."""

    plan: Plan
    result: Result

    def items(self) -> list[PlanItem]:
        return items_of(self.result, plan=self.plan)


def prescribed(athlete: Athlete, tests: Sequence[Assessment]) -> list[Prescribed]:
    """A plan from each test, the earlier one first; the next test ends it."""
    scored_tests = [score_assessment(test) for test in tests]
    made = []
    for number, scored_test in enumerate(scored_tests):
        result = Result(scored_test, scored_tests[:number][::-1], PROVISIONAL)
        plan = plan_of(result, athlete=athlete, today=scored_test.tested_on)
        plan.assigned_by_id = scored_test.assessment.tester_id
        made.append(Prescribed(plan, result))
    for earlier, later in pairwise(made):
        earlier.plan.ended_on = later.plan.starts_on
    return made


@dataclass(frozen=True)
class Diary:
    """Writes one athlete's sessions, from eight weeks ago until the last one."""

    character: Character
    athlete: Athlete
    plans: Sequence[Prescribed]
    catalogue: Catalogue
    now: datetime
    chance: Random

    def sessions(self) -> Iterator[tuple[Session, list[SetLog]]]:
        days = list(self._days_ago())
        done = Counter[int]()
        for days_ago in days:
            started_at = self._start(days_ago)
            made, has_begun = self._plan_on(started_at.date())
            session = Session(
                athlete=self.athlete,
                plan=made.plan if has_begun else None,
                started_at=started_at,
            )
            sets = list(self._sets(session, made, done[made.plan.pk]))
            session.finished_at = sets[-1].done_at + timedelta(minutes=1)
            done[made.plan.pk] += 1
            if days_ago == days[-1]:
                self._note_pain(session, sets)
            yield session, sets

    def _days_ago(self) -> Iterator[int]:
        """Days with a session, the earliest first; some planned ones are missed."""
        rhythm = cycle(RHYTHM[self.character.per_week])
        days = accumulate(rhythm, initial=self.character.last_session)
        planned = list(takewhile(lambda day: day < 7 * WEEKS, days))
        held = [day for day in planned[1:] if self.chance.randrange(MISSED)]
        return reversed([planned[0], *held])

    def _start(self, days_ago: int) -> datetime:
        day = self.now - timedelta(days=days_ago)
        minute = self.chance.randrange(60)
        planned = day.replace(
            hour=TRAINING_HOUR, minute=minute, second=0, microsecond=0
        )
        return min(planned, self.now - timedelta(hours=1))

    def _plan_on(self, day: date) -> tuple[Prescribed, bool]:
        """Before the first test the athlete does freely what it will ask for."""
        begun = [made for made in self.plans if made.plan.starts_on < day]
        return (begun[-1], True) if begun else (self.plans[0], False)

    def _sets(
        self, session: Session, made: Prescribed, sessions_before: int
    ) -> Iterator[SetLog]:
        at = session.started_at + SETTING_UP
        for item in made.result.plan.items:
            exercise = self.catalogue[item.exercise]
            reps, hold_s = dose_after(item, sessions_before)
            sides = "LR" if exercise.sided else "B"
            for number, side in product(range(1, item.sets + 1), sides):
                at += timedelta(seconds=set_seconds(reps, hold_s))
                yield SetLog(
                    session=session,
                    athlete_id=session.athlete_id,
                    exercise=exercise,
                    mode=exercise.mode,
                    sided=exercise.sided,
                    number=number,
                    side=side,
                    reps=reps if exercise.asks_reps else None,
                    hold_s=Decimal(hold_s) if exercise.asks_hold else None,
                    lean_deg=item.lean_deg if exercise.asks_lean else None,
                    load_kind="band" if item.band_level else "bodyweight",
                    band_level=item.band_level,
                    effort=self._effort() if exercise.asks_reps else None,
                    pain=self._pain() if exercise.asks_reps else None,
                    done_at=at,
                )
                at += timedelta(seconds=item.rest_s)

    def _note_pain(self, session: Session, sets: Sequence[SetLog]) -> None:
        lifted = [one for one in sets if one.exercise_id == sets[0].exercise_id]
        lifted[-1].pain = self.character.pain
        session.note = self.character.note

    def _effort(self) -> int:
        return self.chance.choice((5, 6, 6, 7, 7, 8))

    def _pain(self) -> int | None:
        """Next to nothing, and seldom said."""
        return None if self.chance.randrange(PAIN_FREE) else 1


def dose_after(item: ProposalItem, sessions_before: int) -> tuple[int, int]:
    """Reps and hold after so many sessions: first the reps grow, then the hold."""
    holds = range(item.hold_low, item.hold_high + 1)
    reps = range(item.reps_low, item.reps_high + 1)
    doses = [(rep, hold) for hold in holds for rep in reps]
    return doses[min(sessions_before // AT_ONE_DOSE, len(doses) - 1)]
