"""The demo squad's plans, and the sessions and sets that follow from them."""

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
from training.demo.cast import DemoAthlete
from training.log.set_places import sides_of
from training.models import Plan, PlanItem, Session, SetLog
from training.plans.proposal import plan_from, plan_items_from

WEEKS: Final = 8
TRAINING_HOUR: Final = 17
# Days between two sessions, alternating, by sessions a week.
DAYS_BETWEEN: Final = {2: (3, 4), 3: (2, 2, 3)}
# One planned session in so many is missed.
MISSED_ONE_IN: Final = 12
# Sessions at one dose before the next, as in the progression.
SESSIONS_PER_DOSE: Final = 2
# One set in so many has pain.
PAIN_ONE_IN: Final = 60
SETTING_UP: Final = timedelta(minutes=4)

type Catalogue = Mapping[str, Exercise]


@dataclass(frozen=True)
class PlanFromTest:
    """A plan with the test result that it follows from."""

    plan: Plan
    result: Result

    def items(self) -> list[PlanItem]:
        return plan_items_from(self.result, plan=self.plan)


def plans_from_tests(
    athlete: Athlete, tests: Sequence[Assessment]
) -> list[PlanFromTest]:
    """Return a plan from each test, the earlier one first; the next plan ends it."""
    scored_tests = [score_assessment(test) for test in tests]
    plans = []
    for number, scored_test in enumerate(scored_tests):
        result = Result(scored_test, scored_tests[:number][::-1], PROVISIONAL)
        plan = plan_from(result, athlete=athlete, today=scored_test.tested_on)
        plan.assigned_by_id = scored_test.assessment.tester_id
        plans.append(PlanFromTest(plan, result))
    for earlier, later in pairwise(plans):
        earlier.plan.ended_on = later.plan.starts_on
    return plans


@dataclass(frozen=True)
class SessionMaker:
    """Makes one athlete's sessions of the last eight weeks."""

    demo_athlete: DemoAthlete
    athlete: Athlete
    plans: Sequence[PlanFromTest]
    catalogue: Catalogue
    now: datetime
    rng: Random

    def sessions(self) -> Iterator[tuple[Session, list[SetLog]]]:
        days = list(self._days_ago())
        done = Counter[int]()
        for days_ago in days:
            started_at = self._start(days_ago)
            current, has_begun = self._plan_on(started_at.date())
            session = Session(
                athlete=self.athlete,
                plan=current.plan if has_begun else None,
                started_at=started_at,
            )
            sets = list(self._sets(session, current, done[current.plan.pk]))
            session.finished_at = sets[-1].done_at + timedelta(minutes=1)
            done[current.plan.pk] += 1
            if days_ago == days[-1]:
                self._note_pain(session, sets)
            yield session, sets

    def _days_ago(self) -> Iterator[int]:
        """Return the days with a session, the earliest first; some are missed."""
        intervals = cycle(DAYS_BETWEEN[self.demo_athlete.per_week])
        days = accumulate(intervals, initial=self.demo_athlete.trained_days_ago)
        planned = list(takewhile(lambda day: day < 7 * WEEKS, days))
        attended = [day for day in planned[1:] if self.rng.randrange(MISSED_ONE_IN)]
        return reversed([planned[0], *attended])

    def _start(self, days_ago: int) -> datetime:
        day = self.now - timedelta(days=days_ago)
        minute = self.rng.randrange(60)
        planned = day.replace(
            hour=TRAINING_HOUR, minute=minute, second=0, microsecond=0
        )
        return min(planned, self.now - timedelta(hours=1))

    def _plan_on(self, day: date) -> tuple[PlanFromTest, bool]:
        """Return the plan of that day, and whether it has begun.

        Before the first test the athlete does the exercises of the first plan.
        """
        begun = [current for current in self.plans if current.plan.starts_on < day]
        return (begun[-1], True) if begun else (self.plans[0], False)

    def _sets(
        self, session: Session, current: PlanFromTest, sessions_before: int
    ) -> Iterator[SetLog]:
        at = session.started_at + SETTING_UP
        for item in current.result.plan.items:
            exercise = self.catalogue[item.exercise]
            reps, hold_s = dose_after(item, sessions_before)
            numbers = range(1, item.sets + 1)
            for number, side in product(numbers, sides_of(exercise)):
                at += timedelta(seconds=set_seconds(reps, hold_s))
                yield SetLog(
                    session=session,
                    athlete_id=session.athlete_id,
                    exercise=exercise,
                    mode=exercise.mode,
                    sided=exercise.sided,
                    number=number,
                    side=side,
                    reps=reps if exercise.has_reps else None,
                    hold_s=Decimal(hold_s) if exercise.has_hold else None,
                    lean_deg=item.lean_deg if exercise.has_lean else None,
                    load_kind="band" if item.band_level else "bodyweight",
                    band_level=item.band_level,
                    effort=self._effort() if exercise.has_reps else None,
                    pain=self._pain() if exercise.has_reps else None,
                    done_at=at,
                )
                at += timedelta(seconds=item.rest_s)

    def _note_pain(self, session: Session, sets: Sequence[SetLog]) -> None:
        exercise_pk = sets[0].exercise_id
        first_exercise = [row for row in sets if row.exercise_id == exercise_pk]
        first_exercise[-1].pain = self.demo_athlete.pain
        session.note = self.demo_athlete.note

    def _effort(self) -> int:
        return self.rng.choice((5, 6, 6, 7, 7, 8))

    def _pain(self) -> int | None:
        """Return hardly any pain, and most of the time none."""
        return None if self.rng.randrange(PAIN_ONE_IN) else 1


def dose_after(item: ProposalItem, sessions_before: int) -> tuple[int, int]:
    """Return reps and hold after so many sessions: more reps, then longer holds."""
    holds = range(item.hold_low, item.hold_high + 1)
    reps = range(item.reps_low, item.reps_high + 1)
    doses = [(count, hold) for hold in holds for count in reps]
    return doses[min(sessions_before // SESSIONS_PER_DOSE, len(doses) - 1)]
