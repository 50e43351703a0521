"""Health checks: whether the process is alive, and whether it can write."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, transaction
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hipflex.models import Heartbeat


@never_cache
@transaction.non_atomic_requests
@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive\n", content_type="text/plain")


@never_cache
@login_not_required
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    # Write: a read still succeeds on a full disk.
    try:
        Heartbeat.objects.update_or_create(pk=1, defaults={"beat_at": Now()})
    except DatabaseError:
        return HttpResponse("no database\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
