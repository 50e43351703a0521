"""One form for every set: posted from the log page, typed alone, or corrected."""

from typing import Any, Final, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from exercises.models import Exercise
from hipflex.forms.fields import plain
from hipflex.forms.layout import Chips, Segmented, Stepper
from hipflex.sides import SideOrBoth
from training.log.set_fields import SetFields
from training.models import Session, SetLog

LoadKind = Exercise.LoadKind

FAULT_LENGTH: Final = 120
LOAD_FIELDS: Final = {"load_kind", "load_value", "load_unit", "band_level"}
MORE_FIELDS: Final = LOAD_FIELDS | {"effort", "pain", "faults"}
# Loads that are nothing without their weight.
WEIGHED: Final = set(LoadKind) - {
    LoadKind.BODYWEIGHT,
    LoadKind.BAND,
    LoadKind.ASSISTANCE,
}


class SetLogForm(SetFields):
    """What a person says about one set; what the exercise does not measure is left out.

    Not more than one query: the fields hold the ranges that the database checks again.
    """

    def __init__(
        self,
        *args: Any,
        session: Session,
        exercise: Exercise,
        user: User,
        last: SetLog | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.session = session
        self.exercise = exercise
        self.user = user
        self.last = last
        if self.instance._state.adding:
            self._say_which_set()
        self._ask_only_what_is_measured()
        self._offer_choices()

    def _say_which_set(self) -> None:
        loads = self.exercise.load_kinds or [LoadKind.BODYWEIGHT]
        usual: dict[str, Any] = {
            "load_kind": loads[0],
            "load_unit": self.user.weight_unit,
        }
        self.initial = {**usual, **self.initial}
        self.instance.session = self.session
        self.instance.athlete_id = self.session.athlete_id
        self.instance.exercise = self.exercise
        self.instance.mode = self.exercise.mode
        self.instance.sided = self.exercise.sided
        self.instance.side = SideOrBoth.BOTH
        self.instance.load_kind = loads[0]

    def _ask_only_what_is_measured(self) -> None:
        exercise = self.exercise
        asked = {
            "side": exercise.sided,
            "reps": exercise.asks_reps,
            "hold_s": exercise.asks_hold,
            "distance_m": exercise.asks_distance,
            "lean_deg": exercise.asks_lean,
            "faults": bool(exercise.faults),
            "load_kind": len(exercise.load_kinds) > 1,
            "load_value": self.asks_weight,
            "load_unit": self.asks_weight,
            "band_level": LoadKind.BAND in exercise.load_kinds,
        }
        for name in [name for name, is_asked in asked.items() if not is_asked]:
            del self.fields[name]

    def _offer_choices(self) -> None:
        seen = [fault["see"][:FAULT_LENGTH] for fault in self.exercise.faults]
        offers = {
            "load_kind": [
                (one, LoadKind(one).label) for one in self.exercise.load_kinds
            ],
            "faults": [(words, words) for words in seen],
        }
        for name in offers.keys() & self.fields.keys():
            cast(forms.ChoiceField, self.fields[name]).choices = offers[name]

    @property
    def asks_load(self) -> bool:
        return self.exercise.asks_load

    @property
    def asks_weight(self) -> bool:
        return bool(
            set(self.exercise.load_kinds) - {LoadKind.BODYWEIGHT, LoadKind.BAND}
        )

    def clean_load_kind(self) -> str:
        return str(self.cleaned_data["load_kind"] or self.initial["load_kind"])

    def clean_load_unit(self) -> str:
        return str(self.cleaned_data["load_unit"] or self.initial["load_unit"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.asks_load:
            self._check_load(self.cleaned_data)
        return self.cleaned_data

    def _check_load(self, said: dict[str, Any]) -> None:
        kind = said.get("load_kind", self.instance.load_kind)
        value, band = said.get("load_value"), said.get("band_level")
        if kind == LoadKind.BAND and band is None:
            self._complain("band_level", _("Say which band: 1 is the lightest."))
        if kind != LoadKind.BAND and band is not None:
            self._complain("band_level", _("A band goes with the load “Band”."))
        if kind in (LoadKind.BODYWEIGHT, LoadKind.BAND) and value is not None:
            words = _("%(typed)s of what? Choose the load, or empty this field.")
            self._complain("load_value", words % {"typed": plain(value)})
        if kind in WEIGHED and value is None:
            self._complain("load_value", _("Say how much."))

    def _complain(self, name: str, words: str) -> None:
        """Beside the field, unless it has its own complaint already."""
        if name not in self.errors:
            self.add_error(name, words)

    def validate_unique(self) -> None:
        """The key was looked up before the form."""

    def validate_constraints(self) -> None:
        """Only what another row decides; each check constraint would be a query."""
        line = {"number": self.instance.number, "side": self.instance.side}
        if self.errors.keys() & line.keys():
            return
        sets = SetLog.objects.active().filter(session=self.session)
        taken = sets.filter(exercise=self.exercise, **line).exclude(pk=self.instance.pk)
        if taken.exists():
            self.add_error("number", _("This set is logged already."))

    def save(self, commit: bool = True) -> SetLog:
        self.instance.pk = self.cleaned_data["key"]
        self.instance.done_at = timezone.now()
        set_log: SetLog = super().save(commit)
        return set_log

    @property
    def main(self) -> FormHelper:
        """What is asked of every set of this exercise."""
        names = ["reps", "hold_s", "distance_m"]
        asked = [
            Stepper(name, big=True, last=self._ghost(name))
            for name in names
            if name in self.fields
        ]
        if not self.is_lean_planned:
            asked += self._lean(big=True)
        return _bare(Div(*asked, css_class="two"))

    @property
    def more(self) -> FormHelper:
        """What a person may add."""
        rows: list[Any] = self._lean(big=False) if self.is_lean_planned else []
        if "load_kind" in self.fields:
            rows.append("load_kind")
        if self.asks_load:
            rows.append(Div(*self._load_row(), css_class="two"))
        rows += [Chips("effort", scroll=True), Chips("pain", scroll=True)]
        if "faults" in self.fields:
            rows.append(Chips("faults"))
        return _bare(*rows)

    @property
    def more_words(self) -> str:
        names = [_("lean")] if self.is_lean_planned else []
        names += [_("load")] if self.asks_load else []
        return _("More: %(names)s") % {
            "names": ", ".join([*names, _("effort"), _("pain")])
        }

    @property
    def which(self) -> FormHelper:
        """Set and side, where no line of the log page says them."""
        rows = [
            Stepper("number"),
            *([Segmented("side")] if self.exercise.sided else []),
        ]
        return _bare(*rows)

    @property
    def is_lean_planned(self) -> bool:
        """The line says the lean already: it is changed seldom."""
        return self.initial.get("lean_deg") is not None and not self.is_bound

    def _lean(self, *, big: bool) -> list[Stepper]:
        if "lean_deg" not in self.fields:
            return []
        ghost = self._ghost("lean_deg")
        return [Stepper("lean_deg", big=big, step="15", last=ghost)]

    @property
    def is_more_open(self) -> bool:
        """A load that must be said, or anything to change, is not hidden."""
        needs_load = (
            self.asks_load and LoadKind.BODYWEIGHT not in self.exercise.load_kinds
        )
        return needs_load or bool(self.errors.keys() & MORE_FIELDS)

    def _load_row(self) -> list[Any]:
        row: list[Any] = []
        if self.asks_weight:
            ghost = self._weight_ghost()
            row += [
                Stepper("load_value", step="0.5", last=ghost),
                Segmented("load_unit"),
            ]
        if "band_level" in self.fields:
            row.append(Stepper("band_level", last=self._ghost("band_level")))
        return row

    def _weight_ghost(self) -> str:
        """Nothing in grey where last time's number was in the other unit."""
        unit = getattr(self.last, "load_unit", None)
        return self._ghost("load_value") if unit == self.initial["load_unit"] else ""

    def _ghost(self, name: str) -> str:
        value = getattr(self.last, name, None)
        return "" if value is None else plain(value)


def _bare(*rows: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*rows)
    return helper
