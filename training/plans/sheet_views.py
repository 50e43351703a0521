from typing import Any, Final

from django.db.transaction import non_atomic_requests
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import AuthenticatedRequest
from hipflex.printing import paper, pdf, qr
from training.models import Plan
from training.plans.session_sheet import build_session_sheet

SHEET_TEMPLATE: Final = "training/plans/session_sheet.html"


@require_safe
def plan_sheet(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show the session sheet, to print and fill in without a phone."""
    context = _context(request, pk)
    return render(request, "training/plans/session_sheet_page.html", context)


# Drawing takes long: don't hold a transaction open for it.
@require_safe
@non_atomic_requests
def plan_sheet_pdf(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    return pdf.response(
        request, SHEET_TEMPLATE, _context(request, pk), name=f"session-{pk}"
    )


def _context(request: AuthenticatedRequest, pk: int) -> dict[str, Any]:
    plan = get_object_or_404(Plan.objects.for_detail(request.user), pk=pk)
    start = reverse("training:session_start", args=[plan.athlete_id])
    address = request.build_absolute_uri(start)
    return {
        "plan": plan,
        "title": f"{plan.athlete}, {plan.name}",
        "table": build_session_sheet(plan.items.all()),
        "sheet": SHEET_TEMPLATE,
        "paper": paper.chosen(request),
        "address": address,
        "code": qr.drawing(address, _("QR code to log this session")),
        "has_pdf": pdf.available(),
        "here": reverse("training:plan_sheet", args=[pk]),
    }
