"""The run sheet of one test: its form, its lifts, and the one way to save them."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Self

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.knee_lift.geometry import shoulder_travel_cm
from assessments.knee_lift.protocol import (
    LEAN_POSITIONS,
    MAX_ATTEMPTS,
    UPRIGHT_TRIALS,
    Outcome,
    Position,
)
from assessments.knee_lift.units import LiftUnit
from assessments.models import Assessment, Trial
from assessments.test_form.lean_rows import LeanRow
from assessments.test_form.rules import check_sheet
from assessments.test_form.setup import AssessmentForm
from assessments.test_form.trials import LeanForm, Slot, TrialForm, UprightForm
from hipflex.forms.conflicts import saved_now
from hipflex.sides import Side

ATTEMPTS: Final = range(1, MAX_ATTEMPTS + 1)


@dataclass(frozen=True)
class Known:
    """What a new sheet starts from, beside the test itself."""

    initial: dict[str, Any] = field(default_factory=dict)
    # The first upright lift of each side last time, as it stands in grey.
    last: Mapping[Side, str] = field(default_factory=dict)
    latest: Assessment | None = None
    length_unit: str = "cm"


class Sheet:
    """All forms of one test. Bound to a stored test, it shows what that says."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        assessment: Assessment,
        recorded: Sequence[Trial] = (),
        known: Known | None = None,
    ) -> None:
        self.data = data
        self.assessment = assessment
        self.recorded = recorded
        self.known = known = known or Known()
        # Now: the form writes what was typed to the instance.
        self.thigh = assessment.thigh
        self.stored_unit = unit_of(recorded, known.initial.get("unit"))
        stopped = [one for one in recorded if one.result == Outcome.STOPPED]
        stop = AssessmentForm.initial_stop(stopped[-1] if stopped else None)
        told = {"unit": self.stored_unit} | stop | known.initial
        unit = known.length_unit
        self.form = AssessmentForm(
            data, instance=assessment, initial=told, length_unit=unit
        )

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        data: Mapping[str, Any] | None = None,
        *,
        length_unit: str = "cm",
    ) -> Self:
        """The sheet of a stored test, whose trials are prefetched."""
        initial = {"key": assessment.pk, "version": assessment.version}
        recorded = list(assessment.trials.all())
        known = Known(initial=initial, length_unit=length_unit)
        return cls(data, assessment=assessment, recorded=recorded, known=known)

    @cached_property
    def unit(self) -> LiftUnit:
        if not self.form.is_bound:
            return self.stored_unit
        self.form.is_valid()
        return self.form.cleaned_data.get("unit", self.stored_unit)

    @cached_property
    def trials(self) -> list[TrialForm]:
        """Every form of a lift, the first side first."""
        first = Side.LEFT if self.form["first_side"].value() == "L" else Side.RIGHT
        sides = (first, first.other)
        upright = [Slot(s, Position.UPRIGHT, one) for one in ATTEMPTS for s in sides]
        lean = [self._lean_slot(s, one) for one in LEAN_POSITIONS for s in sides]
        return [self._form(slot) for slot in (*upright, *lean)]

    def _lean_slot(self, side: Side, position: Position) -> Slot:
        """The last try of a step, where a retry was recorded apart."""
        tries = [
            one.attempt
            for one in self.recorded
            if (one.side, one.position) == (side, position)
            and one.result != Outcome.STOPPED
        ]
        return Slot(side, position, max(tries, default=1))

    def _form(self, slot: Slot) -> TrialForm:
        place = (slot.side, slot.position, slot.attempt)
        before = next((one for one in self.recorded if one.place == place), None)
        lift = before and before.shown_in(self.stored_unit, self.thigh)
        shared: dict[str, Any] = {
            "slot": slot,
            "unit": self.unit,
            "before": before,
            "initial": {} if lift is None else {"lift": lift},
        }
        if slot.position is not Position.UPRIGHT:
            return LeanForm(self.data, **shared)
        last = self.known.last.get(slot.side, "")
        return UprightForm(self.data, last=last, **shared)

    @property
    def forms(self) -> list[forms.BaseForm]:
        return [self.form, *self.trials]

    @property
    def refused(self) -> list[TrialForm]:
        """The lifts that something is wrong with; none before the sheet was sent."""
        return [form for form in self.trials if form.errors]

    @property
    def upright(self) -> list[TrialForm]:
        return [form for form in self._upright if form.slot.attempt <= UPRIGHT_TRIALS]

    @property
    def third(self) -> list[TrialForm]:
        return [form for form in self._upright if form.slot.attempt > UPRIGHT_TRIALS]

    @property
    def third_is_open(self) -> bool:
        return any(form.errors or form["lift"].value() for form in self.third)

    @property
    def _upright(self) -> list[TrialForm]:
        return [one for one in self.trials if one.slot.position is Position.UPRIGHT]

    @property
    def lean(self) -> list[LeanRow]:
        return [self._lean_row(position) for position in LEAN_POSITIONS]

    def _lean_row(self, position: Position) -> LeanRow:
        both = [form for form in self.trials if form.slot.position is position]
        stature = self.assessment.stature_cm or self.form.initial.get("stature_cm")
        if not stature:
            return LeanRow(position, both, None)
        travel = shoulder_travel_cm(float(stature), position.lean_deg)
        return LeanRow(position, both, travel)

    def is_valid(self) -> bool:
        """Cleans all forms of a bound sheet, then looks at them together."""
        for form in self.forms:
            form.full_clean()
        check_sheet(self.form, self.trials)
        return not any(form.errors for form in self.forms)

    def has_changed(self) -> bool:
        return any(form.has_changed() for form in self.forms)

    @property
    def is_outdated(self) -> bool:
        """Whether somebody saved the test while this sheet was open."""
        return bool(self.form.cleaned_data["version"] != self.assessment.version)

    def refuse_outdated(self) -> None:
        """Says so, and lets the next send count. Answer it with status 409."""
        words = _(
            "Somebody saved this test meanwhile. Below each value stands what is "
            "saved now; send again to keep yours."
        )
        self.form.add_error(None, words)
        for form in self.forms:
            for name in form.changed_data:
                form[name].help_text = saved_now(form[name])
        data: Any = copy(self.form.data)
        data["version"] = str(self.assessment.version)
        self.form.data = data

    @transaction.atomic
    def save(self, *, user: User) -> Assessment:
        """Writes the test and its lifts; a valid sheet only."""
        test: Assessment = self.form.save(commit=False)
        if test._state.adding:
            test.pk = self.form.cleaned_data["key"]
            test.sign(user)
            test.save(force_insert=True)
        else:
            test.save_edit(user, fields=self.form.Meta.fields)
        self._save_trials(test)
        return test

    def _save_trials(self, test: Assessment) -> None:
        rows = self.rows()
        for row in rows:
            row.assessment = test
            row.athlete_id = test.athlete_id
        kept = {row.place for row in rows} | self._untouched()
        gone = [one.pk for one in self.recorded if one.place not in kept]
        if gone:
            test.trials.filter(pk__in=gone).delete()
        Trial.objects.bulk_upsert(rows)

    def _untouched(self) -> set[tuple[str, str, int]]:
        """Earlier tries of a step that is still there, and what the page leaves out."""
        given = {form.slot.place for form in self.trials if form.is_given}
        latest = {(side, position): attempt for side, position, attempt in given}
        return {
            one.place
            for one in self.recorded
            if one.position == Position.STANDING
            or (
                one.position != Position.UPRIGHT
                and one.attempt < latest.get((one.side, one.position), 0)
            )
        }

    def rows(self) -> list[Trial]:
        """The lifts as rows without their test, with the one that ended it."""
        rows = [form.trial() for form in self.trials if form.is_given]
        stop = self.form.stopped_trial()
        if stop is None:
            return rows
        there = [row for row in rows if row.place[:2] == stop.place[:2]]
        stop.attempt = max((row.attempt for row in there), default=0) + 1
        if stop.attempt <= MAX_ATTEMPTS:
            return [*rows, stop]
        there[-1].result, there[-1].pain = stop.result, stop.pain
        return rows


def unit_of(recorded: Iterable[Trial], default: LiftUnit | None) -> LiftUnit:
    """The unit in which the lifts of a stored test were read."""
    for trial in recorded:
        if trial.thigh_deg is not None:
            return LiftUnit.DEGREE
        if trial.lift_value is not None:
            return LiftUnit(trial.lift_unit)
    return default or LiftUnit.CM
