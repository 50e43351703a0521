import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from assessments.knee_lift import safety
from assessments.knee_lift.scored_test import score_assessment
from assessments.models import Assessment
from assessments.test_form.form import TestForm
from assessments.test_form.prefill import new_test_form
from hipflex.forms.replay import (
    find_existing,
    is_replay,
    reject_changed_resend,
    retry_after_race,
)


@require_http_methods(["GET", "HEAD", "POST"])
@retry_after_race
def assessment_create(request: AuthenticatedRequest, athlete_pk: int) -> HttpResponse:
    athletes = Athlete.objects.editable_by(request.user)
    athlete = get_object_or_404(athletes, pk=athlete_pk)
    if request.method != "POST":
        return _render_form(request, new_test_form(athlete, request.user))

    own = Assessment.objects.editable_by(request.user).filter(athlete=athlete)
    existing = find_existing(own, request.POST)
    if existing:
        return _answer_resend(request, existing)
    test_form = new_test_form(athlete, request.user, request.POST)
    if not test_form.is_valid():
        return _render_form(request, test_form, status=422)
    messages.success(request, _("Test saved."))
    return redirect(test_form.save(user=request.user))


def _answer_resend(request: AuthenticatedRequest, existing: Assessment) -> HttpResponse:
    """Redirect if the same form was sent again; refuse other values under its key."""
    unit = request.user.length_unit
    test_form = TestForm.of(existing, request.POST, length_unit=unit)
    if all(is_replay(form) for form in test_form.forms):
        return redirect(existing)
    reject_changed_resend(test_form.form)
    return _render_form(request, test_form, status=409, sends_new=True)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_edit(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    rows = Assessment.objects.editable_by(request.user).for_page()
    unit = request.user.length_unit
    if request.method != "POST":
        test = get_object_or_404(rows, pk=pk)
        return _render_form(request, TestForm.of(test, length_unit=unit))

    test = get_object_or_404(rows.select_for_update(of=("self",)), pk=pk)
    test_form = TestForm.of(test, request.POST, length_unit=unit)
    return (
        _save_changes(request, test_form) if test_form.has_changed() else redirect(test)
    )


def _save_changes(request: AuthenticatedRequest, test_form: TestForm) -> HttpResponse:
    if not test_form.is_valid():
        return _render_form(request, test_form, status=422)
    if test_form.is_stale:
        return _render_form(request, test_form.with_saved_values(), status=409)
    messages.success(request, _("Test updated."))
    return redirect(test_form.save(user=request.user))


def _render_form(
    request: AuthenticatedRequest,
    test_form: TestForm,
    *,
    status: int = 200,
    sends_new: bool = False,
) -> HttpResponse:
    latest = test_form.prefill.latest
    is_new = test_form.assessment._state.adding
    context = {
        "test_form": test_form,
        "form": test_form.form,
        "athlete": test_form.assessment.athlete,
        "is_new": is_new,
        "sends_new": is_new or sends_new,
        "latest": score_assessment(latest) if latest else None,
        "safety": safety,
    }
    return render(
        request, "assessments/test_form/assessment_form.html", context, status=status
    )
