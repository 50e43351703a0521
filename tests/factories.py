"""Make the rows a test needs: name what matters to the test, default the rest."""

import itertools
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import Athlete, Invitation, Membership, Squad, Staff, User
from assessments.models import Assessment, Trial
from exercises.models import Exercise, ExercisePicture
from training.models import Plan, PlanItem, Session, SetLog

numbers = itertools.count(1)

MORNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAY = date(2026, 1, 5)
# One red pixel.
TINY_WEBP = b64decode(
    "UklGRjIAAABXRUJQVlA4ICYAAABwAQCdASoBAAEADMDOJaACdAFAAAD+3FHSXS5Df6u/O36ntgAAAA=="
)
# The measures that each mode requires.
REQUIRED_MEASURES = {
    "reps_hold": ["reps", "hold_s"],
    "reps": ["reps"],
    "hold_time": ["hold_s"],
    "distance": ["distance_m"],
    "distance_load": ["distance_m"],
}


def make_user(**fields: Any) -> User:
    n = next(numbers)
    defaults = {"email": f"user-{n}@example.org", "display_name": f"User {n}"}
    return User.objects.create(**defaults | fields)


def make_athlete(**fields: Any) -> Athlete:
    return Athlete.objects.create(
        **{"name": f"Athlete {next(numbers)}", "stature_cm": 175} | fields
    )


def make_squad(*, head: User | None = None, **fields: Any) -> Squad:
    squad = Squad.objects.create(**{"name": f"Squad {next(numbers)}"} | fields)
    if head:
        make_staff(user=head, squad=squad)
    return squad


def make_staff(**fields: Any) -> Staff:
    return Staff.objects.create(**{"role": Staff.Role.HEAD} | fields)


def make_membership(**fields: Any) -> Membership:
    return Membership.objects.create(**{"joined_on": DAY} | fields)


def make_invitation(**fields: Any) -> Invitation:
    if "created_by" not in fields:
        fields["created_by"] = make_user()
    if "athlete" not in fields:
        fields.setdefault("role", Staff.Role.COACH)
    return Invitation.objects.create(**fields)


def make_exercise(
    *, mode: str = "reps_hold", sided: bool = True, **fields: Any
) -> Exercise:
    n = next(numbers)
    defaults = {
        "slug": f"move-{n}",
        "name": f"Move {n}",
        "family": "seated",
        "origin": "squad" if fields.get("squad") else "article",
        "summary": "Raise one knee.",
        "position": "seated",
        "laterality": "unilateral",
        "level": "beginner",
        "mode": mode,
        "measures": [*REQUIRED_MEASURES.get(mode, []), *["side"][:sided]],
        "load_kinds": ["bodyweight"],
        "above_90": "most",
        "sets": 2,
        "reps_low": 8,
        "reps_high": 10,
        "hold_low_s": 2,
        "hold_high_s": 3,
        "up_s": 2,
        "down_s": 2,
        "rest_s": 45,
        "per_week_low": 2,
        "per_week_high": 3,
        "dose_basis": "squad" if fields.get("squad") else "article",
        "distance_m": 20 if "distance" in mode else None,
        "setup": ["A chair."],
        "steps": ["Sit tall.", "Lift."],
    }
    exercise = Exercise.objects.create(**defaults | fields)
    exercise.refresh_from_db()
    return exercise


def make_plan(**fields: Any) -> Plan:
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    defaults = {
        "name": f"Plan {next(numbers)}",
        "starts_on": DAY,
        "review_on": DAY + timedelta(days=28),
        "per_week_low": 2,
        "per_week_high": 3,
    }
    return Plan.objects.create(**defaults | fields)


def make_plan_item(**fields: Any) -> PlanItem:
    if "plan" not in fields:
        fields["plan"] = make_plan()
    if "exercise" not in fields:
        fields["exercise"] = make_exercise()
    defaults = {
        "athlete": fields["plan"].athlete,
        "position": fields["plan"].items.count() + 1,
        "sets": 2,
        "reps_low": 8,
        "reps_high": 8,
        "hold_low_s": 2,
        "hold_high_s": 2,
    }
    return PlanItem.objects.create(**defaults | fields)


def make_session(**fields: Any) -> Session:
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    return Session.objects.create(**{"started_at": MORNING} | fields)


def make_set_log(**fields: Any) -> SetLog:
    if "session" not in fields:
        fields["session"] = make_session()
    if "exercise" not in fields:
        fields["exercise"] = make_exercise()
    exercise = fields["exercise"]
    defaults = {
        "athlete": fields["session"].athlete,
        "mode": exercise.mode,
        "sided": exercise.sided,
        "number": 1,
        "side": "L" if exercise.sided else "B",
        "reps": 8 if exercise.has_reps else None,
        "hold_s": 2 if exercise.has_hold else None,
        "distance_m": 20 if exercise.has_distance else None,
        "done_at": fields["session"].started_at,
    }
    return SetLog.objects.create(**defaults | fields)


def make_assessment(**fields: Any) -> Assessment:
    if "athlete" not in fields:
        fields["athlete"] = make_athlete()
    defaults = {
        "taken_at": MORNING,
        "method": "tape",
        "stature_cm": 175,
        "pain_before": 0,
    }
    return Assessment.objects.create(**defaults | fields)


def make_trial(**fields: Any) -> Trial:
    if "assessment" not in fields:
        fields["assessment"] = make_assessment()
    defaults = {
        "athlete": fields["assessment"].athlete,
        "side": "L",
        "position": "upright",
        "attempt": 1,
        "lift_value": Decimal("8.0"),
        "hold_s": 2,
        "result": "valid",
    }
    return Trial.objects.create(**defaults | fields)


def make_picture(**fields: Any) -> ExercisePicture:
    """Create a picture of a custom exercise, and set its alternative text."""
    if "exercise" not in fields:
        fields["exercise"] = make_exercise(squad=make_squad())
    exercise = fields["exercise"]
    Exercise.objects.filter(pk=exercise.pk).update(picture_alt="A lunge at a fence")
    exercise.refresh_from_db()
    drawn = {"full": TINY_WEBP, "thumbnail": TINY_WEBP, "width": 1, "height": 1}
    return ExercisePicture.objects.create(**drawn | {"source": "0" * 64} | fields)
