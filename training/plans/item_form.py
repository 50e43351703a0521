"""Add an exercise to a current plan, or to a new plan of the user."""

from datetime import date
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db.models import Max, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from accounts.models import Membership, User
from assessments.measurement_error.change import retest_on
from exercises.measurement_modes import UNUSED_FIELDS
from exercises.models import Exercise
from hipflex.forms.fields import MeasureField
from hipflex.forms.layout import Stepper
from hipflex.forms.replay import KeyField
from training.models import Plan, PlanItem
from training.models.plan import PlanQuerySet
from training.plans.proposal import default_load

NEW_PLAN_LABEL = gettext_lazy("A new plan for me")
NEW_PLAN_NAME = gettext_noop("My plan")


class PlanChoiceField(forms.ModelChoiceField):
    """Current plans by name; the plans of others also by athlete."""

    own_athlete_id: int | None = None

    def label_from_instance(self, obj: Any) -> str:
        is_own = obj.athlete_id == self.own_athlete_id
        return obj.name if is_own else f"{obj.athlete}: {obj.name}"


def number(label: Promise, low: int, high: int, unit: str = "") -> MeasureField:
    return MeasureField(
        label=label, min_value=low, max_value=high, unit=unit, decimal_places=0
    )


class PlanItemForm(forms.ModelForm):
    """The dose of an exercise, with only the fields that the exercise measures."""

    key = KeyField()
    plan = PlanChoiceField(
        queryset=Plan.objects.none(),
        label=gettext_lazy("Plan"),
        empty_label=gettext_lazy("Choose a plan"),
    )
    sets = number(gettext_lazy("Sets"), 1, 10)
    rest_s = number(gettext_lazy("Rest in seconds"), 0, 600, "s")
    reps_low = number(gettext_lazy("Reps, minimum"), 1, 200)
    reps_high = number(gettext_lazy("Reps, maximum"), 1, 200)
    hold_low_s = number(gettext_lazy("Hold in seconds, minimum"), 0, 600, "s")
    hold_high_s = number(gettext_lazy("Hold in seconds, maximum"), 0, 600, "s")
    lean_deg = number(gettext_lazy("Lean in degrees"), 0, 60, "°")
    distance_m = number(gettext_lazy("Distance in metres"), 1, 1000, "m")

    class Meta:
        model = PlanItem
        fields = [
            *("plan", "sets", "rest_s", "reps_low", "reps_high"),
            *("hold_low_s", "hold_high_s", "lean_deg", "distance_m"),
        ]

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        exercise: Exercise,
        user: User,
        existing: PlanItem | None = None,
    ) -> None:
        """`existing` is the item that the submitted key has already added."""
        super().__init__(data, instance=existing or item_from(exercise))
        self.exercise, self.user = exercise, user
        if existing and existing.plan.key == existing.key:
            self.initial["plan"] = None
        field = cast(PlanChoiceField, self.fields["plan"])
        field.queryset = self._plans().for_choice()
        field.own_athlete_id = user.own_athlete_id
        if user.is_athlete and not self._has_own_plan():
            field.required, field.empty_label = False, str(NEW_PLAN_LABEL)
        for name in _not_asked(exercise):
            del self.fields[name]
        if lean := self.fields.get("lean_deg"):
            lean.required = False

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        numbers = [name for name in self.fields if name not in ("key", "plan")]
        helper.layout = Layout("plan", *map(Stepper, numbers))
        return helper

    def clean(self) -> dict[str, Any]:
        pairs = (("reps_low", "reps_high"), ("hold_low_s", "hold_high_s"))
        for low, high in pairs:
            minimum, maximum = self.cleaned_data.get(low), self.cleaned_data.get(high)
            if minimum is not None and maximum is not None and minimum > maximum:
                message = _(
                    "The maximum (%(most)s) is less than the minimum (%(least)s)."
                )
                self.add_error(high, message % {"most": maximum, "least": minimum})
        plan = self.cleaned_data.get("plan")
        if plan and self._is_already_in(plan):
            self.add_error("plan", _("This plan already has this exercise."))
        return self.cleaned_data

    def _plans(self) -> PlanQuerySet:
        """Return the plans to choose from.

        A custom exercise can be added for the squad's athletes and for oneself.
        """
        plans = Plan.objects.active().editable_by(self.user)
        if self.exercise.squad_id is None:
            return plans
        members = Membership.objects.current().filter(squad=self.exercise.squad_id)
        own = Q(athlete=self.user.own_athlete_id)
        return plans.filter(own | Q(athlete__in=members.values("athlete")))

    def _has_own_plan(self) -> bool:
        """Return whether the user already has a current plan that this form made."""
        own = Plan.objects.active().filter(athlete=self.user.own_athlete_id)
        same_key = Q(key=self.instance.key)
        return own.filter(name=_(NEW_PLAN_NAME)).exclude(same_key).exists()

    def _is_already_in(self, plan: Plan) -> bool:
        others = plan.items.active().filter(exercise=self.exercise)
        return others.exclude(pk=self.instance.pk).exists()

    def add_to_plan(self, *, today: date) -> PlanItem:
        """Add the exercise at the end of the chosen plan, or to a new one."""
        item: PlanItem = self.save(commit=False)
        item.key = self.cleaned_data["key"]
        item.plan = self.cleaned_data["plan"] or self._new_plan(today)
        item.athlete = item.plan.athlete
        last = item.plan.items.aggregate(last=Max("position"))["last"]
        item.position = (last or 0) + 1
        item.save(force_insert=True)
        return item

    def _new_plan(self, today: date) -> Plan:
        return Plan.objects.create(
            key=self.cleaned_data["key"],
            athlete_id=self.user.own_athlete_id,
            name=_(NEW_PLAN_NAME),
            starts_on=today,
            review_on=retest_on(today),
            per_week_low=self.exercise.per_week_low,
            per_week_high=self.exercise.per_week_high,
            assigned_by=self.user,
        )


def item_from(exercise: Exercise) -> PlanItem:
    """Return an unsaved plan item with the exercise's dose."""
    return PlanItem(
        exercise=exercise,
        sets=exercise.sets,
        reps_low=exercise.reps_low,
        reps_high=exercise.reps_high,
        hold_low_s=exercise.hold_low_s,
        hold_high_s=exercise.hold_high_s,
        distance_m=exercise.distance_m if exercise.has_distance else None,
        rest_s=exercise.rest_s,
        sides=PlanItem.Sides.EACH if exercise.sided else PlanItem.Sides.BOTH,
        **default_load(exercise),
    )


def _not_asked(exercise: Exercise) -> list[str]:
    lean = [] if exercise.has_lean else ["lean_deg"]
    return [*UNUSED_FIELDS[exercise.mode], *lean]
