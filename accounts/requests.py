"""The type of a signed-in user's request."""

from django.http import HttpRequest

from accounts.models import User


class AuthenticatedRequest(HttpRequest):
    """A request behind LoginRequiredMiddleware: its user is never anonymous."""

    user: User
