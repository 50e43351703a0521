import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Athlete
from accounts.requests import AuthenticatedRequest
from assessments.knee_lift import safety
from assessments.knee_lift.scored_test import read
from assessments.models import Assessment
from assessments.test_form.form import Sheet
from assessments.test_form.prefill import new_sheet
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
        return _sheet_page(request, new_sheet(athlete, request.user))

    own = Assessment.objects.editable_by(request.user).filter(athlete=athlete)
    written = find_existing(own, request.POST)
    if written:
        return _answer_again(request, written)
    sheet = new_sheet(athlete, request.user, request.POST)
    if not sheet.is_valid():
        return _sheet_page(request, sheet, status=422)
    messages.success(request, _("Test saved."))
    return redirect(sheet.save(user=request.user))


def _answer_again(request: AuthenticatedRequest, written: Assessment) -> HttpResponse:
    """The same sheet twice is one test; the same key with other values is refused."""
    unit = request.user.length_unit
    sheet = Sheet.of(written, request.POST, length_unit=unit)
    if all(is_replay(form) for form in sheet.forms):
        return redirect(written)
    reject_changed_resend(sheet.form)
    return _sheet_page(request, sheet, status=409, sends_new=True)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_edit(request: AuthenticatedRequest, pk: uuid.UUID) -> HttpResponse:
    rows = Assessment.objects.editable_by(request.user).for_page()
    unit = request.user.length_unit
    if request.method != "POST":
        test = get_object_or_404(rows, pk=pk)
        return _sheet_page(request, Sheet.of(test, length_unit=unit))

    test = get_object_or_404(rows.select_for_update(of=("self",)), pk=pk)
    sheet = Sheet.of(test, request.POST, length_unit=unit)
    return _save_changes(request, sheet) if sheet.has_changed() else redirect(test)


def _save_changes(request: AuthenticatedRequest, sheet: Sheet) -> HttpResponse:
    if not sheet.is_valid():
        return _sheet_page(request, sheet, status=422)
    if sheet.is_stale:
        return _sheet_page(request, sheet.with_saved_values(), status=409)
    messages.success(request, _("Test updated."))
    return redirect(sheet.save(user=request.user))


def _sheet_page(
    request: AuthenticatedRequest,
    sheet: Sheet,
    *,
    status: int = 200,
    sends_new: bool = False,
) -> HttpResponse:
    latest = sheet.known.latest
    is_new = sheet.assessment._state.adding
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "athlete": sheet.assessment.athlete,
        "is_new": is_new,
        "sends_new": is_new or sends_new,
        "latest": read(latest) if latest else None,
        "safety": safety,
    }
    return render(
        request, "assessments/test_form/assessment_form.html", context, status=status
    )
