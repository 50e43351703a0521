from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Staff
from accounts.requests import AuthenticatedRequest
from training.squad_board.alerts import alerts
from training.squad_board.board import FILTERS, filter_statuses
from training.squad_board.presenters import AthleteRow, alert_row, filter_chips
from training.squad_board.squads import memberships_of, squads_staffed_by
from training.squad_board.statuses import MAX_ATHLETES, athlete_statuses


@require_GET
def squad_list(request: AuthenticatedRequest) -> HttpResponse:
    """List the squads whose staff the user is on, and those that see their training."""
    squads = squads_staffed_by(request.user, now=timezone.now())
    context = {"squads": squads, "memberships": memberships_of(request.user)}
    return render(request, "training/squad_board/squad_list.html", context)


@require_GET
def squad_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show who needs the coach today, and all athletes in one table."""
    staff = request.user.staff_roles.select_related("squad")
    staff_member = get_object_or_404(staff, squad=pk)
    now = timezone.localtime()
    statuses = athlete_statuses(staff_member.squad, now=now)
    listed = statuses[:MAX_ATHLETES]
    show, name = request.GET.get("show", ""), request.GET.get("q", "")[:80]
    may_write = staff_member.role in Staff.EDITING_ROLES
    key = show if show in FILTERS else ""
    shown = filter_statuses(listed, key=key, name=name, now=now)
    context = {
        "squad": staff_member.squad,
        "today": now.date(),
        "athlete_count": len(listed),
        "is_cut": len(statuses) > MAX_ATHLETES,
        "may_write": may_write,
        "is_head": staff_member.role == Staff.Role.HEAD,
        "alerts": [
            alert_row(alert, now=now, may_write=may_write)
            for alert in alerts(listed, now=now)
        ],
        "filters": filter_chips(listed, on=key, now=now),
        "rows": [AthleteRow(status, now) for status in shown],
        "show": key,
        "name": name,
    }
    return render(request, "training/squad_board/squad_detail.html", context)
