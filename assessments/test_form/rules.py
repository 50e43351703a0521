"""Checks of a test as a whole; each error is added to the field concerned."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assessments.knee_lift.geometry import thigh_length_cm
from assessments.knee_lift.protocol import INCH, Outcome, Position
from assessments.knee_lift.trials import upright_of
from assessments.test_form.setup import AssessmentForm
from assessments.test_form.trials import TrialForm
from hipflex.sides import Side


def check_test_form(form: AssessmentForm, trials: Sequence[TrialForm]) -> None:
    """Add the errors. All forms must be cleaned, valid or not."""
    if form.no_test_today:
        _check_not_tested(form, trials)
        return
    for side in Side:
        of_side = [trial for trial in trials if trial.slot.side is side]
        if not form.cleaned_data.get("stopped"):
            _check_first_lift(of_side)
        _check_leans(form, of_side)


def _check_not_tested(form: AssessmentForm, trials: Sequence[TrialForm]) -> None:
    stopped = form.cleaned_data.get("stopped")
    if not stopped and not any(trial.is_filled_in or trial.errors for trial in trials):
        return
    pained = not form.cleaned_data.get("injured_recently")
    words = _(
        "With this answer, don't test today. To record it as “not tested”, leave all "
        "lifts empty."
    )
    form.add_error("pain_before" if pained else "injured_recently", words)


def _check_first_lift(trials: Sequence[TrialForm]) -> None:
    first = trials[0]
    if not first.is_filled_in and not first.errors:
        words = _("Enter the first lift for this side; 0 if the knee didn't rise.")
        first.add_error("lift", words)


def _check_leans(form: AssessmentForm, trials: Sequence[TrialForm]) -> None:
    """A side leans once it lifts 2.5 cm upright, and stops where it does not clear."""
    upright = [trial for trial in trials if trial.slot.position is Position.UPRIGHT]
    thigh_cm = _thigh_cm(form)
    steps = [trial for trial in trials if trial not in upright]
    tried = [one for one in steps if one.is_filled_in and not one.errors]
    if thigh_cm is None or any(one.errors for one in upright):
        return
    lifts = [one.trial().as_result() for one in upright if one.is_filled_in]
    best = upright_of(lifts, thigh_cm=thigh_cm).best_cm
    if best is None or best < INCH.cm:
        words = _("The lean needs a valid upright lift of at least 2.5 cm first.")
        for step in tried:
            step.add_error("result", words)
    else:
        _check_order(tried)


def _check_order(tried: Sequence[TrialForm]) -> None:
    ended = ""
    for step in tried:
        if step.outcome != Outcome.VALID:
            ended = ended or str(step.slot.position.label)
        elif ended:
            words = _(
                "This side stopped at %(lean)s, so a further lean can't be cleared."
            )
            step.add_error("result", words % {"lean": ended})


def _thigh_cm(form: AssessmentForm) -> float | None:
    measured = form.cleaned_data.get("thigh_cm")
    stature = form.cleaned_data.get("stature_cm")
    if measured is not None:
        return float(measured)
    return None if stature is None else thigh_length_cm(float(stature))
