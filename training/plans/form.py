"""Start the plan that a test has led to."""

import uuid
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from accounts.models import Athlete, User
from assessments.results.result import Result
from hipflex.forms.replay import KeyField
from training.models import Plan, PlanItem
from training.plans.proposal import items_of, plan_of


class PlanStartForm(forms.Form):
    """Posts the key and the test; what the plan holds follows from the test."""

    key = KeyField()
    assessment = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        athlete: Athlete,
        result: Result | None,
        started: Plan | None = None,
    ) -> None:
        """`started` is the plan that the posted key has made before."""
        self.athlete = athlete
        self.result = result
        test = result.scored_test.assessment.pk if result else None
        shown = started.assessment_id if started else test
        super().__init__(*args)
        self.initial = {"assessment": shown}

    def clean_assessment(self) -> uuid.UUID:
        posted: uuid.UUID = self.cleaned_data["assessment"]
        if self.result is None or not self.result.plan.items:
            raise forms.ValidationError(_("There is no test that leads to a plan."))
        if posted != self.result.scored_test.assessment.pk:
            raise forms.ValidationError(
                _("There is a newer test. This is the plan it leads to.")
            )
        return posted

    def clean(self) -> dict[str, Any]:
        if self.result and not self.errors:
            name = plan_of(
                self.result,
                athlete=self.athlete,
                today=self.result.scored_test.tested_on,
            ).name
            running = Plan.objects.active().filter(athlete=self.athlete, name=name)
            if running.exists():
                self.add_error(None, _("The plan from this test is running already."))
        return self.cleaned_data

    def save(self, *, today: date, assigned_by: User) -> Plan:
        result = cast(Result, self.result)
        plan = plan_of(result, athlete=self.athlete, today=today)
        plan.key = self.cleaned_data["key"]
        plan.assigned_by = assigned_by
        plan.save(force_insert=True)
        PlanItem.objects.bulk_create(items_of(result, plan=plan))
        return plan
