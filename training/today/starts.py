"""What the pages that start a session show: current plans and this week's minutes."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from django.utils import timezone

from accounts.models import Athlete, User
from exercises.models import Exercise
from training.models import Plan, SetLog
from training.progress.history import Week, monday_of, session_durations, training_weeks
from training.today.start_form import SessionStartForm

MAX_PLANS: Final = 20


class PlanStart(NamedTuple):
    """A current plan with the form that starts a session of it."""

    plan: Plan
    form: SessionStartForm


def start_context(user: User, athlete: Athlete) -> dict[str, Any]:
    """Return the template context of the ways to start a session for this athlete."""
    plans = list(athlete.plans.active().for_list()[: MAX_PLANS + 1])
    # Empty plans come last: there is nothing to start in them.
    ordered = sorted(plans[:MAX_PLANS], key=lambda plan: not plan.items.all())
    starts = [PlanStart(plan, _start_form(athlete, plan)) for plan in ordered]
    return {
        "athlete": athlete,
        "starts": starts,
        "is_cut": len(plans) > MAX_PLANS,
        "closed": Exercise.objects.closed_to(user, _exercises_in(starts)),
        "free_form": _start_form(athlete),
        "week": _current_week(athlete),
        # Lazy: the template evaluates it only for an athlete without a current plan.
        "tests": athlete.assessments.active(),
    }


def _exercises_in(starts: Sequence[PlanStart]) -> list[Exercise]:
    return [item.exercise for start in starts for item in start.plan.items.all()]


def _current_week(athlete: Athlete) -> Week:
    today = timezone.localdate()
    sets = SetLog.objects.for_duration(athlete.pk, since=monday_of(today))
    return training_weeks(session_durations(sets), today=today, weeks=1)[0]


def _start_form(athlete: Athlete, plan: Plan | None = None) -> SessionStartForm:
    initial = {"plan": plan.pk if plan else None}
    return SessionStartForm(athlete=athlete, initial=initial, auto_id="")
