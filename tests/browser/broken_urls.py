"""The site's addresses, and some that fail on purpose."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import requires_csrf_token

from hipflex.urls import *  # noqa: F403
from hipflex.urls import urlpatterns as ours


def broken(request: HttpRequest, status: int) -> HttpResponse:
    if status == 400:
        raise SuspiciousOperation
    if status == 403:
        raise PermissionDenied
    if status == 429:
        return render(request, "429.html", status=429)
    raise ValueError(status)


broken.login_required = False
urlpatterns = [*ours, path("broken/<int:status>/", requires_csrf_token(broken))]
