"""The form on which a test is recorded: set-up, trials, and how they are saved."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Self

from django import forms
from django.db import transaction

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
from assessments.test_form.rules import check_test_form
from assessments.test_form.setup import AssessmentForm
from assessments.test_form.trials import LeanForm, TrialForm, TrialSlot, UprightForm
from hipflex.forms.conflicts import show_saved_values
from hipflex.sides import Side

ATTEMPTS: Final = range(1, MAX_ATTEMPTS + 1)


@dataclass(frozen=True)
class Prefill:
    """The values that a new test form starts with, besides the test itself."""

    initial: dict[str, Any] = field(default_factory=dict)
    # The first upright lift of each side last time, shown as a placeholder.
    last: Mapping[Side, str] = field(default_factory=dict)
    latest: Assessment | None = None
    length_unit: str = "cm"


class TestForm:
    """All forms of one test. For a stored test they show its values."""

    # Keeps test runners from taking it for a test class.
    __test__ = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        assessment: Assessment,
        recorded: Sequence[Trial] = (),
        prefill: Prefill | None = None,
    ) -> None:
        self.data = data
        self.assessment = assessment
        self.recorded = recorded
        self.prefill = prefill = prefill or Prefill()
        # Read now: validating the form writes the submitted values to the instance.
        self.thigh = assessment.thigh
        self.stored_unit = unit_of(recorded, prefill.initial.get("unit"))
        stopped = [one for one in recorded if one.result == Outcome.STOPPED]
        stop = AssessmentForm.initial_stop(stopped[-1] if stopped else None)
        initial_values = {"unit": self.stored_unit} | stop | prefill.initial
        unit = prefill.length_unit
        self.form = AssessmentForm(
            data, instance=assessment, initial=initial_values, length_unit=unit
        )

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        data: Mapping[str, Any] | None = None,
        *,
        length_unit: str = "cm",
    ) -> Self:
        """Return the form of a stored test, whose trials are prefetched."""
        initial = {"key": assessment.pk, "version": assessment.version}
        recorded = list(assessment.trials.all())
        prefill = Prefill(initial=initial, length_unit=length_unit)
        return cls(data, assessment=assessment, recorded=recorded, prefill=prefill)

    @cached_property
    def unit(self) -> LiftUnit:
        if not self.form.is_bound:
            return self.stored_unit
        self.form.is_valid()
        return self.form.cleaned_data.get("unit", self.stored_unit)

    @cached_property
    def trials(self) -> list[TrialForm]:
        """Return the form of every trial, the first side first."""
        first = Side.LEFT if self.form["first_side"].value() == "L" else Side.RIGHT
        sides = (first, first.other)
        upright = [
            TrialSlot(side, Position.UPRIGHT, attempt)
            for attempt in ATTEMPTS
            for side in sides
        ]
        lean = [
            self._lean_slot(side, position)
            for position in LEAN_POSITIONS
            for side in sides
        ]
        return [self._trial_form(slot) for slot in (*upright, *lean)]

    def _lean_slot(self, side: Side, position: Position) -> TrialSlot:
        """Return the slot of the last attempt, if a repeated one was recorded."""
        tries = [
            one.attempt
            for one in self.recorded
            if (one.side, one.position) == (side, position)
            and one.result != Outcome.STOPPED
        ]
        return TrialSlot(side, position, max(tries, default=1))

    def _trial_form(self, slot: TrialSlot) -> TrialForm:
        place = (slot.side, slot.position, slot.attempt)
        trial = next((one for one in self.recorded if one.place == place), None)
        lift = trial and trial.shown_in(self.stored_unit, self.thigh)
        shared: dict[str, Any] = {
            "slot": slot,
            "unit": self.unit,
            "recorded": trial,
            "initial": {} if lift is None else {"lift": lift},
        }
        if slot.position is not Position.UPRIGHT:
            return LeanForm(self.data, **shared)
        last = self.prefill.last.get(slot.side, "")
        return UprightForm(self.data, last=last, **shared)

    @property
    def forms(self) -> list[forms.BaseForm]:
        return [self.form, *self.trials]

    @property
    def invalid_trials(self) -> list[TrialForm]:
        """Return the trials with errors; none before the form was submitted."""
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
        """Clean all forms of a bound test form, then check them together."""
        for form in self.forms:
            form.full_clean()
        check_test_form(self.form, self.trials)
        return not any(form.errors for form in self.forms)

    def has_changed(self) -> bool:
        return any(form.has_changed() for form in self.forms)

    @property
    def is_stale(self) -> bool:
        """Whether someone else has saved the test while this form was open."""
        return self.form["version"].data != str(self.assessment.version)

    def with_saved_values(self) -> Self:
        """Return the submitted forms with each field's saved value as help text."""
        names = {form: form.changed_data for form in self.forms}
        show_saved_values(names, version=str(self.assessment.version))
        return self

    @transaction.atomic
    def save(self, *, user: User) -> Assessment:
        """Save the test and its trials. The form must be valid."""
        test: Assessment = self.form.save(commit=False)
        if test._state.adding:
            test.pk = self.form.cleaned_data["key"]
            test.set_tester(user)
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
        remaining = {row.place for row in rows} | self._untouched()
        removed = [one.pk for one in self.recorded if one.place not in remaining]
        if removed:
            test.trials.filter(pk__in=removed).delete()
        Trial.objects.bulk_upsert(rows)

    def _untouched(self) -> set[tuple[str, str, int]]:
        """Return earlier attempts of a submitted lean, and trials not on the form."""
        given = {form.slot.place for form in self.trials if form.is_filled_in}
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
        """Return the trials without their test, with the one that stopped it."""
        rows = [form.trial() for form in self.trials if form.is_filled_in]
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
    """Return the unit in which the lifts of a stored test were entered."""
    for trial in recorded:
        if trial.thigh_deg is not None:
            return LiftUnit.DEGREE
        if trial.lift_value is not None:
            return LiftUnit(trial.lift_unit)
    return default or LiftUnit.CM
