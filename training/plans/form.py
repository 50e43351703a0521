"""Start the plan proposed after a test."""

import uuid
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from accounts.models import Athlete, User
from assessments.results.result import Result
from hipflex.forms.replay import KeyField
from training.models import Plan, PlanItem
from training.plans.proposal import plan_from, plan_items_from


class PlanStartForm(forms.Form):
    """Submits a key and the test; the plan's exercises follow from the test."""

    key = KeyField()
    assessment = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        athlete: Athlete,
        result: Result | None,
        started: Plan | None = None,
    ) -> None:
        """`started` is the plan that the submitted key has already started."""
        self.athlete = athlete
        self.result = result
        latest = result.scored_test.assessment.pk if result else None
        assessment = started.assessment_id if started else latest
        super().__init__(*args)
        self.initial = {"assessment": assessment}

    def clean_assessment(self) -> uuid.UUID:
        submitted: uuid.UUID = self.cleaned_data["assessment"]
        if self.result is None or not self.result.plan.items:
            raise forms.ValidationError(_("There's no test to base a plan on."))
        if submitted != self.result.scored_test.assessment.pk:
            raise forms.ValidationError(
                _("There's a newer test. This is the plan based on it.")
            )
        return submitted

    def clean(self) -> dict[str, Any]:
        if self.result and not self.errors:
            name = plan_from(
                self.result,
                athlete=self.athlete,
                today=self.result.scored_test.tested_on,
            ).name
            current = Plan.objects.active().filter(athlete=self.athlete, name=name)
            if current.exists():
                self.add_error(
                    None, _("The plan from this test has already been started.")
                )
        return self.cleaned_data

    def save(self, *, today: date, assigned_by: User) -> Plan:
        result = cast(Result, self.result)
        plan = plan_from(result, athlete=self.athlete, today=today)
        plan.key = self.cleaned_data["key"]
        plan.assigned_by = assigned_by
        plan.save(force_insert=True)
        PlanItem.objects.bulk_create(plan_items_from(result, plan=plan))
        return plan
