"""Finish and edit a session."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hipflex.forms.conflicts import VERSION_FIELD, EditMixin
from hipflex.forms.fields import MomentField
from hipflex.forms.layout import Chips
from training.log.fields import ScaleField
from training.models import Session

MIN_YEAR = 2000
MAX_NOTE_LENGTH = 2000
NOTE_TOO_LONG = gettext_lazy(
    "The note is %(show_value)s characters long; the limit is %(limit_value)s."
)
TIME_FIELDS = ("started_at", "finished_at")


def note_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=MAX_NOTE_LENGTH,
        error_messages={"max_length": NOTE_TOO_LONG},
        widget=forms.Textarea({"rows": 3}),
    )


def moment_field(**kwargs: Any) -> MomentField:
    words = gettext_lazy("Enter a date and time, for example 2026-11-22 17:30.")
    return MomentField(error_messages={"invalid": words}, **kwargs)


class SessionFinishForm(EditMixin, forms.ModelForm):
    """Finish a session, with an optional note."""

    note = note_field()

    class Meta:
        model = Session
        fields = ["note"]

    def save(self, commit: bool = True) -> Session:
        session: Session = self.instance
        session.finish(at=timezone.now(), note=self.cleaned_data["note"])
        return session


class SessionEditForm(EditMixin, forms.ModelForm):
    """Edit the times, the note and the pain of the next morning."""

    started_at = moment_field(label=gettext_lazy("Started"))
    finished_at = moment_field(label=gettext_lazy("Finished"))
    next_morning_pain = ScaleField(
        low=0, high=10, label=gettext_lazy("Pain the next morning, 0 to 10")
    )
    note = note_field()

    class Meta:
        model = Session
        fields = ["next_morning_pain", "note", "started_at", "finished_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A page that was opened before the session was finished has no end to edit.
        has_end = not self.is_bound or self.add_prefix("finished_at") in self.data
        if self.instance.is_open or not has_end:
            del self.fields["finished_at"]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        times = [name for name in TIME_FIELDS if name in self.fields]
        helper.layout = Layout(Chips("next_morning_pain", scroll=True), "note", *times)
        return helper

    def clean(self) -> dict[str, Any]:
        for name in self.cleaned_data.keys() - {*self.changed_data, VERSION_FIELD}:
            self.cleaned_data[name] = self.initial[name]
        now = timezone.now()
        for name in TIME_FIELDS:
            moment = self.cleaned_data.get(name)
            if moment and moment > now:
                self.add_error(
                    name, _("This is in the future. Enter a time in the past.")
                )
            elif moment and moment.year < MIN_YEAR:
                self.add_error(name, _("Enter a year from 2000 onwards."))
        self._check_order()
        return self.cleaned_data

    def _check_order(self) -> None:
        started = self.cleaned_data.get("started_at")
        finished = self.cleaned_data.get("finished_at")
        if started and finished and finished < started:
            self.add_error(
                "finished_at", _("The finish time must be after the start time.")
            )
