"""Pages of no app, and error pages."""

import sys

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError
from django.db.transaction import non_atomic_requests
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from hipflex.http.caching import RELEASE_ONLY, cache_for_visitors
from hipflex.http.logs import request_id
from hipflex.icons import ICONS
from hipflex.styleguide.forms import ComponentsForm

RETRY_AFTER_S = "5"


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html")


@require_safe
@non_atomic_requests
@login_not_required
@cache_for_visitors(RELEASE_ONLY)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")


@require_safe
@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Show every component on one page, for developers."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    context = {
        "form": ComponentsForm(),
        "refused": ComponentsForm.refused(),
        "icon_names": list(ICONS),
    }
    return render(request, "styleguide/components.html", context)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    own_origin = f"{request.scheme}://{request.get_host()}"
    context = {"is_from_here": request.headers.get("Origin") == own_origin}
    return render(request, "403_csrf.html", context, status=403)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    # No request in the context: its content is what could not be read.
    return HttpResponseBadRequest(render_to_string("400.html"))


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    # No request in the context: its user would be a query.
    is_database_away = isinstance(sys.exception(), (InterfaceError, OperationalError))
    context = {"request_id": request_id.get(), "away": is_database_away}
    page = render_to_string("500.html", context)
    if is_database_away:
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_S})
    return HttpResponseServerError(page)
