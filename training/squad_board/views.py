from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Staff
from accounts.requests import AuthenticatedRequest
from training.squad_board.alerts import needs
from training.squad_board.board import FILTERS, chosen
from training.squad_board.presenters import Row, choices, line_of
from training.squad_board.squads import joined_by, staffed_by
from training.squad_board.statuses import MOST_ATHLETES, standings_of


@require_GET
def squad_list(request: AuthenticatedRequest) -> HttpResponse:
    """The squads one is on the staff of, and those that see one's own training."""
    squads = staffed_by(request.user, now=timezone.now())
    context = {"squads": squads, "memberships": joined_by(request.user)}
    return render(request, "training/squad_board/squad_list.html", context)


@require_GET
def squad_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The board: who needs the coach today, and everyone in one table."""
    posts = request.user.staff_roles.select_related("squad")
    post = get_object_or_404(posts, squad=pk)
    now = timezone.localtime()
    standings = standings_of(post.squad, now=now)
    found, known = len(standings), standings[:MOST_ATHLETES]
    show, name = request.GET.get("show", ""), request.GET.get("q", "")[:80]
    may_write = post.role in Staff.EDITING_ROLES
    key = show if show in FILTERS else ""
    shown = chosen(known, key=key, name=name, now=now)
    context = {
        "squad": post.squad,
        "today": now.date(),
        "athlete_count": len(known),
        "is_cut": found > MOST_ATHLETES,
        "may_write": may_write,
        "is_head": post.role == Staff.Role.HEAD,
        "lines": [
            line_of(need, now=now, may_write=may_write)
            for need in needs(known, now=now)
        ],
        "choices": choices(known, on=key, now=now),
        "rows": [Row(standing, now) for standing in shown],
        "show": key,
        "name": name,
    }
    return render(request, "training/squad_board/squad_detail.html", context)
