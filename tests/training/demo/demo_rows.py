"""What the tests of the demo squad share."""

from datetime import UTC, datetime
from io import StringIO

from django.core.management import call_command

from accounts.models import Athlete, Squad, User
from assessments.models import Assessment, Trial
from tests.factories import (
    make_assessment,
    make_athlete,
    make_membership,
    make_plan,
    make_plan_item,
    make_session,
    make_set_log,
    make_trial,
    make_user,
)
from training.models import Plan, PlanItem, Session, SetLog

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PASSWORD = "demo demo demo"
MODELS = (User, Squad, Athlete, Assessment, Trial, Plan, PlanItem, Session, SetLog)


def run(name, **options):
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def keys():
    return {model: set(model.objects.values_list("pk", flat=True)) for model in MODELS}


def make_own_data(squad):
    """An athlete of `squad` with one of each, as people enter them."""
    athlete = make_athlete(name="Ida", user=make_user())
    make_membership(athlete=athlete, squad=squad)
    make_trial(assessment=make_assessment(athlete=athlete, squad=squad))
    make_plan_item(plan=make_plan(athlete=athlete))
    make_set_log(session=make_session(athlete=athlete))
    return athlete
