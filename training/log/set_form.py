"""The form of one set: on the log page, on its own page, or to edit a logged set."""

from typing import Any, Final, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exercises.measurement_modes import AMOUNTS
from exercises.models import Exercise
from hipflex.forms.fields import plain
from hipflex.forms.layout import Chips, Segmented, Stepper
from hipflex.sides import SideOrBoth
from training.load_kinds import has_weight, requires_weight
from training.log.set_fields import SetFields
from training.models import Session, SetLog
from training.models.set_log import LOAD_FIELDS

LoadKind = Exercise.LoadKind

MAX_FAULT_LENGTH: Final = 120
MORE_FIELDS: Final = {*LOAD_FIELDS, "effort", "pain", "faults"}


class SetLogForm(SetFields):
    """One set of an exercise, with only the fields that the exercise measures.

    `previous` is the same set of an earlier session. Validation makes one query: the
    fields check the ranges, so the check constraints aren't queried again.
    """

    def __init__(
        self,
        *args: Any,
        session: Session,
        exercise: Exercise,
        user: User,
        previous: SetLog | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.session = session
        self.exercise = exercise
        self.user = user
        self.previous = previous
        if self.instance._state.adding:
            self._prepare_instance()
        self._remove_unused_fields()
        self._set_choices()

    def _prepare_instance(self) -> None:
        loads = self.exercise.load_kinds or [LoadKind.BODYWEIGHT]
        defaults: dict[str, Any] = {
            "load_kind": loads[0],
            "load_unit": self.user.weight_unit,
        }
        self.initial = {**defaults, **self.initial}
        self.instance.session = self.session
        self.instance.athlete_id = self.session.athlete_id
        self.instance.exercise = self.exercise
        self.instance.mode = self.exercise.mode
        self.instance.sided = self.exercise.sided
        self.instance.side = SideOrBoth.BOTH
        self.instance.load_kind = loads[0]

    def _remove_unused_fields(self) -> None:
        exercise = self.exercise
        is_used = {
            "side": exercise.sided,
            "reps": exercise.has_reps,
            "hold_s": exercise.has_hold,
            "distance_m": exercise.has_distance,
            "lean_deg": exercise.has_lean,
            "faults": bool(exercise.faults),
            "load_kind": len(exercise.load_kinds) > 1,
            "load_value": self.has_weight_field,
            "load_unit": self.has_weight_field,
            "band_level": LoadKind.BAND in exercise.load_kinds,
        }
        for name in [name for name, used in is_used.items() if not used]:
            del self.fields[name]

    def _set_choices(self) -> None:
        faults = [fault["see"][:MAX_FAULT_LENGTH] for fault in self.exercise.faults]
        choices = {
            "load_kind": [
                (kind, LoadKind(kind).label) for kind in self.exercise.load_kinds
            ],
            "faults": [(fault, fault) for fault in faults],
        }
        for name in choices.keys() & self.fields.keys():
            cast(forms.ChoiceField, self.fields[name]).choices = choices[name]

    @property
    def has_load_fields(self) -> bool:
        return self.exercise.has_load

    @property
    def has_weight_field(self) -> bool:
        return any(map(has_weight, self.exercise.load_kinds))

    def clean_load_kind(self) -> str:
        return str(self.cleaned_data["load_kind"] or self.initial["load_kind"])

    def clean_load_unit(self) -> str:
        return str(self.cleaned_data["load_unit"] or self.initial["load_unit"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.has_load_fields:
            self._check_load(self.cleaned_data)
        return self.cleaned_data

    def _check_load(self, values: dict[str, Any]) -> None:
        kind = values.get("load_kind", self.instance.load_kind)
        value, band = values.get("load_value"), values.get("band_level")
        if kind == LoadKind.BAND and band is None:
            self._add_field_error(
                "band_level", _("Enter the band level; 1 is the lightest.")
            )
        if kind != LoadKind.BAND and band is not None:
            self._add_field_error(
                "band_level", _("To enter a band level, choose “Band” as the load.")
            )
        if value is not None and not has_weight(kind):
            message = _(
                "You entered %(amount)s without a load. Choose the load, or clear this "
                "field."
            )
            self._add_field_error("load_value", message % {"amount": plain(value)})
        if value is None and requires_weight(kind):
            self._add_field_error("load_value", _("Enter the load amount."))

    def _add_field_error(self, name: str, message: str) -> None:
        """Add the error, unless the field already has one."""
        if name not in self.errors:
            self.add_error(name, message)

    def validate_unique(self) -> None:
        """Skip it: the view has looked up the key already."""

    def validate_constraints(self) -> None:
        """Check only that no other set has the place: each constraint is a query."""
        place = {"number": self.instance.number, "side": self.instance.side}
        if self.errors.keys() & place.keys():
            return
        sets = SetLog.objects.active().filter(session=self.session)
        taken = sets.filter(exercise=self.exercise, **place).exclude(
            pk=self.instance.pk
        )
        if taken.exists():
            self.add_error("number", _("This set is already logged."))

    def save(self, commit: bool = True) -> SetLog:
        self.instance.pk = self.cleaned_data["key"]
        self.instance.done_at = timezone.now()
        set_log: SetLog = super().save(commit)
        return set_log

    @property
    def main(self) -> FormHelper:
        """The fields that every set of this exercise needs."""
        steppers = [
            Stepper(name, big=True, last=self._previous_value(name))
            for name in AMOUNTS
            if name in self.fields
        ]
        if not self.is_lean_planned:
            steppers += self._lean(big=True)
        return _helper(Div(*steppers, css_class="two"))

    @property
    def more(self) -> FormHelper:
        """The optional fields."""
        rows: list[Any] = self._lean(big=False) if self.is_lean_planned else []
        if "load_kind" in self.fields:
            rows.append("load_kind")
        if self.has_load_fields:
            rows.append(Div(*self._load_row(), css_class="two"))
        rows += [Chips("effort", scroll=True), Chips("pain", scroll=True)]
        if "faults" in self.fields:
            rows.append(Chips("faults"))
        return _helper(*rows)

    @property
    def more_label(self) -> str:
        names = [_("lean")] if self.is_lean_planned else []
        names += [_("load")] if self.has_load_fields else []
        return _("More: %(names)s") % {
            "names": ", ".join([*names, _("effort"), _("pain")])
        }

    @property
    def place(self) -> FormHelper:
        """Set number and side, on pages other than the log page."""
        rows = [
            Stepper("number"),
            *([Segmented("side")] if self.exercise.sided else []),
        ]
        return _helper(*rows)

    @property
    def is_lean_planned(self) -> bool:
        """Whether the log page's row already shows the lean: it is rarely changed."""
        return self.initial.get("lean_deg") is not None and not self.is_bound

    def _lean(self, *, big: bool) -> list[Stepper]:
        if "lean_deg" not in self.fields:
            return []
        previous = self._previous_value("lean_deg")
        return [Stepper("lean_deg", big=big, step="15", last=previous)]

    @property
    def is_more_open(self) -> bool:
        """Whether an optional field needs attention: a required load, or an error."""
        requires_load = (
            self.has_load_fields and LoadKind.BODYWEIGHT not in self.exercise.load_kinds
        )
        return requires_load or bool(self.errors.keys() & MORE_FIELDS)

    def _load_row(self) -> list[Any]:
        row: list[Any] = []
        if self.has_weight_field:
            previous = self._previous_weight()
            row += [
                Stepper("load_value", step="0.5", last=previous),
                Segmented("load_unit"),
            ]
        if "band_level" in self.fields:
            row.append(Stepper("band_level", last=self._previous_value("band_level")))
        return row

    def _previous_weight(self) -> str:
        """Return the previous weight, or "" if it was in the other unit."""
        unit = getattr(self.previous, "load_unit", None)
        return (
            self._previous_value("load_value")
            if unit == self.initial["load_unit"]
            else ""
        )

    def _previous_value(self, name: str) -> str:
        value = getattr(self.previous, name, None)
        return "" if value is None else plain(value)


def _helper(*rows: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*rows)
    return helper
