"""Pages that are the same for every visitor may be kept for a while."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import conditional_page

# Long enough for a way through the library, short enough for a corrected exercise.
SECONDS = 300

View = Callable[..., HttpResponse]


def kept_for_visitors(view: View) -> View:
    """Any cache may keep the page for whoever brings no cookie, and gets none."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = conditional_page(view)(request, *args, **kwargs)
        # A form's token is one visitor's own: another could not send the form.
        has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
        if response.status_code == 200 and not (request.COOKIES or has_token):
            patch_cache_control(response, public=True, max_age=SECONDS)
            patch_vary_headers(response, ["Cookie"])
        return response

    return wrapped
