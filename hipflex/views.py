"""Pages that belong to no app."""

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

from hipflex.http.caching import NO_ROWS, kept_for_visitors
from hipflex.http.logs import request_id
from hipflex.icons import ICONS
from hipflex.styleguide.forms import ComponentsForm

RETRY_AFTER_S = "5"


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors(NO_ROWS)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html")


@require_safe
@non_atomic_requests
@login_not_required
@kept_for_visitors(NO_ROWS)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")


@require_safe
@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for those who build with them."""
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
    own = f"{request.scheme}://{request.get_host()}"
    context = {"is_from_here": request.headers.get("Origin") == own}
    return render(request, "403_csrf.html", context, status=403)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    # No request in the context: what it holds is what could not be read.
    return HttpResponseBadRequest(render_to_string("400.html"))


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    # No request in the context: who is there is a question to the database.
    away = isinstance(sys.exception(), (InterfaceError, OperationalError))
    context = {"request_id": request_id.get(), "away": away}
    page = render_to_string("500.html", context)
    if away:
        return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER_S})
    return HttpResponseServerError(page)
