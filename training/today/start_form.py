"""Start a session."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from accounts.models import Athlete
from hipflex.forms.replay import KeyField
from training.models import Plan, Session


class SessionStartForm(forms.ModelForm):
    """Start a session, with or without a plan."""

    key = KeyField()
    plan: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=Plan.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy("This plan is not running any more.")
        },
    )

    class Meta:
        model = Session
        fields = ["plan"]

    def __init__(self, *args: Any, athlete: Athlete, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.athlete = athlete
        plans = Plan.objects.filter(athlete=athlete)
        # A session that exists already may belong to a plan that has ended since.
        allowed = plans.active() if self.instance._state.adding else plans
        cast(forms.ModelChoiceField, self.fields["plan"]).queryset = allowed

    def save(self, commit: bool = True) -> Session:
        self.instance.pk = self.cleaned_data["key"]
        self.instance.athlete = self.athlete
        self.instance.started_at = timezone.now()
        session: Session = super().save(commit)
        return session
