"""Sample rows: one of everything, and each kind of person who may open it."""

from datetime import timedelta
from types import SimpleNamespace

from tests.factories import (
    DAY,
    MORNING,
    make_assessment,
    make_athlete,
    make_exercise,
    make_invitation,
    make_membership,
    make_picture,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_squad,
    make_staff,
    make_trial,
    make_user,
)

POSITIONS = ("upright", "lean15", "lean30", "lean45")


def make_world() -> SimpleNamespace:
    """Create the rows; Maja trains with Jonas, others see less or nothing."""
    world = SimpleNamespace(coach=make_user(display_name="Jonas"))
    world.squad = make_squad(name="Sprint squad", head=world.coach)
    world.head_post = world.coach.staff_roles.get()
    _add_people(world)
    _add_training(world)
    _add_tests(world)
    return world


def _add_people(world: SimpleNamespace) -> None:
    world.user = make_user(display_name="Maja")
    world.athlete = make_athlete(name="Maja", user=world.user)
    world.membership = make_membership(athlete=world.athlete, squad=world.squad)
    world.ended_membership = make_membership(
        athlete=make_athlete(name="Ole"), squad=world.squad, left_on=DAY
    )
    world.assistant = make_user(display_name="Ada")
    world.assistant_post = make_staff(
        user=world.assistant, squad=world.squad, role="coach"
    )
    world.physio = make_user(display_name="Petra")
    make_staff(user=world.physio, squad=world.squad, role="physio")
    world.mate = make_user(display_name="Mia")
    mate = make_athlete(name="Mia", user=world.mate)
    make_membership(athlete=mate, squad=world.squad)
    world.stranger = make_user(display_name="Sam")
    make_squad(name="Elsewhere", head=world.stranger)
    # Maja left this coach's squad; withdrawing her consent has the same effect.
    world.former_coach = make_user(display_name="Fritz")
    old = make_squad(name="Old squad", head=world.former_coach)
    make_membership(athlete=world.athlete, squad=old, left_on=DAY)
    world.levi = make_athlete(name="Levi")
    make_membership(athlete=world.levi, squad=world.squad)
    world.claim = make_invitation(
        squad=world.squad, athlete=world.levi, created_by=world.coach
    )


def _add_training(world: SimpleNamespace) -> None:
    world.exercise = make_exercise(slug="seated-knee-lift", name="Seated knee lift")
    world.own = make_exercise(squad=world.squad, slug="fence-drive", name="Fence drive")
    make_picture(exercise=world.own)
    # Exercises that the proposed plan can contain.
    make_exercise(slug="seated-knee-lift-lean", name="Seated lift, leaning")
    make_exercise(slug="standing-knee-lift", name="Standing knee lift")
    make_exercise(slug="half-kneeling-stretch", name="Half-kneeling stretch")
    world.plan = make_plan(athlete=world.athlete)
    make_plan_item(plan=world.plan, exercise=world.exercise)
    world.session = make_session(athlete=world.athlete, plan=world.plan)
    world.set_log = make_set_log(session=world.session, exercise=world.exercise)
    world.set_log.save_edit(
        world.coach, before=world.set_log.recorded_values | {"reps": 6}
    )
    world.finished = make_session(
        athlete=world.athlete,
        started_at=MORNING - timedelta(days=2),
        finished_at=MORNING - timedelta(days=2, minutes=-20),
    )
    make_set_log(session=world.finished, exercise=world.exercise)


def _add_tests(world: SimpleNamespace) -> None:
    world.assessment = make_assessment(athlete=world.athlete, squad=world.squad)
    for side in "LR":
        for attempt in (1, 2):
            make_trial(assessment=world.assessment, side=side, attempt=attempt)
        for position in POSITIONS[1:]:
            make_trial(
                assessment=world.assessment,
                side=side,
                position=position,
                lift_value=None,
                cleared=position != "lean45",
                result="failed" if position == "lean45" else "valid",
            )
    world.stopped = make_assessment(
        athlete=world.athlete,
        squad=world.squad,
        stopped=True,
        taken_at=MORNING - timedelta(days=30),
    )
    make_trial(assessment=world.stopped, result="stopped", lift_value=None, pain=6)
